CREATE TABLE "flyway_schema_history" COMMENT 'Flyway: migrations of this schema'(
    "installed_rank" INTEGER COMMENT 'Order in which they were applied' NOT NULL,
    "version" CHARACTER VARYING(50) COMMENT 'Version of the tables; null of a view',
    "description" CHARACTER VARYING(200) COMMENT 'What it makes' NOT NULL,
    "type" CHARACTER VARYING(20) COMMENT 'How it was applied' NOT NULL,
    "script" CHARACTER VARYING(1000) COMMENT 'Its file' NOT NULL,
    "checksum" INTEGER COMMENT 'Digest of its content',
    "installed_by" CHARACTER VARYING(100) COMMENT 'User who applied it' NOT NULL,
    "installed_on" TIMESTAMP DEFAULT CURRENT_TIMESTAMP COMMENT 'When it was applied' NOT NULL,
    "execution_time" INTEGER COMMENT 'How long it took, in milliseconds' NOT NULL,
    "success" BOOLEAN COMMENT 'Whether it succeeded' NOT NULL
);

ALTER TABLE "flyway_schema_history" ADD CONSTRAINT "flyway_schema_history_pk" PRIMARY KEY("installed_rank");

CREATE SEQUENCE "BATCH_JOB_EXECUTION_SEQ" START WITH 1;

CREATE SEQUENCE "BATCH_JOB_INSTANCE_SEQ" START WITH 1;

CREATE SEQUENCE "BATCH_STEP_EXECUTION_SEQ" START WITH 1;

CREATE TABLE "BATCH_JOB_INSTANCE" COMMENT 'Spring Batch: jobs, each for a run or a night'(
    "JOB_INSTANCE_ID" BIGINT COMMENT 'Key of the job' NOT NULL,
    "VERSION" BIGINT COMMENT 'Number of changes of the row',
    "JOB_NAME" CHARACTER VARYING(100) COMMENT 'Name of the job' NOT NULL,
    "JOB_KEY" CHARACTER VARYING(32) COMMENT 'Digest of the parameters that tell it from others' NOT NULL
);

ALTER TABLE "BATCH_JOB_INSTANCE" ADD CONSTRAINT "CONSTRAINT_3" PRIMARY KEY("JOB_INSTANCE_ID");

CREATE TABLE "BATCH_JOB_EXECUTION" COMMENT 'Spring Batch: executions of jobs'(
    "JOB_EXECUTION_ID" BIGINT COMMENT 'The execution of the job' NOT NULL,
    "VERSION" BIGINT COMMENT 'Number of changes of the row',
    "JOB_INSTANCE_ID" BIGINT COMMENT 'The job' NOT NULL,
    "CREATE_TIME" TIMESTAMP COMMENT 'When it was created, UTC' NOT NULL,
    "START_TIME" TIMESTAMP DEFAULT NULL COMMENT 'When it began, UTC',
    "END_TIME" TIMESTAMP DEFAULT NULL COMMENT 'When it ended, UTC; null until then',
    "STATUS" CHARACTER VARYING(10) COMMENT 'Status of the execution',
    "EXIT_CODE" CHARACTER VARYING(2500) COMMENT 'How it ended',
    "EXIT_MESSAGE" CHARACTER VARYING(2500) COMMENT 'Why it ended so',
    "LAST_UPDATED" TIMESTAMP COMMENT 'When the row was changed last, UTC'
);

ALTER TABLE "BATCH_JOB_EXECUTION" ADD CONSTRAINT "CONSTRAINT_4" PRIMARY KEY("JOB_EXECUTION_ID");

CREATE TABLE "BATCH_JOB_EXECUTION_PARAMS" COMMENT 'Spring Batch: parameters of executions'(
    "JOB_EXECUTION_ID" BIGINT COMMENT 'The execution of the job' NOT NULL,
    "PARAMETER_NAME" CHARACTER VARYING(100) COMMENT 'Name of the parameter' NOT NULL,
    "PARAMETER_TYPE" CHARACTER VARYING(100) COMMENT 'Java class of its value' NOT NULL,
    "PARAMETER_VALUE" CHARACTER VARYING(1000000) COMMENT 'Its value',
    "IDENTIFYING" CHARACTER(1) COMMENT 'Y where it tells jobs from each other, else N' NOT NULL
);

CREATE TABLE "BATCH_STEP_EXECUTION" COMMENT 'Spring Batch: executions of steps'(
    "STEP_EXECUTION_ID" BIGINT COMMENT 'The execution of the step' NOT NULL,
    "VERSION" BIGINT COMMENT 'Number of changes of the row' NOT NULL,
    "STEP_NAME" CHARACTER VARYING(100) COMMENT 'Name of the step' NOT NULL,
    "JOB_EXECUTION_ID" BIGINT COMMENT 'The execution of the job' NOT NULL,
    "CREATE_TIME" TIMESTAMP COMMENT 'When it was created, UTC' NOT NULL,
    "START_TIME" TIMESTAMP DEFAULT NULL COMMENT 'When it began, UTC',
    "END_TIME" TIMESTAMP DEFAULT NULL COMMENT 'When it ended, UTC; null until then',
    "STATUS" CHARACTER VARYING(10) COMMENT 'Status of the execution',
    "COMMIT_COUNT" BIGINT COMMENT 'Transactions that were committed',
    "READ_COUNT" BIGINT COMMENT 'Items that were read',
    "FILTER_COUNT" BIGINT COMMENT 'Items that were filtered',
    "WRITE_COUNT" BIGINT COMMENT 'Items that were written',
    "READ_SKIP_COUNT" BIGINT COMMENT 'Items that were skipped when they were read',
    "WRITE_SKIP_COUNT" BIGINT COMMENT 'Items that were skipped when they were written',
    "PROCESS_SKIP_COUNT" BIGINT COMMENT 'Items that were skipped when they were processed',
    "ROLLBACK_COUNT" BIGINT COMMENT 'Transactions that were rolled back',
    "EXIT_CODE" CHARACTER VARYING(2500) COMMENT 'How it ended',
    "EXIT_MESSAGE" CHARACTER VARYING(2500) COMMENT 'Why it ended so',
    "LAST_UPDATED" TIMESTAMP COMMENT 'When the row was changed last, UTC'
);

ALTER TABLE "BATCH_STEP_EXECUTION" ADD CONSTRAINT "CONSTRAINT_7" PRIMARY KEY("STEP_EXECUTION_ID");

CREATE TABLE "BATCH_STEP_EXECUTION_CONTEXT" COMMENT 'Spring Batch: what executions of steps keep for a restart'(
    "STEP_EXECUTION_ID" BIGINT COMMENT 'The execution of the step' NOT NULL,
    "SHORT_CONTEXT" CHARACTER VARYING(2500) COMMENT 'Beginning of the context' NOT NULL,
    "SERIALIZED_CONTEXT" CHARACTER VARYING COMMENT 'The context; null where it is short'
);

ALTER TABLE "BATCH_STEP_EXECUTION_CONTEXT" ADD CONSTRAINT "CONSTRAINT_E" PRIMARY KEY("STEP_EXECUTION_ID");

CREATE TABLE "BATCH_JOB_EXECUTION_CONTEXT" COMMENT 'Spring Batch: what executions keep for a restart'(
    "JOB_EXECUTION_ID" BIGINT COMMENT 'The execution of the job' NOT NULL,
    "SHORT_CONTEXT" CHARACTER VARYING(2500) COMMENT 'Beginning of the context' NOT NULL,
    "SERIALIZED_CONTEXT" CHARACTER VARYING COMMENT 'The context; null where it is short'
);

ALTER TABLE "BATCH_JOB_EXECUTION_CONTEXT" ADD CONSTRAINT "CONSTRAINT_B" PRIMARY KEY("JOB_EXECUTION_ID");

CREATE TABLE "OPEN_ORDER" COMMENT 'Orders that wait, and those that ended before they were filled whole'(
    "SESSION_ID" BIGINT COMMENT 'The session' NOT NULL,
    "ORDER_NO" BIGINT COMMENT 'Number of the order within its session, from 0' NOT NULL,
    "SYMBOL" CHARACTER VARYING(1000) COMMENT 'The symbol' NOT NULL,
    "SIDE" CHARACTER VARYING(4) COMMENT 'BUY or SELL' NOT NULL,
    "POSITION_EFFECT" CHARACTER VARYING(5) COMMENT 'OPEN or CLOSE: whether it opens a position or closes one' NOT NULL,
    "KIND" CHARACTER VARYING(6) COMMENT 'What the remark is about' NOT NULL,
    "QUANTITY" DECIMAL(20, 8) COMMENT 'How many shares' NOT NULL,
    "ORDER_QUANTITY" DECIMAL(20, 8) COMMENT 'Quantity of the order when it was decided' NOT NULL,
    "REQUESTED_QUANTITY" DECIMAL(20, 8) COMMENT 'What the session would have bought, or sold short, without limits' NOT NULL,
    "LIMITED_BY" CHARACTER VARYING(40) COMMENT 'Parameter of the limit; null where none limited it',
    "LIMIT_PRICE" DECIMAL(20, 8) COMMENT 'Price that the order is filled at or better; null for the market',
    "TRIGGER_PRICE" DECIMAL(20, 8) COMMENT 'Price at which the order becomes one at the market, or at its limit',
    "TRIGGERED" BOOLEAN COMMENT 'Whether that price was reached' NOT NULL,
    "LEVEL" DECIMAL(20, 8) COMMENT 'Price that the order waits or waited for; null where it waits for none',
    "STOP_PRICE" DECIMAL(20, 8) COMMENT 'Price of the stop; null without one',
    "TARGET_PRICE" DECIMAL(20, 8) COMMENT 'Price of the target; null without one',
    "RESERVE_PRICE" DECIMAL(20, 8) COMMENT 'Price a share at which an entry keeps cash while it waits',
    "DECIDED_AT" TIMESTAMP COMMENT 'Slice in which the order, or the level that made it, was decided' NOT NULL,
    "BARS_LEFT" INTEGER COMMENT 'Bars that the order goes on to wait for its price; null where it waits for none' NOT NULL,
    "TAKER_QUANTITY" DECIMAL(20, 8) COMMENT 'Filled of it at the market' NOT NULL,
    "TAKER_VALUE" DECIMAL(20, 8) COMMENT 'Value of that' NOT NULL,
    "MAKER_QUANTITY" DECIMAL(20, 8) COMMENT 'Filled of it at its limit' NOT NULL,
    "MAKER_VALUE" DECIMAL(20, 8) COMMENT 'Value of that' NOT NULL,
    "CHARGED" DECIMAL(20, 8) COMMENT 'Commission that was paid for what is filled' NOT NULL,
    "REASON" CHARACTER VARYING(1000) COMMENT 'Why, in words' NOT NULL,
    "ENDED_AT" TIMESTAMP COMMENT 'When it ended, UTC; null until then',
    "ENDED_BY" CHARACTER VARYING(100) COMMENT 'What ended it: cash, a setting, a level, or a few words',
    "CLOSE_PRICE" DECIMAL(20, 8) COMMENT 'Close of the bar that an entry at the market was decided at; else null',
    "AT_NEXT_OPEN" BOOLEAN DEFAULT FALSE COMMENT 'Whether it is filled at the next open, whenever others are: it covers a short position without margin' NOT NULL
);

ALTER TABLE "OPEN_ORDER" ADD CONSTRAINT "CONSTRAINT_7C7F" PRIMARY KEY("SESSION_ID", "ORDER_NO");

CREATE TABLE "RUN_REMARK" COMMENT 'What runs told beside their results'(
    "RUN_ID" BIGINT COMMENT 'The run of the session' NOT NULL,
    "REMARK_NO" INTEGER COMMENT 'Place of the remark, from 0' NOT NULL,
    "KIND" CHARACTER VARYING(40) COMMENT 'What the remark is about' NOT NULL,
    "REMARK" CHARACTER VARYING(4000) COMMENT 'The remark' NOT NULL
);

ALTER TABLE "RUN_REMARK" ADD CONSTRAINT "CONSTRAINT_522" PRIMARY KEY("RUN_ID", "REMARK_NO");

CREATE TABLE "SUSPICIOUS_BAR" COMMENT 'Bars that were used though they may be a fault of their source'(
    "SESSION_ID" BIGINT COMMENT 'The session' NOT NULL,
    "RUN_ID" BIGINT COMMENT 'The run of the session' NOT NULL,
    "SYMBOL" CHARACTER VARYING(1000) COMMENT 'The symbol' NOT NULL,
    "BAR_AT" TIMESTAMP COMMENT 'Time of the bar, UTC' NOT NULL,
    "REASON" CHARACTER VARYING(1000) COMMENT 'Why, in words' NOT NULL
);

ALTER TABLE "SUSPICIOUS_BAR" ADD CONSTRAINT "CONSTRAINT_7160" PRIMARY KEY("SESSION_ID", "SYMBOL", "BAR_AT");

CREATE TABLE "SESSION_RUN" COMMENT 'Runs: each carries a session forward, through all the job executions that it takes'(
    "RUN_ID" BIGINT GENERATED BY DEFAULT AS IDENTITY(START WITH 1) COMMENT 'Key of the run' NOT NULL,
    "SESSION_ID" BIGINT COMMENT 'The session' NOT NULL,
    "JOB_EXECUTION_ID" BIGINT COMMENT 'Execution of the job in Spring Batch''s tables that works on it, or did last',
    "STARTED_AT" TIMESTAMP COMMENT 'When it began, UTC' NOT NULL,
    "ENDED_AT" TIMESTAMP COMMENT 'When it ended, UTC; null until then',
    "STATUS" CHARACTER VARYING(10) COMMENT 'STARTED, COMPLETED, FAILED or STOPPED' NOT NULL,
    "FIRST_SLICE_AT" TIMESTAMP COMMENT 'Time of the first slice, UTC',
    "LAST_SLICE_AT" TIMESTAMP COMMENT 'Time of the last slice, UTC',
    "SLICES" BIGINT DEFAULT 0 COMMENT 'How many slices' NOT NULL,
    "BARS" BIGINT DEFAULT 0 COMMENT 'How many bars' NOT NULL,
    "TRADES" BIGINT DEFAULT 0 COMMENT 'How many trades' NOT NULL,
    "REJECTED_BARS" BIGINT DEFAULT 0 COMMENT 'How many rows could not be trusted' NOT NULL,
    "REFUSED_ENTRIES" BIGINT DEFAULT 0 COMMENT 'How many entries risk refused' NOT NULL,
    "FIRST_TRADE_NO" BIGINT DEFAULT 0 COMMENT 'How many trades the session had before' NOT NULL,
    "ELAPSED_MS" BIGINT DEFAULT 0 COMMENT 'How long it took, in milliseconds' NOT NULL,
    "MADE_WITH" CHARACTER VARYING(400) COMMENT 'Versions of Papertape, Java and the database',
    "FAILURE" CHARACTER VARYING(1000) COMMENT 'Why it failed; null where it did not',
    "WARM_UP_SLICES" BIGINT DEFAULT 0 COMMENT 'How many slices came before the first point of equity' NOT NULL,
    "STRATEGY_FAILURES" BIGINT DEFAULT 0 COMMENT 'How often a symbol did not trade because its strategy failed' NOT NULL
);

ALTER TABLE "SESSION_RUN" ADD CONSTRAINT "CONSTRAINT_7F" PRIMARY KEY("RUN_ID");

CREATE TABLE "SESSION_SYMBOL" COMMENT 'Names that the renamed symbols of a session have had up to its last slice, one row for each'(
    "SESSION_ID" BIGINT COMMENT 'The session' NOT NULL,
    "PLACE" INTEGER COMMENT 'Place of the symbol in the list of the session, from 0' NOT NULL,
    "NAME_NO" INTEGER COMMENT 'Numbers the names of a symbol in order of time, from 0' NOT NULL,
    "SYMBOL" CHARACTER VARYING(1000) COMMENT 'The symbol' NOT NULL,
    "NAME" CHARACTER VARYING(1000) COMMENT 'As trades, positions and orders call it on these dates' NOT NULL,
    "CURRENT_NAME" CHARACTER VARYING(1000) COMMENT 'Name of the same shares at the last slice of the session' NOT NULL,
    "SINCE" DATE COMMENT 'First date with the name; null where there was none before',
    "UNTIL" DATE COMMENT 'Last date with the name; null while it has it'
);

ALTER TABLE "SESSION_SYMBOL" ADD CONSTRAINT "CONSTRAINT_8DB" PRIMARY KEY("SESSION_ID", "PLACE", "NAME_NO");

CREATE TABLE "SESSION_METRIC" COMMENT 'Metrics of sessions, as of their last completed run'(
    "SESSION_ID" BIGINT COMMENT 'The session' NOT NULL,
    "METRIC" CHARACTER VARYING(100) COMMENT 'Name of the metric' NOT NULL,
    "METRIC_VALUE" DOUBLE PRECISION COMMENT 'Its value; null where undefined',
    "EXACT_VALUE" DECIMAL(20, 8) COMMENT 'The metric to its last digit where it is exact: a count or a sum of money',
    "REMARK" CHARACTER VARYING(200) COMMENT 'The remark'
);

ALTER TABLE "SESSION_METRIC" ADD CONSTRAINT "CONSTRAINT_826" PRIMARY KEY("SESSION_ID", "METRIC");

CREATE TABLE "EQUITY_POINT" COMMENT 'Equity after every slice'(
    "POINT_ID" BIGINT GENERATED BY DEFAULT AS IDENTITY(START WITH 1) COMMENT 'session_id * 4294967296 + number of the point' NOT NULL,
    "SESSION_ID" BIGINT COMMENT 'The session' NOT NULL,
    "RECORDED_AT" TIMESTAMP COMMENT 'Time of the slice, UTC' NOT NULL,
    "EQUITY" DECIMAL(20, 8) COMMENT 'Cash, the value of the positions and dividends that are owed' NOT NULL,
    "CASH" DECIMAL(20, 8) COMMENT 'Cash' NOT NULL,
    "POSITIONS_VALUE" DECIMAL(20, 8) COMMENT 'Value of the open positions, of short ones below 0' NOT NULL,
    "DRAWDOWN" DOUBLE PRECISION COMMENT 'Loss from the highest equity so far, a fraction of it' NOT NULL,
    "LOCAL_DATE" DATE COMMENT 'Date in the session''s zone; null where that is the UTC date',
    "RECEIVABLES" DECIMAL(20, 8) DEFAULT 0 COMMENT 'Dividends that are owed and not paid yet; below 0 where the session owes them' NOT NULL,
    "SHORTS_VALUE" DECIMAL(20, 8) DEFAULT 0 COMMENT 'Value of the short positions, above 0, which positions_value has taken off' NOT NULL
);

ALTER TABLE "EQUITY_POINT" ADD CONSTRAINT "CONSTRAINT_B3" PRIMARY KEY("POINT_ID");

CREATE TABLE "OPEN_POSITION" COMMENT 'What is held, and what is owed of short positions'(
    "SESSION_ID" BIGINT COMMENT 'The session' NOT NULL,
    "SYMBOL" CHARACTER VARYING(1000) COMMENT 'The symbol' NOT NULL,
    "QUANTITY" DECIMAL(20, 8) COMMENT 'How many shares, of a short position below 0' NOT NULL,
    "ENTRY_PRICE" DECIMAL(20, 8) COMMENT 'Price of the fill that opened the position' NOT NULL,
    "ENTERED_AT" TIMESTAMP COMMENT 'When the position was opened, UTC' NOT NULL,
    "LAST_PRICE" DECIMAL(20, 8) COMMENT 'Latest price' NOT NULL,
    "MARKET_VALUE" DECIMAL(20, 8) COMMENT 'Quantity times latest price, of a short position below 0' NOT NULL,
    "UNREALIZED_PNL" DECIMAL(20, 8) COMMENT 'Gain at the last price, before commissions' NOT NULL,
    "LOWEST_PRICE" DECIMAL(20, 8) COMMENT 'Lowest low of the bars while it was held',
    "HIGHEST_PRICE" DECIMAL(20, 8) COMMENT 'Highest high of the bars while it was held',
    "LAST_BAR_AT" TIMESTAMP COMMENT 'Time of the bar that the latest price comes from, UTC',
    "STALE" BOOLEAN COMMENT 'Whether that bar is older than the symbol''s bars usually are apart',
    "STOP_PRICE" DECIMAL(20, 8) COMMENT 'Price of the stop; null without one',
    "STOP_DECIDED_AT" TIMESTAMP COMMENT 'Slice in which the stop was decided',
    "TARGET_PRICE" DECIMAL(20, 8) COMMENT 'Price of the target; null without one',
    "TARGET_DECIDED_AT" TIMESTAMP COMMENT 'Slice in which the target was decided',
    "TRAIL_PRICE" DECIMAL(20, 8) COMMENT 'Trailing stop for the next bar; null without one',
    "TRAIL_DECIDED_AT" TIMESTAMP COMMENT 'Slice that raised the trailing stop last, or the entry''s signal',
    "MISSED_TRAILS" INTEGER COMMENT 'Bars in which the trailing stop may have been reached and was not; null without levels',
    "BARS_HELD" INTEGER COMMENT 'Bars of the symbol since the entry; null where the session does not count them'
);

ALTER TABLE "OPEN_POSITION" ADD CONSTRAINT "CONSTRAINT_F2" PRIMARY KEY("SESSION_ID", "SYMBOL");

CREATE TABLE "RUN_METRIC" COMMENT 'Metrics at the end of runs'(
    "RUN_ID" BIGINT COMMENT 'The run of the session' NOT NULL,
    "METRIC" CHARACTER VARYING(100) COMMENT 'Name of the metric' NOT NULL,
    "METRIC_VALUE" DOUBLE PRECISION COMMENT 'Its value; null where undefined',
    "EXACT_VALUE" DECIMAL(20, 8) COMMENT 'The metric to its last digit where it is exact: a count or a sum of money',
    "REMARK" CHARACTER VARYING(200) COMMENT 'The remark'
);

ALTER TABLE "RUN_METRIC" ADD CONSTRAINT "CONSTRAINT_49A" PRIMARY KEY("RUN_ID", "METRIC");

CREATE TABLE "SESSION_SETTING" COMMENT 'Settings that a session keeps, besides those that are columns of paper_session'(
    "SESSION_ID" BIGINT COMMENT 'The session' NOT NULL,
    "SETTING" CHARACTER VARYING(100) COMMENT 'Its name, as the parameter; one that has no row has its default' NOT NULL,
    "SETTING_VALUE" CHARACTER VARYING(4000) COMMENT 'Its value, as the text that could be given' NOT NULL
);

ALTER TABLE "SESSION_SETTING" ADD CONSTRAINT "CONSTRAINT_8737" PRIMARY KEY("SESSION_ID", "SETTING");

CREATE TABLE "EQUITY_DAY" COMMENT 'Equity at the end of every date, as of the last completed run'(
    "DAY_ID" BIGINT GENERATED BY DEFAULT AS IDENTITY(START WITH 1) COMMENT 'session_id * 4294967296 + number of the date' NOT NULL,
    "SESSION_ID" BIGINT COMMENT 'The session' NOT NULL,
    "CALENDAR_DAY" DATE COMMENT 'The date, in the session''s zone' NOT NULL,
    "EQUITY" DECIMAL(20, 8) COMMENT 'Cash, the value of the positions and dividends that are owed' NOT NULL,
    "CASH" DECIMAL(20, 8) COMMENT 'Cash' NOT NULL,
    "POSITIONS_VALUE" DECIMAL(20, 8) COMMENT 'Value of the open positions, of short ones below 0' NOT NULL,
    "DRAWDOWN" DOUBLE PRECISION COMMENT 'Deepest drawdown of the date, a fraction' NOT NULL,
    "BENCHMARK" DOUBLE PRECISION COMMENT 'What the initial capital would be worth in the benchmark' NOT NULL,
    "POINTS" BIGINT COMMENT 'Points of equity' NOT NULL,
    "POINTS_INVESTED" BIGINT COMMENT 'Points of equity with an open position' NOT NULL,
    "RECEIVABLES" DECIMAL(20, 8) DEFAULT 0 COMMENT 'Dividends that are owed and not paid yet; below 0 where the session owes them' NOT NULL,
    "SHORTS_VALUE" DECIMAL(20, 8) DEFAULT 0 COMMENT 'Value of the short positions, above 0, which positions_value has taken off' NOT NULL
);

ALTER TABLE "EQUITY_DAY" ADD CONSTRAINT "CONSTRAINT_E9" PRIMARY KEY("DAY_ID");

CREATE TABLE "DRAWDOWN" COMMENT 'Losses from a peak until it is reached again, as of the last completed run'(
    "DRAWDOWN_ID" BIGINT GENERATED BY DEFAULT AS IDENTITY(START WITH 1) COMMENT 'session_id * 4294967296 + number of the drawdown' NOT NULL,
    "SESSION_ID" BIGINT COMMENT 'The session' NOT NULL,
    "PEAK_AT" TIMESTAMP COMMENT 'Last point without a loss, UTC; null where the peak is the initial capital',
    "PEAK_EQUITY" DECIMAL(20, 8) COMMENT 'Equity at the peak' NOT NULL,
    "BEGAN_AT" TIMESTAMP COMMENT 'First point below the peak, UTC' NOT NULL,
    "TROUGH_AT" TIMESTAMP COMMENT 'Lowest point, UTC' NOT NULL,
    "TROUGH_EQUITY" DECIMAL(20, 8) COMMENT 'Equity at the lowest point' NOT NULL,
    "DEPTH" DOUBLE PRECISION COMMENT 'Loss at the lowest point, a fraction of the peak' NOT NULL,
    "RECOVERED_AT" TIMESTAMP COMMENT 'When the peak was reached again, UTC; null where it was not',
    "LAST_AT" TIMESTAMP COMMENT 'Last point below the peak, UTC' NOT NULL,
    "POINTS" BIGINT COMMENT 'Points below the peak' NOT NULL
);

ALTER TABLE "DRAWDOWN" ADD CONSTRAINT "CONSTRAINT_FD" PRIMARY KEY("DRAWDOWN_ID");

CREATE TABLE "TRADE" COMMENT 'Executed orders'(
    "TRADE_ID" BIGINT GENERATED BY DEFAULT AS IDENTITY(START WITH 1) COMMENT 'session_id * 4294967296 + trade_no' NOT NULL,
    "SESSION_ID" BIGINT COMMENT 'The session' NOT NULL,
    "TRADE_NO" BIGINT COMMENT 'Number of the trade within its session, from 0' NOT NULL,
    "SYMBOL" CHARACTER VARYING(1000) COMMENT 'The symbol' NOT NULL,
    "SIDE" CHARACTER VARYING(4) COMMENT 'BUY or SELL' NOT NULL,
    "QUANTITY" DECIMAL(20, 8) COMMENT 'How many shares' NOT NULL,
    "PRICE" DECIMAL(20, 8) COMMENT 'Price of a share' NOT NULL,
    "TRADED_AT" TIMESTAMP COMMENT 'Time of the slice, UTC' NOT NULL,
    "COMMISSION" DECIMAL(20, 8) COMMENT 'Commission' NOT NULL,
    "SLIPPAGE" DECIMAL(20, 8) COMMENT 'By which the fill was worse than the price, per share' NOT NULL,
    "CASH_FLOW" DECIMAL(20, 8) COMMENT 'What the trade added to the cash; below 0 where it took from it' NOT NULL,
    "REALIZED_PNL" DECIMAL(20, 8) COMMENT 'Gain net of commissions; null of trades that close nothing',
    "REASON" CHARACTER VARYING(1000) COMMENT 'Why, in words' NOT NULL,
    "REQUESTED_QUANTITY" DECIMAL(20, 8) COMMENT 'What the session would have bought, or sold short, without limits; of an exit the quantity' NOT NULL,
    "LIMITED_BY" CHARACTER VARYING(40) COMMENT 'The limit that reduced the quantity; null where none did',
    "ENTRY_TRADE_NO" BIGINT COMMENT 'Of trades that close a position: the one that opened it',
    "LOWEST_PRICE" DECIMAL(20, 8) COMMENT 'Lowest low of the bars while it was held',
    "HIGHEST_PRICE" DECIMAL(20, 8) COMMENT 'Highest high of the bars while it was held',
    "LOCAL_DATE" DATE COMMENT 'Date in the session''s zone; null where that is the UTC date',
    "POSITION_EFFECT" CHARACTER VARYING(5) COMMENT 'OPEN or CLOSE: what the trade does to the position' NOT NULL,
    "ORDER_NO" BIGINT COMMENT 'Number of the order within its session, from 0' NOT NULL,
    "KIND" CHARACTER VARYING(6) COMMENT 'What the remark is about' NOT NULL,
    "LEVEL" DECIMAL(20, 8) COMMENT 'Price that the order waits or waited for; null where it waits for none',
    "DECIDED_AT" TIMESTAMP COMMENT 'Slice in which the order, or the level that made it, was decided' NOT NULL,
    "AMBIGUOUS" BOOLEAN COMMENT 'Whether another order of events within the bar was possible' NOT NULL,
    "OTHER_PNL" DECIMAL(20, 8) COMMENT 'Of an ambiguous exit, what the other order of events would have realized',
    "MISSED_TRAILS" INTEGER COMMENT 'Of an exit, bars in which the trailing stop may have been reached and was not; null without a trailing stop'
);

ALTER TABLE "TRADE" ADD CONSTRAINT "CONSTRAINT_4C" PRIMARY KEY("TRADE_ID");

CREATE TABLE "PRICE_FILE" COMMENT 'Price files that runs have read to their end'(
    "RUN_ID" BIGINT COMMENT 'The run of the session' NOT NULL,
    "FILE" CHARACTER VARYING(1000) COMMENT 'The price file, without its folder' NOT NULL,
    "BYTES" BIGINT COMMENT 'Size of the file, compressed or not' NOT NULL,
    "SHA256" CHARACTER(64) COMMENT 'Digest of the file' NOT NULL,
    "DATA_ROWS" BIGINT COMMENT 'Rows of the file, used or not' NOT NULL
);

ALTER TABLE "PRICE_FILE" ADD CONSTRAINT "CONSTRAINT_C77" PRIMARY KEY("RUN_ID", "FILE");

CREATE TABLE "REJECTED_BAR" COMMENT 'Rows of price files that could not be trusted'(
    "SESSION_ID" BIGINT COMMENT 'The session' NOT NULL,
    "RUN_ID" BIGINT COMMENT 'The run of the session' NOT NULL,
    "FILE" CHARACTER VARYING(1000) COMMENT 'The price file, without its folder' NOT NULL,
    "LINE" BIGINT COMMENT 'Line of the file, from 1' NOT NULL,
    "SYMBOL" CHARACTER VARYING(1000) COMMENT 'The symbol',
    "TEXT" CHARACTER VARYING(1000) COMMENT 'The row as it stands in the file' NOT NULL,
    "REASON" CHARACTER VARYING(1000) COMMENT 'Why, in words' NOT NULL
);

CREATE TABLE "PRICE_BARS" COMMENT 'The bars of price sets: up to 128 successive bars of a symbol in few bytes'(
    "BLOCK_ID" BIGINT GENERATED BY DEFAULT AS IDENTITY(START WITH 1) COMMENT 'Key of the row' NOT NULL,
    "VERSION_ID" BIGINT COMMENT 'The version of a price set that has the bars' NOT NULL,
    "BLOCK_NO" BIGINT COMMENT 'Number of the row' NOT NULL,
    "SYMBOL" CHARACTER VARYING(1000) COMMENT 'The symbol' NOT NULL,
    "FIRST_AT" TIMESTAMP COMMENT 'Time of the first bar, UTC' NOT NULL,
    "LAST_AT" TIMESTAMP COMMENT 'Time of the last bar, UTC' NOT NULL,
    "BARS" INTEGER COMMENT 'How many bars' NOT NULL,
    "CONTENT" BINARY VARYING COMMENT 'The bars; the same bars have the same bytes' NOT NULL
);

ALTER TABLE "PRICE_BARS" ADD CONSTRAINT "CONSTRAINT_A" PRIMARY KEY("BLOCK_ID");

CREATE TABLE "RESTATEMENT" COMMENT 'Runs that replayed their session whole because bars or code had changed, and what that did'(
    "RUN_ID" BIGINT COMMENT 'The run of the session' NOT NULL,
    "BARS_CHANGED" BIGINT COMMENT 'Bars with other prices' NOT NULL,
    "BARS_MISSING" BIGINT COMMENT 'Bars that were gone' NOT NULL,
    "BARS_INSERTED" BIGINT COMMENT 'Bars that were new' NOT NULL,
    "COMPARED_AT" TIMESTAMP COMMENT 'Last slice that both histories have, UTC' NOT NULL,
    "EQUITY_BEFORE" DECIMAL(20, 8) COMMENT 'Equity with the bars of before' NOT NULL,
    "EQUITY_AFTER" DECIMAL(20, 8) COMMENT 'Equity with the bars of after',
    "TRADES_BEFORE" BIGINT COMMENT 'Trades with the bars of before' NOT NULL,
    "TRADES_AFTER" BIGINT COMMENT 'Trades with the bars of after' NOT NULL,
    "CODE_BEFORE" CHARACTER VARYING(400) COMMENT 'Digest of the strategy''s code before',
    "CODE_AFTER" CHARACTER VARYING(400) COMMENT 'Digest of the strategy''s code after'
);

ALTER TABLE "RESTATEMENT" ADD CONSTRAINT "CONSTRAINT_B2" PRIMARY KEY("RUN_ID");

CREATE TABLE "RESTATED_BAR" COMMENT 'The first bars that had changed, before and after'(
    "RUN_ID" BIGINT COMMENT 'The run of the session' NOT NULL,
    "SYMBOL" CHARACTER VARYING(1000) COMMENT 'The symbol' NOT NULL,
    "BAR_AT" TIMESTAMP COMMENT 'Time of the bar, UTC' NOT NULL,
    "OPEN_BEFORE" DECIMAL(20, 8) COMMENT 'Open before; null where the bar was missing',
    "HIGH_BEFORE" DECIMAL(20, 8) COMMENT 'High before',
    "LOW_BEFORE" DECIMAL(20, 8) COMMENT 'Low before',
    "CLOSE_BEFORE" DECIMAL(20, 8) COMMENT 'Close before',
    "VOLUME_BEFORE" DOUBLE PRECISION COMMENT 'Volume before',
    "OPEN_AFTER" DECIMAL(20, 8) COMMENT 'Open after; null where the bar is missing',
    "HIGH_AFTER" DECIMAL(20, 8) COMMENT 'High after',
    "LOW_AFTER" DECIMAL(20, 8) COMMENT 'Low after',
    "CLOSE_AFTER" DECIMAL(20, 8) COMMENT 'Close after',
    "VOLUME_AFTER" DOUBLE PRECISION COMMENT 'Volume after'
);

ALTER TABLE "RESTATED_BAR" ADD CONSTRAINT "CONSTRAINT_A82" PRIMARY KEY("RUN_ID", "SYMBOL", "BAR_AT");

CREATE TABLE "SWEEP" COMMENT 'Sweeps: a strategy with many combinations of parameters over the same bars'(
    "SWEEP_ID" BIGINT GENERATED BY DEFAULT AS IDENTITY(START WITH 1) COMMENT 'The sweep' NOT NULL,
    "NAME" CHARACTER VARYING(400) COMMENT 'Its name, as given' NOT NULL,
    "STRATEGY" CHARACTER VARYING(1000) COMMENT 'Name or class of the strategy' NOT NULL,
    "ACCOUNT" CHARACTER VARYING(6) COMMENT 'SYMBOL where every symbol is on an account of its own, BASKET where all are on one' NOT NULL,
    "OBJECTIVE" CHARACTER VARYING(100) COMMENT 'The metric by which the combinations of the sweep are judged' NOT NULL,
    "LARGEST_IS_BEST" BOOLEAN COMMENT 'Whether the best has the largest objective; otherwise the smallest' NOT NULL,
    "COMBINATIONS" BIGINT COMMENT 'Number of combinations of parameters' NOT NULL,
    "ACCOUNTS" INTEGER COMMENT 'Number of accounts for each combination and window: of symbols, or 1' NOT NULL,
    "WINDOWS" INTEGER COMMENT 'Number of windows of time' NOT NULL,
    "BLOCK_SIZE" INTEGER COMMENT 'Combinations that are written in one transaction, at most' NOT NULL,
    "FIRST_RESULT_ID" BIGINT COMMENT 'The least key that a result of the sweep may have' NOT NULL,
    "LAST_RESULT_ID" BIGINT COMMENT 'The greatest key that a result of the sweep may have' NOT NULL,
    "CODE_DIGEST" CHARACTER VARYING(100) COMMENT 'Digest of the code of the strategy' NOT NULL,
    "BARS_DIGEST" CHARACTER VARYING(64) COMMENT 'Digest of all bars and corporate actions that the sweep has seen' NOT NULL,
    "CREATED_AT" TIMESTAMP COMMENT 'When it was begun first' NOT NULL,
    "STARTED_AT" TIMESTAMP COMMENT 'When it began, UTC' NOT NULL,
    "ENDED_AT" TIMESTAMP COMMENT 'When it ended, UTC; null until then',
    "STATUS" CHARACTER VARYING(10) COMMENT 'OPEN, or CLOSED for good' NOT NULL,
    "FAILURE" CHARACTER VARYING(4000) COMMENT 'Why it failed; null where it did not',
    "PROVEN" BIGINT COMMENT 'Results that a replay by the engine has proven; null before that'
);

ALTER TABLE "SWEEP" ADD CONSTRAINT "CONSTRAINT_4B" PRIMARY KEY("SWEEP_ID");

CREATE TABLE "SESSION_HOLDER" COMMENT 'Who works on a session, or did last'(
    "SESSION" CHARACTER VARYING(400) COMMENT 'Name of the session' NOT NULL,
    "HELD_BY" CHARACTER VARYING(400) COMMENT 'Process and machine' NOT NULL,
    "HELD_SINCE" TIMESTAMP COMMENT 'Since when, UTC' NOT NULL
);

ALTER TABLE "SESSION_HOLDER" ADD CONSTRAINT "CONSTRAINT_7A" PRIMARY KEY("SESSION");

CREATE TABLE "SESSION_LOCK" COMMENT 'Rows that runs lock, so that one at a time works on a session'(
    "SESSION" CHARACTER VARYING(400) COMMENT 'Name of the session' NOT NULL
);

ALTER TABLE "SESSION_LOCK" ADD CONSTRAINT "CONSTRAINT_6" PRIMARY KEY("SESSION");

CREATE TABLE "STRATEGY_FAILURE" COMMENT 'What strategies threw: of each run, symbol and exception the first, and how often'(
    "SESSION_ID" BIGINT COMMENT 'The session' NOT NULL,
    "RUN_ID" BIGINT COMMENT 'The run of the session' NOT NULL,
    "SYMBOL" CHARACTER VARYING(1000) COMMENT 'The symbol' NOT NULL,
    "EXCEPTION" CHARACTER VARYING(400) COMMENT 'Class of what the strategy threw' NOT NULL,
    "FAILED_AT" TIMESTAMP COMMENT 'Time of the slice of the first, UTC' NOT NULL,
    "MESSAGE" CHARACTER VARYING(1000) COMMENT 'Message of the first',
    "OCCURRENCES" BIGINT COMMENT 'How often' NOT NULL
);

ALTER TABLE "STRATEGY_FAILURE" ADD CONSTRAINT "CONSTRAINT_F147" PRIMARY KEY("RUN_ID", "SYMBOL", "EXCEPTION");

CREATE TABLE "STRATEGY_VERSION" COMMENT 'Code that strategies of sessions had, by the time from which on'(
    "SESSION_ID" BIGINT COMMENT 'The session' NOT NULL,
    "VERSION_NO" INTEGER COMMENT 'Number of the code within its session, from 0' NOT NULL,
    "DIGEST" CHARACTER VARYING(400) COMMENT 'SHA-256 of the strategy''s classes, or name and version of a bundled one' NOT NULL,
    "USED_SINCE" TIMESTAMP COMMENT 'When a run first used it, UTC' NOT NULL,
    "AFTER_SLICE_AT" TIMESTAMP COMMENT 'Last slice of the session before it, UTC; null where there was none'
);

ALTER TABLE "STRATEGY_VERSION" ADD CONSTRAINT "CONSTRAINT_470" PRIMARY KEY("SESSION_ID", "VERSION_NO");

CREATE TABLE "WAITED_NIGHT" COMMENT 'Nights on which a slice was left for later'(
    "SESSION_ID" BIGINT COMMENT 'The session' NOT NULL,
    "SLICE_AT" TIMESTAMP COMMENT 'The first slice that was left' NOT NULL,
    "NIGHT" DATE COMMENT 'UTC date of the run that left it' NOT NULL
);

ALTER TABLE "WAITED_NIGHT" ADD CONSTRAINT "CONSTRAINT_6E3" PRIMARY KEY("SESSION_ID", "SLICE_AT", "NIGHT");

CREATE TABLE "CORPORATE_ACTION" COMMENT 'What companies did to their shares, as far as books were made from it'(
    "ACTION_ID" BIGINT GENERATED BY DEFAULT AS IDENTITY(START WITH 1) COMMENT 'version_id * 4294967296 + number of the row within its version' NOT NULL,
    "VERSION_ID" BIGINT COMMENT 'The version of a price set that has it' NOT NULL,
    "SYMBOL" CHARACTER VARYING(1000) COMMENT 'The symbol' NOT NULL,
    "EX_DATE" DATE COMMENT 'First date on which shares are without it; of a delisting the last date with a price' NOT NULL,
    "TYPE" CHARACTER VARYING(8) COMMENT 'RENAME, SPLIT, DIVIDEND or DELIST' NOT NULL,
    "VALUE" DECIMAL(20, 8) COMMENT 'New shares for an old one; cash for a share; what a delisted share is worth, or null where that is not told',
    "PAY_DATE" DATE COMMENT 'When a dividend is paid; null where that is not told',
    "NEW_SYMBOL" CHARACTER VARYING(1000) COMMENT 'Of a rename, the symbol from that date on; else null'
);

ALTER TABLE "CORPORATE_ACTION" ADD CONSTRAINT "CONSTRAINT_77" PRIMARY KEY("ACTION_ID");

CREATE TABLE "PRICE_SET" COMMENT 'Histories of bars, each kept once for all sessions that use it'(
    "SET_ID" BIGINT GENERATED BY DEFAULT AS IDENTITY(START WITH 1) COMMENT 'Key of the set' NOT NULL,
    "LOCATION" CHARACTER VARYING(4000) COMMENT 'Where the prices of the first session were: an absolute path' NOT NULL,
    "MEANING" CHARACTER VARYING(4000) COMMENT 'The settings that decide what a row of a file means, as name=value' NOT NULL
);

ALTER TABLE "PRICE_SET" ADD CONSTRAINT "CONSTRAINT_2" PRIMARY KEY("SET_ID");

CREATE TABLE "PRICE_SET_VERSION" COMMENT 'The versions of price sets that sessions were made from'(
    "VERSION_ID" BIGINT GENERATED BY DEFAULT AS IDENTITY(START WITH 1000000000) COMMENT 'Key of the version; of a set the highest is the newest' NOT NULL,
    "SET_ID" BIGINT COMMENT 'The price set' NOT NULL,
    "REVISION" BIGINT DEFAULT 0 COMMENT 'Raised whenever its bars change' NOT NULL
);

ALTER TABLE "PRICE_SET_VERSION" ADD CONSTRAINT "CONSTRAINT_E7" PRIMARY KEY("VERSION_ID");

CREATE TABLE "OPEN_LOT" COMMENT 'Fills of open positions that have several, or of which a part is sold'(
    "SESSION_ID" BIGINT COMMENT 'The session' NOT NULL,
    "SYMBOL" CHARACTER VARYING(1000) COMMENT 'The symbol' NOT NULL,
    "ENTRY_TRADE_NO" BIGINT COMMENT 'Number of the trade that bought it' NOT NULL,
    "SOLD" DECIMAL(20, 8) COMMENT 'How much of it is sold' NOT NULL,
    "PRICE" DECIMAL(20, 8) COMMENT 'Price of a share',
    "QUANTITY" DECIMAL(20, 8) COMMENT 'How many shares',
    "COST" DECIMAL(20, 8) COMMENT 'Cost of that, without commission; null where there was no split',
    "COMMISSION" DECIMAL(20, 8) COMMENT 'Commission'
);

ALTER TABLE "OPEN_LOT" ADD CONSTRAINT "CONSTRAINT_10" PRIMARY KEY("SESSION_ID", "SYMBOL", "ENTRY_TRADE_NO");

CREATE TABLE "SYMBOL_COOLDOWN" COMMENT 'Symbols that are not entered after an exit, by cooldownBars'(
    "SESSION_ID" BIGINT COMMENT 'The session' NOT NULL,
    "SYMBOL" CHARACTER VARYING(1000) COMMENT 'The symbol' NOT NULL,
    "BARS_LEFT" INTEGER COMMENT 'Bars that the order goes on to wait for its price; null where it waits for none' NOT NULL
);

ALTER TABLE "SYMBOL_COOLDOWN" ADD CONSTRAINT "CONSTRAINT_ED5" PRIMARY KEY("SESSION_ID", "SYMBOL");

CREATE TABLE "RESTATED_TRADE" COMMENT 'Trades that only one of the two histories has'(
    "RUN_ID" BIGINT COMMENT 'The run of the session' NOT NULL,
    "HISTORY" CHARACTER VARYING(6) COMMENT 'BEFORE or AFTER: which history has the trade' NOT NULL,
    "TRADED_AT" TIMESTAMP COMMENT 'Time of the slice, UTC' NOT NULL,
    "SYMBOL" CHARACTER VARYING(1000) COMMENT 'The symbol' NOT NULL,
    "SIDE" CHARACTER VARYING(4) COMMENT 'BUY or SELL' NOT NULL,
    "QUANTITY" DECIMAL(20, 8) COMMENT 'How many shares' NOT NULL,
    "PRICE" DECIMAL(20, 8) COMMENT 'Price of a share' NOT NULL,
    "CASH_FLOW" DECIMAL(20, 8) COMMENT 'What the trade added to the cash; below 0 where it took from it' NOT NULL,
    "REALIZED_PNL" DECIMAL(20, 8) COMMENT 'Gain net of commissions; null of trades that close nothing',
    "PART_NO" BIGINT DEFAULT 0 COMMENT 'Numbers the trades of one history, slice, symbol and side that only this history has, from 0' NOT NULL
);

ALTER TABLE "RESTATED_TRADE" ADD CONSTRAINT "CONSTRAINT_AAB" PRIMARY KEY("RUN_ID", "HISTORY", "TRADED_AT", "SYMBOL", "SIDE", "PART_NO");

CREATE TABLE "TRADE_PART" COMMENT 'What an exit sold of each entry, where that is not one whole entry; see trade_match'(
    "TRADE_ID" BIGINT COMMENT 'Key of the exit: session_id * 4294967296 + trade_no' NOT NULL,
    "ENTRY_TRADE_NO" BIGINT COMMENT 'Number of the trade that bought it' NOT NULL,
    "QUANTITY" DECIMAL(20, 8) COMMENT 'How many shares' NOT NULL,
    "COST" DECIMAL(20, 8) COMMENT 'Its part of the entry''s cost' NOT NULL,
    "ENTRY_COMMISSION" DECIMAL(20, 8) COMMENT 'Its part of the entry''s commission' NOT NULL
);

ALTER TABLE "TRADE_PART" ADD CONSTRAINT "CONSTRAINT_8E" PRIMARY KEY("TRADE_ID", "ENTRY_TRADE_NO");

CREATE TABLE "PRICE_SET_LOCK" COMMENT 'One row, which is locked while a price set is made'(
    "LOCK_ID" INTEGER COMMENT 'Always 1' NOT NULL
);

ALTER TABLE "PRICE_SET_LOCK" ADD CONSTRAINT "CONSTRAINT_86" PRIMARY KEY("LOCK_ID");

INSERT INTO "PRICE_SET_LOCK" VALUES
(1);

CREATE TABLE "NIGHT" COMMENT 'Nightly runs over the sessions of a file'(
    "NIGHT_ID" BIGINT GENERATED BY DEFAULT AS IDENTITY(START WITH 1) COMMENT 'Key of the night; the highest is the last' NOT NULL,
    "SESSIONS_FILE" CHARACTER VARYING(4000) COMMENT 'The file that names the sessions: an absolute path' NOT NULL,
    "UNTIL_AT" TIMESTAMP COMMENT 'Last time that the sessions were to see; null for all',
    "STARTED_AT" TIMESTAMP COMMENT 'When it began, UTC' NOT NULL,
    "ENDED_AT" TIMESTAMP COMMENT 'When it ended, UTC; null until then',
    "EXIT_STATUS" INTEGER COMMENT 'Exit status'
);

ALTER TABLE "NIGHT" ADD CONSTRAINT "CONSTRAINT_46" PRIMARY KEY("NIGHT_ID");

CREATE TABLE "NIGHT_SESSION" COMMENT 'What a night did with each session of its file'(
    "NIGHT_ID" BIGINT COMMENT 'The night' NOT NULL,
    "POSITION" INTEGER COMMENT 'Place in the file, from 0' NOT NULL,
    "SESSION" CHARACTER VARYING(400) COMMENT 'Name of the session' NOT NULL,
    "RUN_ID" BIGINT COMMENT 'The run of the session',
    "STATUS" CHARACTER VARYING(20) COMMENT 'OPEN, or CLOSED for good' NOT NULL,
    "EXIT_STATUS" INTEGER COMMENT 'Exit status' NOT NULL,
    "MESSAGE" CHARACTER VARYING(4000) COMMENT 'Message of the first',
    "REPLAYED_WHOLE" BOOLEAN COMMENT 'Whether it was replayed from its beginning because bars or code had changed' NOT NULL,
    "SLICES" BIGINT COMMENT 'How many slices' NOT NULL,
    "EQUITY_BEFORE" DECIMAL(20, 8) COMMENT 'Equity with the bars of before',
    "EQUITY_AFTER" DECIMAL(20, 8) COMMENT 'Equity with the bars of after'
);

ALTER TABLE "NIGHT_SESSION" ADD CONSTRAINT "CONSTRAINT_B1C" PRIMARY KEY("NIGHT_ID", "POSITION");

CREATE TABLE "SESSION_INPUTS" COMMENT 'What sessions were made from when a night carried them forward last'(
    "SESSION_ID" BIGINT COMMENT 'The session' NOT NULL,
    "RUN_ID" BIGINT COMMENT 'The run of the session' NOT NULL,
    "INPUTS_SHA256" CHARACTER VARYING(64) COMMENT 'Digest of the contents of the price files, the parameters of the run and the code of the strategy' NOT NULL
);

ALTER TABLE "SESSION_INPUTS" ADD CONSTRAINT "CONSTRAINT_7C" PRIMARY KEY("SESSION_ID");

CREATE TABLE "REFUSAL_LIMIT" COMMENT 'The limits that refuse entries'(
    "LIMIT_NO" SMALLINT COMMENT 'Number of the limit' NOT NULL,
    "LIMITED_BY" CHARACTER VARYING(40) COMMENT 'Parameter of the limit; null where none limited it' NOT NULL,
    "REASON" CHARACTER VARYING(1000) COMMENT 'Why, in words' NOT NULL
);

ALTER TABLE "REFUSAL_LIMIT" ADD CONSTRAINT "CONSTRAINT_18" PRIMARY KEY("LIMIT_NO");

INSERT INTO "REFUSAL_LIMIT" VALUES
(1, 'riskMaxDrawdown', 'drawdown from the highest equity exceeds riskMaxDrawdown'),
(2, 'riskMaxDailyLoss', 'loss since the previous day exceeds riskMaxDailyLoss'),
(3, 'riskMaxPositionSize', 'a single share exceeds riskMaxPositionSize of equity'),
(4, 'riskMinCashReserve', 'a single share would leave less cash than riskMinCashReserve of equity');

CREATE TABLE "REFUSAL" COMMENT 'Entries that risk refused, the first 10000 of each run'(
    "REFUSAL_KEY" BIGINT COMMENT 'run_id * 4294967296 + refusal_no' NOT NULL,
    "REFUSED_AT" TIMESTAMP COMMENT 'Time of the slice, UTC' NOT NULL,
    "SYMBOL" CHARACTER VARYING(1000) COMMENT 'The symbol' NOT NULL,
    "PRICE" DECIMAL(20, 8) COMMENT 'Price of a share' NOT NULL,
    "REQUESTED_QUANTITY" DECIMAL(20, 8) COMMENT 'What the session would have bought, or sold short, without limits' NOT NULL,
    "SIGNAL" CHARACTER VARYING(1000) COMMENT 'The rule of the signal with its values' NOT NULL,
    "LIMIT_NO" SMALLINT COMMENT 'The limit that refused it' NOT NULL
);

ALTER TABLE "REFUSAL" ADD CONSTRAINT "CONSTRAINT_6B" PRIMARY KEY("REFUSAL_KEY");

CREATE TABLE "SWEEP_SETTING" COMMENT 'Settings of a sweep that every combination has, and those of the sweep itself'(
    "SWEEP_ID" BIGINT COMMENT 'The sweep' NOT NULL,
    "SETTING" CHARACTER VARYING(100) COMMENT 'Its name, as the parameter; one that has no row has its default' NOT NULL,
    "SETTING_VALUE" CHARACTER VARYING(4000) COMMENT 'Its value, as the text that could be given' NOT NULL
);

ALTER TABLE "SWEEP_SETTING" ADD CONSTRAINT "CONSTRAINT_6E66" PRIMARY KEY("SWEEP_ID", "SETTING");

CREATE TABLE "SWEEP_PARAMETER" COMMENT 'Parameters that a sweep varies'(
    "SWEEP_ID" BIGINT COMMENT 'The sweep' NOT NULL,
    "PARAMETER_NO" INTEGER COMMENT 'Number of the parameter among those that are varied, from 0' NOT NULL,
    "PARAMETER" CHARACTER VARYING(100) COMMENT 'Name of the parameter' NOT NULL,
    "VALUE_COUNT" INTEGER COMMENT 'How many values it has' NOT NULL,
    "GRID_STEP" BIGINT COMMENT 'By how much the places in the grid of two combinations differ of which one has the next value of it' NOT NULL
);

ALTER TABLE "SWEEP_PARAMETER" ADD CONSTRAINT "CONSTRAINT_8A0" PRIMARY KEY("SWEEP_ID", "PARAMETER_NO");

CREATE TABLE "SWEEP_TRIAL" COMMENT 'Combinations of parameters that a sweep tries'(
    "SWEEP_ID" BIGINT COMMENT 'The sweep' NOT NULL,
    "COMBINATION" BIGINT COMMENT 'Number of the combination of parameters, from 0' NOT NULL,
    "GRID_NO" BIGINT COMMENT 'Place among all combinations, also those that where leaves out, from 0' NOT NULL,
    "PARAMETERS" CHARACTER VARYING(4000) COMMENT 'Parameters of the strategy, as name=value, separated by blanks' NOT NULL
);

ALTER TABLE "SWEEP_TRIAL" ADD CONSTRAINT "CONSTRAINT_701" PRIMARY KEY("SWEEP_ID", "COMBINATION");

CREATE TABLE "CASH_EVENT" COMMENT 'What changed the cash or the shares of sessions without a trade'(
    "EVENT_ID" BIGINT GENERATED BY DEFAULT AS IDENTITY(START WITH 1) COMMENT 'session_id * 4294967296 + event_no' NOT NULL,
    "SESSION_ID" BIGINT COMMENT 'The session' NOT NULL,
    "EVENT_NO" BIGINT COMMENT '0, 1, 2 ... within the session, in order' NOT NULL,
    "BOOKED_AT" TIMESTAMP COMMENT 'Slice in which it was booked' NOT NULL,
    "LOCAL_DATE" DATE COMMENT 'Date in the session''s zone; null where that is the UTC date',
    "SYMBOL" CHARACTER VARYING(1000) COMMENT 'The symbol' NOT NULL,
    "TYPE" CHARACTER VARYING(10) COMMENT 'DIVIDEND (net of tax), SPLIT_CASH (paid for what a split left over) or BORROW (the fee for a short position)' NOT NULL,
    "AMOUNT" DECIMAL(20, 8) COMMENT 'What it changed cash by' NOT NULL,
    "QUANTITY_CHANGE" DECIMAL(20, 8) COMMENT 'What it changed the position by' NOT NULL,
    "REALIZED_PNL" DECIMAL(20, 8) COMMENT 'Gain net of commissions; null of trades that close nothing'
);

ALTER TABLE "CASH_EVENT" ADD CONSTRAINT "CONSTRAINT_C" PRIMARY KEY("EVENT_ID");

CREATE TABLE "RECEIVABLE" COMMENT 'Dividends that sessions are owed, or owe, and that are not paid yet'(
    "SESSION_ID" BIGINT COMMENT 'The session' NOT NULL,
    "RECEIVABLE_NO" INTEGER COMMENT '0, 1, 2 ... within the session, in order of their ex-dates' NOT NULL,
    "SYMBOL" CHARACTER VARYING(1000) COMMENT 'The symbol' NOT NULL,
    "EX_DATE" DATE COMMENT 'First date on which shares are without it; of a delisting the last date with a price' NOT NULL,
    "PAY_DATE" DATE COMMENT 'When a dividend is paid; null where that is not told' NOT NULL,
    "AMOUNT" DECIMAL(20, 8) COMMENT 'Net of tax; below 0 where the session owes it' NOT NULL
);

ALTER TABLE "RECEIVABLE" ADD CONSTRAINT "CONSTRAINT_296" PRIMARY KEY("SESSION_ID", "RECEIVABLE_NO");

CREATE TABLE "RESTATED_ACTION" COMMENT 'Corporate actions that a replay has taken over, which were other ones before'(
    "RUN_ID" BIGINT COMMENT 'The run of the session' NOT NULL,
    "ACTION_NO" INTEGER COMMENT '0, 1, 2 ... within the run' NOT NULL,
    "SYMBOL" CHARACTER VARYING(1000) COMMENT 'The symbol' NOT NULL,
    "EX_DATE" DATE COMMENT 'First date on which shares are without it; of a delisting the last date with a price' NOT NULL,
    "TYPE" CHARACTER VARYING(8) COMMENT 'SPLIT, DIVIDEND or DELIST' NOT NULL,
    "BEFORE_VALUE" CHARACTER VARYING(100) COMMENT 'What it was, in words; null where there was none',
    "AFTER_VALUE" CHARACTER VARYING(100) COMMENT 'What it is now, in words; null where there is none'
);

ALTER TABLE "RESTATED_ACTION" ADD CONSTRAINT "CONSTRAINT_1C7" PRIMARY KEY("RUN_ID", "ACTION_NO");

CREATE TABLE "PAPER_SESSION" COMMENT 'Simulated accounts with fixed settings'(
    "SESSION_ID" BIGINT GENERATED BY DEFAULT AS IDENTITY(START WITH 1) COMMENT 'Key of the session' NOT NULL,
    "NAME" CHARACTER VARYING(400) COMMENT 'Name of the session; null of one that is being started over',
    "DRAFT_OF" CHARACTER VARYING(400) COMMENT 'Name that a session takes once it has been started over with success; null of all others',
    "STRATEGY" CHARACTER VARYING(400) COMMENT 'Name or class of the strategy' NOT NULL,
    "PARAMETERS" CHARACTER VARYING(4000) COMMENT 'Parameters of the strategy, as name=value, separated by blanks' NOT NULL,
    "SYMBOLS" CHARACTER VARYING(1000000) COMMENT 'Symbols in processing order, separated by commas' NOT NULL,
    "PRICES" CHARACTER VARYING(4000) COMMENT 'Folder or file of the prices' NOT NULL,
    "FROM_AT" TIMESTAMP COMMENT 'First time that the session sees, UTC; null for all',
    "INITIAL_CAPITAL" DECIMAL(20, 8) COMMENT 'Cash at the beginning' NOT NULL,
    "COMMISSION" DECIMAL(20, 8) COMMENT 'Commission, a fraction of what is traded' NOT NULL,
    "SLIPPAGE" DECIMAL(20, 8) COMMENT 'By which a fill is worse than the price, a fraction of it' NOT NULL,
    "MAX_POSITIONS" INTEGER COMMENT 'Positions that may be open at once' NOT NULL,
    "POSITION_SIZE" DECIMAL(20, 8) COMMENT 'Fraction of the cash that an entry may take' NOT NULL,
    "RISK" CHARACTER VARYING(3) COMMENT 'on or off' NOT NULL,
    "RISK_MAX_POSITION_SIZE" DECIMAL(20, 8) COMMENT 'Largest value of an entry, a fraction of equity' NOT NULL,
    "RISK_MAX_DAILY_LOSS" DECIMAL(20, 8) COMMENT 'Loss since the previous day beyond which entries are refused, a fraction' NOT NULL,
    "RISK_MAX_DRAWDOWN" DECIMAL(20, 8) COMMENT 'Drawdown beyond which entries are refused, a fraction' NOT NULL,
    "RISK_MIN_CASH_RESERVE" DECIMAL(20, 8) COMMENT 'Cash that an entry must leave, a fraction of equity' NOT NULL,
    "BENCHMARK" CHARACTER VARYING(1000) COMMENT 'Symbol of the benchmark; null for all symbols of the session in equal weights',
    "RISK_FREE_RATE" DECIMAL(20, 8) COMMENT 'Return of a year without risk, a fraction' NOT NULL,
    "PERIODS_PER_YEAR" INTEGER COMMENT 'Returns that make a year; null where the calendar decides',
    "STATUS" CHARACTER VARYING(10) COMMENT 'OPEN, or CLOSED for good' NOT NULL,
    "CREATED_AT" TIMESTAMP COMMENT 'When it was created, UTC' NOT NULL,
    "LAST_SLICE_AT" TIMESTAMP COMMENT 'Time of the last slice, UTC',
    "POINTS" BIGINT DEFAULT 0 COMMENT 'Points of equity' NOT NULL,
    "PEAK_EQUITY" DECIMAL(20, 8) COMMENT 'Highest recorded equity; the initial capital counts' NOT NULL,
    "ZONE" CHARACTER VARYING(100) DEFAULT 'UTC' COMMENT 'IANA zone whose dates are the session''s days' NOT NULL,
    "FILE_ZONE" CHARACTER VARYING(100) DEFAULT 'UTC' COMMENT 'IANA zone of times in price files without an offset' NOT NULL,
    "TRADE_FROM_AT" TIMESTAMP COMMENT 'First time at which the session may trade, UTC; null for the first slice',
    "RISK_DRAWDOWN_RESET" INTEGER COMMENT 'Days without a position after which the highest equity counts from there; null for never',
    "RISK_PEAK_EQUITY" DECIMAL(20, 8) COMMENT 'Highest equity that counts for riskMaxDrawdown; null where that is peak_equity',
    "WARM_UP_SLICES" BIGINT DEFAULT 0 COMMENT 'How many slices came before the first point of equity' NOT NULL,
    "PRICE_VERSION_ID" BIGINT COMMENT 'The version of a price set that the session was made from',
    "USES_VOLUMES" BOOLEAN COMMENT 'Whether the strategy looks at volumes; null until the next run of a session made before this was kept',
    "ALL_SYMBOLS" BOOLEAN COMMENT 'Whether every symbol of the prices was asked for; null of a session made before this was kept',
    "ORDERS" BIGINT DEFAULT 0 COMMENT 'How many orders there were' NOT NULL,
    "ACTIONS_AFTER" TIMESTAMP COMMENT 'Corporate actions up to this slice were not booked yet when it was made; null where all were',
    "CASH_EVENTS" BIGINT DEFAULT 0 COMMENT 'How many rows of cash_event there are' NOT NULL,
    "RUINED" BOOLEAN DEFAULT FALSE COMMENT 'Whether nothing was left of the account, so that everything is closed' NOT NULL
);

ALTER TABLE "PAPER_SESSION" ADD CONSTRAINT "CONSTRAINT_8" PRIMARY KEY("SESSION_ID");

CREATE TABLE "SWEEP_COMBINATION" COMMENT 'What each combination of a sweep is made of, one row for each parameter'(
    "SWEEP_ID" BIGINT COMMENT 'The sweep' NOT NULL,
    "COMBINATION" BIGINT COMMENT 'Number of the combination of parameters, from 0' NOT NULL,
    "PARAMETER_NO" INTEGER COMMENT 'Number of the parameter among those that are varied, from 0' NOT NULL,
    "PARAMETER" CHARACTER VARYING(100) COMMENT 'Name of the parameter' NOT NULL,
    "PARAMETER_VALUE" CHARACTER VARYING(400) COMMENT 'Its value in this combination, as text' NOT NULL,
    "VALUE_NO" INTEGER COMMENT 'Place of the value among those of the parameter, from 0' NOT NULL
);

ALTER TABLE "SWEEP_COMBINATION" ADD CONSTRAINT "CONSTRAINT_A6" PRIMARY KEY("SWEEP_ID", "COMBINATION", "PARAMETER_NO");

CREATE TABLE "SWEEP_ACCOUNT" COMMENT 'What a sweep trades on one account: a symbol, or all of them'(
    "SWEEP_ID" BIGINT COMMENT 'The sweep' NOT NULL,
    "ACCOUNT_NO" INTEGER COMMENT 'Number of the account, in the order of the symbols, from 0' NOT NULL,
    "SYMBOL" CHARACTER VARYING(1000) COMMENT 'The symbol',
    "BARS" BIGINT COMMENT 'How many bars' NOT NULL
);

ALTER TABLE "SWEEP_ACCOUNT" ADD CONSTRAINT "CONSTRAINT_B1DB" PRIMARY KEY("SWEEP_ID", "ACCOUNT_NO");

CREATE TABLE "SWEEP_WINDOW" COMMENT 'Windows of time of a sweep: where combinations are judged, and where the best is tested'(
    "SWEEP_ID" BIGINT COMMENT 'The sweep' NOT NULL,
    "WINDOW_NO" INTEGER COMMENT 'Number of the window of time, in order, from 0' NOT NULL,
    "TRAIN_FROM" DATE COMMENT 'First date on which all combinations trade' NOT NULL,
    "TRAIN_TO" DATE COMMENT 'Last date on which all combinations trade' NOT NULL,
    "TEST_FROM" DATE COMMENT 'First date on which the best of them is tested; null without a test',
    "TEST_TO" DATE COMMENT 'Last date on which the best of them is tested; null without a test',
    "HINDSIGHT" BOOLEAN COMMENT 'Whether it is the window of all tests, to tell what would have been best in them' NOT NULL
);

ALTER TABLE "SWEEP_WINDOW" ADD CONSTRAINT "CONSTRAINT_96" PRIMARY KEY("SWEEP_ID", "WINDOW_NO");

CREATE TABLE "SWEEP_BLOCK" COMMENT 'Blocks of results that are written; a sweep that is resumed leaves them out'(
    "SWEEP_ID" BIGINT COMMENT 'The sweep' NOT NULL,
    "ACCOUNT_NO" INTEGER COMMENT 'Number of the account, in the order of the symbols, from 0' NOT NULL,
    "WINDOW_NO" INTEGER COMMENT 'Number of the window of time, in order, from 0' NOT NULL,
    "BLOCK_NO" INTEGER COMMENT 'Number of the row' NOT NULL,
    "ENDED_AT" TIMESTAMP COMMENT 'When it ended, UTC; null until then' NOT NULL
);

ALTER TABLE "SWEEP_BLOCK" ADD CONSTRAINT "CONSTRAINT_6F1" PRIMARY KEY("SWEEP_ID", "ACCOUNT_NO", "WINDOW_NO", "BLOCK_NO");

CREATE TABLE "SWEEP_RESULT" COMMENT 'What a combination has come to on an account in a window; metrics are null where undefined'(
    "RESULT_ID" BIGINT COMMENT 'Key of the result' NOT NULL,
    "SWEEP_ID" BIGINT COMMENT 'The sweep' NOT NULL,
    "ACCOUNT_NO" INTEGER COMMENT 'Number of the account, in the order of the symbols, from 0' NOT NULL,
    "SYMBOL" CHARACTER VARYING(1000) COMMENT 'The symbol',
    "WINDOW_NO" INTEGER COMMENT 'Number of the window of time, in order, from 0' NOT NULL,
    "PHASE" CHARACTER VARYING(5) COMMENT 'TRAIN, where all combinations are judged, or TEST, where the best is tested' NOT NULL,
    "COMBINATION" BIGINT COMMENT 'Number of the combination of parameters, from 0' NOT NULL,
    "OBJECTIVE" DOUBLE PRECISION COMMENT 'The metric by which the combinations of the sweep are judged',
    "FAILURES" BIGINT COMMENT 'How often the strategy failed' NOT NULL,
    "TRADES" BIGINT COMMENT 'Buys and sells (count)' NOT NULL,
    "FINAL_EQUITY" DECIMAL(20, 8) COMMENT 'Last recorded equity; null where a value was greater than the books can hold',
    "TOTAL_RETURN" DOUBLE PRECISION COMMENT 'Equity at the end over the initial capital, less 1 (return)',
    "CAGR" DOUBLE PRECISION COMMENT 'The constant return per year of 365.25 days that leads to the same equity (return)',
    "ANNUAL_VOLATILITY" DOUBLE PRECISION COMMENT 'Standard deviation of daily returns, per year (fraction)',
    "SHARPE_RATIO" DOUBLE PRECISION COMMENT 'Mean return above the risk-free rate over its standard deviation, per year (ratio)',
    "SORTINO_RATIO" DOUBLE PRECISION COMMENT 'As Sharpe, over the deviation of losses only (ratio)',
    "MAX_DRAWDOWN" DOUBLE PRECISION COMMENT 'Deepest loss from a peak, at every point of the equity (fraction)',
    "MAX_DRAWDOWN_DAYS" DOUBLE PRECISION COMMENT 'Calendar time from a peak to its recovery, or to the end (days)',
    "CALMAR_RATIO" DOUBLE PRECISION COMMENT 'CAGR over maximum drawdown (ratio)',
    "ROUND_TRIPS" BIGINT COMMENT 'Buys that were sold again (count)',
    "WIN_RATE" DOUBLE PRECISION COMMENT 'Round trips that gained, after costs (fraction)',
    "PROFIT_FACTOR" DOUBLE PRECISION COMMENT 'Gains of round trips over their losses (ratio)',
    "EXPECTANCY" DOUBLE PRECISION COMMENT 'Mean net profit of a round trip (gain)',
    "AVERAGE_HOLDING_DAYS" DOUBLE PRECISION COMMENT 'Mean of the round trips (days)',
    "EXPOSURE" DOUBLE PRECISION COMMENT 'Share of the time with an open position (fraction)',
    "TURNOVER" DOUBLE PRECISION COMMENT 'Half of what was traded over mean equity, per year (ratio)',
    "VALUE_AT_RISK_95" DOUBLE PRECISION COMMENT 'The daily loss that 5 % of the days exceed (fraction)',
    "EXPECTED_SHORTFALL_95" DOUBLE PRECISION COMMENT 'Mean loss of those days (fraction)',
    "TOTAL_COMMISSION" DECIMAL(20, 8) COMMENT 'Of all trades (cost)',
    "TOTAL_SLIPPAGE" DECIMAL(20, 8) COMMENT 'By which fills were worse than the market, of all trades (cost)',
    "BENCHMARK_RETURN" DOUBLE PRECISION COMMENT 'Total return of buying and holding it, without costs (return)',
    "ALPHA" DOUBLE PRECISION COMMENT 'Return per year that the benchmark does not explain (return)',
    "BETA" DOUBLE PRECISION COMMENT 'Move with a move of 1 of the benchmark (ratio)',
    "INFORMATION_RATIO" DOUBLE PRECISION COMMENT 'Return above the benchmark over tracking error (ratio)',
    "TRACKING_ERROR" DOUBLE PRECISION COMMENT 'Standard deviation of the difference to the benchmark, per year (fraction)',
    "PERIODS_PER_YEAR" INTEGER COMMENT 'How many returns make a year in annual figures (returns_per_year)'
);

ALTER TABLE "SWEEP_RESULT" ADD CONSTRAINT "CONSTRAINT_8E3" PRIMARY KEY("RESULT_ID");

CREATE TABLE "SWEEP_FAILURE" COMMENT 'The first failure of a strategy in a result, and results that the books could not hold'(
    "SWEEP_ID" BIGINT COMMENT 'The sweep' NOT NULL,
    "RESULT_ID" BIGINT COMMENT 'Key of the result' NOT NULL,
    "FAILED_AT" TIMESTAMP COMMENT 'Time of the slice of the first, UTC',
    "SYMBOL" CHARACTER VARYING(1000) COMMENT 'The symbol',
    "EXCEPTION" CHARACTER VARYING(400) COMMENT 'Class of what the strategy threw' NOT NULL,
    "MESSAGE" CHARACTER VARYING(4000) COMMENT 'Message of the first'
);

ALTER TABLE "SWEEP_FAILURE" ADD CONSTRAINT "CONSTRAINT_B74" PRIMARY KEY("RESULT_ID");

CREATE TABLE "SWEEP_BEST" COMMENT 'The best combination of an account and a window, and how much of it may be luck'(
    "SWEEP_ID" BIGINT COMMENT 'The sweep' NOT NULL,
    "ACCOUNT_NO" INTEGER COMMENT 'Number of the account, in the order of the symbols, from 0' NOT NULL,
    "WINDOW_NO" INTEGER COMMENT 'Number of the window of time, in order, from 0' NOT NULL,
    "COMBINATION" BIGINT COMMENT 'Number of the combination of parameters, from 0' NOT NULL,
    "TRAIN_RESULT_ID" BIGINT COMMENT 'Its result where it was judged' NOT NULL,
    "TEST_RESULT_ID" BIGINT COMMENT 'Its result where it was tested; null without a test',
    "TRIALS" BIGINT COMMENT 'Number of combinations whose Sharpe ratio is defined' NOT NULL,
    "PERIOD_RETURNS" BIGINT COMMENT 'Number of daily returns of the best' NOT NULL,
    "SKEWNESS" DOUBLE PRECISION COMMENT 'Of the daily returns of the best',
    "KURTOSIS" DOUBLE PRECISION COMMENT 'Of the daily returns of the best; 3 for a normal distribution',
    "TRIAL_VARIANCE" DOUBLE PRECISION COMMENT 'Variance over the trials of the Sharpe ratio per period',
    "EXPECTED_MAXIMUM" DOUBLE PRECISION COMMENT 'Sharpe ratio per period that the best of so many trials has by luck',
    "DEFLATED_SHARPE_RATIO" DOUBLE PRECISION COMMENT 'Probability that the Sharpe ratio of the best is more than luck; null where undefined',
    "OVERFITTING_PROBABILITY" DOUBLE PRECISION COMMENT 'Share of splits in which the best of one half is in the lower half of the other',
    "OVERFITTING_TRIALS" INTEGER COMMENT 'Number of combinations that the probability of overfitting was reckoned with' NOT NULL
);

ALTER TABLE "SWEEP_BEST" ADD CONSTRAINT "CONSTRAINT_66A" PRIMARY KEY("SWEEP_ID", "ACCOUNT_NO", "WINDOW_NO");

CREATE TABLE "SWEEP_DAY" COMMENT 'Equity of the best combination on each date of its test, or of its window without tests'(
    "SWEEP_ID" BIGINT COMMENT 'The sweep' NOT NULL,
    "ACCOUNT_NO" INTEGER COMMENT 'Number of the account, in the order of the symbols, from 0' NOT NULL,
    "WINDOW_NO" INTEGER COMMENT 'Number of the window of time, in order, from 0' NOT NULL,
    "CALENDAR_DAY" DATE COMMENT 'The date, in the session''s zone' NOT NULL,
    "EQUITY" DECIMAL(20, 8) COMMENT 'Cash, the value of the positions and dividends that are owed' NOT NULL,
    "BENCHMARK" DOUBLE PRECISION COMMENT 'What the initial capital would be worth in the benchmark' NOT NULL
);

ALTER TABLE "SWEEP_DAY" ADD CONSTRAINT "CONSTRAINT_1C16" PRIMARY KEY("SWEEP_ID", "ACCOUNT_NO", "WINDOW_NO", "CALENDAR_DAY");

CREATE TABLE "SWEEP_CURVE" COMMENT 'The tests of a sweep one after the other: what 1 of capital has become by each date'(
    "SWEEP_ID" BIGINT COMMENT 'The sweep' NOT NULL,
    "ACCOUNT_NO" INTEGER COMMENT 'Number of the account, in the order of the symbols, from 0' NOT NULL,
    "CALENDAR_DAY" DATE COMMENT 'The date, in the session''s zone' NOT NULL,
    "GROWTH" DOUBLE PRECISION COMMENT 'With the combination that was best before each test' NOT NULL,
    "BENCHMARK" DOUBLE PRECISION COMMENT 'What the initial capital would be worth in the benchmark' NOT NULL,
    "HINDSIGHT" DOUBLE PRECISION COMMENT 'With the one combination that was best over all tests' NOT NULL
);

ALTER TABLE "SWEEP_CURVE" ADD CONSTRAINT "CONSTRAINT_6F25" PRIMARY KEY("SWEEP_ID", "ACCOUNT_NO", "CALENDAR_DAY");

CREATE TABLE "SESSION_AUDIT" COMMENT 'Audits of sessions, each a few replays that nobody keeps'(
    "SESSION_ID" BIGINT COMMENT 'The session' NOT NULL,
    "AUDIT_NO" INTEGER COMMENT 'Numbers the audits of the session, from 0' NOT NULL,
    "AUDITED_AT" TIMESTAMP COMMENT 'When it ended' NOT NULL,
    "PASSED" BOOLEAN COMMENT 'Whether nothing was found that is certain' NOT NULL,
    "LAST_SLICE_AT" TIMESTAMP COMMENT 'Time of the last slice, UTC' NOT NULL,
    "TRADES" BIGINT COMMENT 'How many trades' NOT NULL,
    "FUTURES" INTEGER COMMENT 'After how many dates the bars were changed' NOT NULL,
    "SEED" BIGINT COMMENT 'Where the chance of these changes began' NOT NULL,
    "CODE" CHARACTER VARYING(200) COMMENT 'Digest of the code of the strategy' NOT NULL
);

ALTER TABLE "SESSION_AUDIT" ADD CONSTRAINT "CONSTRAINT_FB5" PRIMARY KEY("SESSION_ID", "AUDIT_NO");

CREATE TABLE "AUDIT_FINDING" COMMENT 'What audits have found'(
    "SESSION_ID" BIGINT COMMENT 'The session' NOT NULL,
    "AUDIT_NO" INTEGER COMMENT 'The audit of the session' NOT NULL,
    "FINDING_NO" INTEGER COMMENT 'Numbers the findings of the audit, from 0' NOT NULL,
    "FOUND_BY" CHARACTER VARYING(20) COMMENT 'BOOKS: a replay that changes nothing, FUTURE: replays with other bars after a date, ORDER: one with the symbols in another order, PROCESS: one in another JVM, CODE: the class files' NOT NULL,
    "CERTAIN" BOOLEAN COMMENT 'Whether the audit is not passed for it; else it may be harmless' NOT NULL,
    "SLICE_AT" TIMESTAMP COMMENT 'Slice of the first trade that differs; null where none does',
    "SYMBOL" CHARACTER VARYING(1000) COMMENT 'The symbol',
    "FINDING" CHARACTER VARYING(4000) COMMENT 'What was found' NOT NULL
);

ALTER TABLE "AUDIT_FINDING" ADD CONSTRAINT "CONSTRAINT_7D" PRIMARY KEY("SESSION_ID", "AUDIT_NO", "FINDING_NO");

ALTER TABLE "TRADE" ADD CONSTRAINT "TRADE_SIDE" CHECK(CASE "SIDE" WHEN 'BUY' THEN TRUE WHEN 'SELL' THEN TRUE ELSE FALSE END) NOCHECK;

ALTER TABLE "PAPER_SESSION" ADD CONSTRAINT "PAPER_SESSION_NAMED" CHECK(("NAME" IS NOT NULL)
    OR ("DRAFT_OF" IS NOT NULL)) NOCHECK;

ALTER TABLE "RESTATED_TRADE" ADD CONSTRAINT "RESTATED_TRADE_OF_HISTORY" CHECK(CASE "HISTORY" WHEN 'BEFORE' THEN TRUE WHEN 'AFTER' THEN TRUE ELSE FALSE END) NOCHECK;

ALTER TABLE "SESSION_RUN" ADD CONSTRAINT "SESSION_RUN_STATUS" CHECK(CASE "STATUS" WHEN 'STARTED' THEN TRUE WHEN 'COMPLETED' THEN TRUE WHEN 'FAILED' THEN TRUE WHEN 'STOPPED' THEN TRUE ELSE FALSE END) NOCHECK;

ALTER TABLE "TRADE" ADD CONSTRAINT "TRADE_POSITION_EFFECT" CHECK(CASE "POSITION_EFFECT" WHEN 'OPEN' THEN TRUE WHEN 'CLOSE' THEN TRUE ELSE FALSE END) NOCHECK;

ALTER TABLE "PAPER_SESSION" ADD CONSTRAINT "PAPER_SESSION_STATUS" CHECK(CASE "STATUS" WHEN 'OPEN' THEN TRUE WHEN 'CLOSED' THEN TRUE ELSE FALSE END) NOCHECK;

ALTER TABLE "PAPER_SESSION" ADD CONSTRAINT "PAPER_SESSION_RISK" CHECK(CASE "RISK" WHEN 'on' THEN TRUE WHEN 'off' THEN TRUE ELSE FALSE END) NOCHECK;

ALTER TABLE "PAPER_SESSION" ADD CONSTRAINT "CONSTRAINT_87" UNIQUE NULLS DISTINCT ("NAME");

ALTER TABLE "SWEEP" ADD CONSTRAINT "CONSTRAINT_4BA" UNIQUE NULLS DISTINCT ("NAME");

ALTER TABLE "SWEEP_TRIAL" ADD CONSTRAINT "CONSTRAINT_7013" UNIQUE NULLS DISTINCT ("SWEEP_ID", "GRID_NO");

ALTER TABLE "PAPER_SESSION" ADD CONSTRAINT "CONSTRAINT_87E" UNIQUE NULLS DISTINCT ("DRAFT_OF");

ALTER TABLE "BATCH_JOB_INSTANCE" ADD CONSTRAINT "JOB_INST_UN" UNIQUE NULLS DISTINCT ("JOB_NAME", "JOB_KEY");

ALTER TABLE "SWEEP_PARAMETER" ADD CONSTRAINT "CONSTRAINT_8A" FOREIGN KEY("SWEEP_ID") REFERENCES "SWEEP"("SWEEP_ID") ON DELETE CASCADE NOCHECK;

ALTER TABLE "SESSION_SYMBOL" ADD CONSTRAINT "CONSTRAINT_8D" FOREIGN KEY("SESSION_ID") REFERENCES "PAPER_SESSION"("SESSION_ID") ON DELETE CASCADE NOCHECK;

ALTER TABLE "SWEEP_WINDOW" ADD CONSTRAINT "CONSTRAINT_9" FOREIGN KEY("SWEEP_ID") REFERENCES "SWEEP"("SWEEP_ID") ON DELETE CASCADE NOCHECK;

ALTER TABLE "RESTATED_BAR" ADD CONSTRAINT "CONSTRAINT_A8" FOREIGN KEY("RUN_ID") REFERENCES "RESTATEMENT"("RUN_ID") ON DELETE CASCADE NOCHECK;

ALTER TABLE "OPEN_LOT" ADD CONSTRAINT "CONSTRAINT_1" FOREIGN KEY("SESSION_ID") REFERENCES "PAPER_SESSION"("SESSION_ID") ON DELETE CASCADE NOCHECK;

ALTER TABLE "OPEN_ORDER" ADD CONSTRAINT "CONSTRAINT_7C7" FOREIGN KEY("SESSION_ID") REFERENCES "PAPER_SESSION"("SESSION_ID") ON DELETE CASCADE NOCHECK;

ALTER TABLE "SESSION_INPUTS" ADD CONSTRAINT "CONSTRAINT_7C1" FOREIGN KEY("SESSION_ID") REFERENCES "PAPER_SESSION"("SESSION_ID") ON DELETE CASCADE NOCHECK;

ALTER TABLE "SWEEP_COMBINATION" ADD CONSTRAINT "CONSTRAINT_A61" FOREIGN KEY("SWEEP_ID", "COMBINATION") REFERENCES "SWEEP_TRIAL"("SWEEP_ID", "COMBINATION") ON DELETE CASCADE NOCHECK;

ALTER TABLE "SESSION_METRIC" ADD CONSTRAINT "CONSTRAINT_82" FOREIGN KEY("SESSION_ID") REFERENCES "PAPER_SESSION"("SESSION_ID") ON DELETE CASCADE NOCHECK;

ALTER TABLE "OPEN_POSITION" ADD CONSTRAINT "CONSTRAINT_F" FOREIGN KEY("SESSION_ID") REFERENCES "PAPER_SESSION"("SESSION_ID") ON DELETE CASCADE NOCHECK;

ALTER TABLE "RECEIVABLE" ADD CONSTRAINT "CONSTRAINT_29" FOREIGN KEY("SESSION_ID") REFERENCES "PAPER_SESSION"("SESSION_ID") ON DELETE CASCADE NOCHECK;

ALTER TABLE "SUSPICIOUS_BAR" ADD CONSTRAINT "CONSTRAINT_716" FOREIGN KEY("RUN_ID") REFERENCES "SESSION_RUN"("RUN_ID") ON DELETE CASCADE NOCHECK;

ALTER TABLE "REJECTED_BAR" ADD CONSTRAINT "CONSTRAINT_315" FOREIGN KEY("RUN_ID") REFERENCES "SESSION_RUN"("RUN_ID") ON DELETE CASCADE NOCHECK;

ALTER TABLE "PRICE_FILE" ADD CONSTRAINT "CONSTRAINT_C7" FOREIGN KEY("RUN_ID") REFERENCES "SESSION_RUN"("RUN_ID") ON DELETE CASCADE NOCHECK;

ALTER TABLE "BATCH_JOB_EXECUTION" ADD CONSTRAINT "JOB_INST_EXEC_FK" FOREIGN KEY("JOB_INSTANCE_ID") REFERENCES "BATCH_JOB_INSTANCE"("JOB_INSTANCE_ID") NOCHECK;

ALTER TABLE "RESTATED_TRADE" ADD CONSTRAINT "CONSTRAINT_AA" FOREIGN KEY("RUN_ID") REFERENCES "RESTATEMENT"("RUN_ID") ON DELETE CASCADE NOCHECK;

ALTER TABLE "NIGHT_SESSION" ADD CONSTRAINT "CONSTRAINT_B1" FOREIGN KEY("NIGHT_ID") REFERENCES "NIGHT"("NIGHT_ID") NOCHECK;

ALTER TABLE "RESTATED_ACTION" ADD CONSTRAINT "CONSTRAINT_1C" FOREIGN KEY("RUN_ID") REFERENCES "RESTATEMENT"("RUN_ID") ON DELETE CASCADE NOCHECK;

ALTER TABLE "SWEEP_FAILURE" ADD CONSTRAINT "CONSTRAINT_B7" FOREIGN KEY("SWEEP_ID") REFERENCES "SWEEP"("SWEEP_ID") ON DELETE CASCADE NOCHECK;

ALTER TABLE "SWEEP_CURVE" ADD CONSTRAINT "CONSTRAINT_6F2" FOREIGN KEY("SWEEP_ID") REFERENCES "SWEEP"("SWEEP_ID") ON DELETE CASCADE NOCHECK;

ALTER TABLE "STRATEGY_VERSION" ADD CONSTRAINT "CONSTRAINT_47" FOREIGN KEY("SESSION_ID") REFERENCES "PAPER_SESSION"("SESSION_ID") ON DELETE CASCADE NOCHECK;

ALTER TABLE "RUN_METRIC" ADD CONSTRAINT "CONSTRAINT_49" FOREIGN KEY("RUN_ID") REFERENCES "SESSION_RUN"("RUN_ID") ON DELETE CASCADE NOCHECK;

ALTER TABLE "BATCH_STEP_EXECUTION" ADD CONSTRAINT "JOB_EXEC_STEP_FK" FOREIGN KEY("JOB_EXECUTION_ID") REFERENCES "BATCH_JOB_EXECUTION"("JOB_EXECUTION_ID") NOCHECK;

ALTER TABLE "RUN_REMARK" ADD CONSTRAINT "CONSTRAINT_52" FOREIGN KEY("RUN_ID") REFERENCES "SESSION_RUN"("RUN_ID") ON DELETE CASCADE NOCHECK;

ALTER TABLE "SWEEP_SETTING" ADD CONSTRAINT "CONSTRAINT_6E6" FOREIGN KEY("SWEEP_ID") REFERENCES "SWEEP"("SWEEP_ID") ON DELETE CASCADE NOCHECK;

ALTER TABLE "SWEEP_DAY" ADD CONSTRAINT "CONSTRAINT_1C1" FOREIGN KEY("SWEEP_ID") REFERENCES "SWEEP"("SWEEP_ID") ON DELETE CASCADE NOCHECK;

ALTER TABLE "PAPER_SESSION" ADD CONSTRAINT "CONSTRAINT_87E7" FOREIGN KEY("PRICE_VERSION_ID") REFERENCES "PRICE_SET_VERSION"("VERSION_ID") NOCHECK;

ALTER TABLE "REJECTED_BAR" ADD CONSTRAINT "CONSTRAINT_31" FOREIGN KEY("SESSION_ID") REFERENCES "PAPER_SESSION"("SESSION_ID") ON DELETE CASCADE NOCHECK;

ALTER TABLE "BATCH_JOB_EXECUTION_CONTEXT" ADD CONSTRAINT "JOB_EXEC_CTX_FK" FOREIGN KEY("JOB_EXECUTION_ID") REFERENCES "BATCH_JOB_EXECUTION"("JOB_EXECUTION_ID") NOCHECK;

ALTER TABLE "BATCH_STEP_EXECUTION_CONTEXT" ADD CONSTRAINT "STEP_EXEC_CTX_FK" FOREIGN KEY("STEP_EXECUTION_ID") REFERENCES "BATCH_STEP_EXECUTION"("STEP_EXECUTION_ID") NOCHECK;

ALTER TABLE "SESSION_RUN" ADD CONSTRAINT "CONSTRAINT_7F1" FOREIGN KEY("SESSION_ID") REFERENCES "PAPER_SESSION"("SESSION_ID") ON DELETE CASCADE NOCHECK;

ALTER TABLE "SWEEP_BEST" ADD CONSTRAINT "CONSTRAINT_66" FOREIGN KEY("SWEEP_ID") REFERENCES "SWEEP"("SWEEP_ID") ON DELETE CASCADE NOCHECK;

ALTER TABLE "RESTATEMENT" ADD CONSTRAINT "CONSTRAINT_B2D" FOREIGN KEY("RUN_ID") REFERENCES "SESSION_RUN"("RUN_ID") ON DELETE CASCADE NOCHECK;

ALTER TABLE "SESSION_SETTING" ADD CONSTRAINT "CONSTRAINT_873" FOREIGN KEY("SESSION_ID") REFERENCES "PAPER_SESSION"("SESSION_ID") ON DELETE CASCADE NOCHECK;

ALTER TABLE "SWEEP_TRIAL" ADD CONSTRAINT "CONSTRAINT_70" FOREIGN KEY("SWEEP_ID") REFERENCES "SWEEP"("SWEEP_ID") ON DELETE CASCADE NOCHECK;

ALTER TABLE "SUSPICIOUS_BAR" ADD CONSTRAINT "CONSTRAINT_71" FOREIGN KEY("SESSION_ID") REFERENCES "PAPER_SESSION"("SESSION_ID") ON DELETE CASCADE NOCHECK;

ALTER TABLE "BATCH_JOB_EXECUTION_PARAMS" ADD CONSTRAINT "JOB_EXEC_PARAMS_FK" FOREIGN KEY("JOB_EXECUTION_ID") REFERENCES "BATCH_JOB_EXECUTION"("JOB_EXECUTION_ID") NOCHECK;

ALTER TABLE "WAITED_NIGHT" ADD CONSTRAINT "CONSTRAINT_6E" FOREIGN KEY("SESSION_ID") REFERENCES "PAPER_SESSION"("SESSION_ID") ON DELETE CASCADE NOCHECK;

ALTER TABLE "SWEEP_BLOCK" ADD CONSTRAINT "CONSTRAINT_6F" FOREIGN KEY("SWEEP_ID") REFERENCES "SWEEP"("SWEEP_ID") ON DELETE CASCADE NOCHECK;

ALTER TABLE "STRATEGY_FAILURE" ADD CONSTRAINT "CONSTRAINT_F1" FOREIGN KEY("SESSION_ID") REFERENCES "PAPER_SESSION"("SESSION_ID") ON DELETE CASCADE NOCHECK;

ALTER TABLE "SYMBOL_COOLDOWN" ADD CONSTRAINT "CONSTRAINT_ED" FOREIGN KEY("SESSION_ID") REFERENCES "PAPER_SESSION"("SESSION_ID") ON DELETE CASCADE NOCHECK;

ALTER TABLE "AUDIT_FINDING" ADD CONSTRAINT "CONSTRAINT_7DE" FOREIGN KEY("SESSION_ID", "AUDIT_NO") REFERENCES "SESSION_AUDIT"("SESSION_ID", "AUDIT_NO") ON DELETE CASCADE NOCHECK;

ALTER TABLE "SWEEP_ACCOUNT" ADD CONSTRAINT "CONSTRAINT_B1D" FOREIGN KEY("SWEEP_ID") REFERENCES "SWEEP"("SWEEP_ID") ON DELETE CASCADE NOCHECK;

ALTER TABLE "SESSION_AUDIT" ADD CONSTRAINT "CONSTRAINT_FB" FOREIGN KEY("SESSION_ID") REFERENCES "PAPER_SESSION"("SESSION_ID") ON DELETE CASCADE NOCHECK;

ALTER TABLE "STRATEGY_FAILURE" ADD CONSTRAINT "CONSTRAINT_F14" FOREIGN KEY("RUN_ID") REFERENCES "SESSION_RUN"("RUN_ID") ON DELETE CASCADE NOCHECK;

ALTER TABLE "PRICE_SET_VERSION" ADD CONSTRAINT "CONSTRAINT_E75" FOREIGN KEY("SET_ID") REFERENCES "PRICE_SET"("SET_ID") NOCHECK;

CREATE INDEX "flyway_schema_history_s_idx" ON "flyway_schema_history"("success" NULLS FIRST);

CREATE INDEX "BATCH_JOB_EXECUTION_OF_INSTANCE" ON "BATCH_JOB_EXECUTION"("JOB_INSTANCE_ID" NULLS FIRST);

CREATE INDEX "BATCH_JOB_EXECUTION_PARAMS_OF_EXECUTION" ON "BATCH_JOB_EXECUTION_PARAMS"("JOB_EXECUTION_ID" NULLS FIRST);

CREATE INDEX "BATCH_STEP_EXECUTION_OF_JOB" ON "BATCH_STEP_EXECUTION"("JOB_EXECUTION_ID" NULLS FIRST);

CREATE INDEX "SUSPICIOUS_BAR_OF_RUN" ON "SUSPICIOUS_BAR"("RUN_ID" NULLS FIRST, "BAR_AT" NULLS FIRST);

CREATE INDEX "SESSION_RUN_OF_SESSION" ON "SESSION_RUN"("SESSION_ID" NULLS FIRST, "RUN_ID" NULLS FIRST);

CREATE INDEX "TRADE_OF_SYMBOL" ON "TRADE"("SESSION_ID" NULLS FIRST, "SYMBOL" NULLS FIRST, "TRADE_NO" NULLS FIRST);

CREATE INDEX "REJECTED_BAR_OF_SESSION" ON "REJECTED_BAR"("SESSION_ID" NULLS FIRST, "LINE" NULLS FIRST);

CREATE INDEX "REJECTED_BAR_OF_RUN" ON "REJECTED_BAR"("RUN_ID" NULLS FIRST);

CREATE INDEX "PRICE_BARS_BY_BEGIN" ON "PRICE_BARS"("VERSION_ID" NULLS FIRST, "FIRST_AT" NULLS FIRST, "BLOCK_ID" NULLS FIRST);

CREATE INDEX "PRICE_BARS_BY_END" ON "PRICE_BARS"("VERSION_ID" NULLS FIRST, "LAST_AT" NULLS FIRST);

CREATE INDEX "STRATEGY_FAILURE_OF_SESSION" ON "STRATEGY_FAILURE"("SESSION_ID" NULLS FIRST, "RUN_ID" NULLS FIRST);

CREATE INDEX "CORPORATE_ACTION_BY_SYMBOL" ON "CORPORATE_ACTION"("VERSION_ID" NULLS FIRST, "SYMBOL" NULLS FIRST, "EX_DATE" NULLS FIRST);

CREATE INDEX "CASH_EVENT_OF_SYMBOL" ON "CASH_EVENT"("SESSION_ID" NULLS FIRST, "SYMBOL" NULLS FIRST, "EVENT_NO" NULLS FIRST);
