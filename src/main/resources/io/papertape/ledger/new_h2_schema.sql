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

ALTER TABLE "TRADE" ADD CONSTRAINT "TRADE_SIDE" CHECK(CASE "SIDE" WHEN 'BUY' THEN TRUE WHEN 'SELL' THEN TRUE ELSE FALSE END) NOCHECK;

ALTER TABLE "TRADE" ADD CONSTRAINT "TRADE_POSITION_EFFECT" CHECK(CASE "POSITION_EFFECT" WHEN 'OPEN' THEN TRUE WHEN 'CLOSE' THEN TRUE ELSE FALSE END) NOCHECK;

ALTER TABLE "PAPER_SESSION" ADD CONSTRAINT "PAPER_SESSION_NAMED" CHECK(("NAME" IS NOT NULL)
    OR ("DRAFT_OF" IS NOT NULL)) NOCHECK;

ALTER TABLE "PAPER_SESSION" ADD CONSTRAINT "PAPER_SESSION_STATUS" CHECK(CASE "STATUS" WHEN 'OPEN' THEN TRUE WHEN 'CLOSED' THEN TRUE ELSE FALSE END) NOCHECK;

ALTER TABLE "RESTATED_TRADE" ADD CONSTRAINT "RESTATED_TRADE_OF_HISTORY" CHECK(CASE "HISTORY" WHEN 'BEFORE' THEN TRUE WHEN 'AFTER' THEN TRUE ELSE FALSE END) NOCHECK;

ALTER TABLE "SESSION_RUN" ADD CONSTRAINT "SESSION_RUN_STATUS" CHECK(CASE "STATUS" WHEN 'STARTED' THEN TRUE WHEN 'COMPLETED' THEN TRUE WHEN 'FAILED' THEN TRUE WHEN 'STOPPED' THEN TRUE ELSE FALSE END) NOCHECK;

ALTER TABLE "PAPER_SESSION" ADD CONSTRAINT "PAPER_SESSION_RISK" CHECK(CASE "RISK" WHEN 'on' THEN TRUE WHEN 'off' THEN TRUE ELSE FALSE END) NOCHECK;

ALTER TABLE "PAPER_SESSION" ADD CONSTRAINT "CONSTRAINT_87" UNIQUE NULLS DISTINCT ("NAME");

ALTER TABLE "PAPER_SESSION" ADD CONSTRAINT "CONSTRAINT_87E" UNIQUE NULLS DISTINCT ("DRAFT_OF");

ALTER TABLE "BATCH_JOB_INSTANCE" ADD CONSTRAINT "JOB_INST_UN" UNIQUE NULLS DISTINCT ("JOB_NAME", "JOB_KEY");

ALTER TABLE "SESSION_SYMBOL" ADD CONSTRAINT "CONSTRAINT_8D" FOREIGN KEY("SESSION_ID") REFERENCES "PAPER_SESSION"("SESSION_ID") ON DELETE CASCADE NOCHECK;

ALTER TABLE "STRATEGY_VERSION" ADD CONSTRAINT "CONSTRAINT_47" FOREIGN KEY("SESSION_ID") REFERENCES "PAPER_SESSION"("SESSION_ID") ON DELETE CASCADE NOCHECK;

ALTER TABLE "RUN_METRIC" ADD CONSTRAINT "CONSTRAINT_49" FOREIGN KEY("RUN_ID") REFERENCES "SESSION_RUN"("RUN_ID") ON DELETE CASCADE NOCHECK;

ALTER TABLE "RESTATED_BAR" ADD CONSTRAINT "CONSTRAINT_A8" FOREIGN KEY("RUN_ID") REFERENCES "RESTATEMENT"("RUN_ID") ON DELETE CASCADE NOCHECK;

ALTER TABLE "BATCH_STEP_EXECUTION" ADD CONSTRAINT "JOB_EXEC_STEP_FK" FOREIGN KEY("JOB_EXECUTION_ID") REFERENCES "BATCH_JOB_EXECUTION"("JOB_EXECUTION_ID") NOCHECK;

ALTER TABLE "RUN_REMARK" ADD CONSTRAINT "CONSTRAINT_52" FOREIGN KEY("RUN_ID") REFERENCES "SESSION_RUN"("RUN_ID") ON DELETE CASCADE NOCHECK;

ALTER TABLE "OPEN_LOT" ADD CONSTRAINT "CONSTRAINT_1" FOREIGN KEY("SESSION_ID") REFERENCES "PAPER_SESSION"("SESSION_ID") ON DELETE CASCADE NOCHECK;

ALTER TABLE "OPEN_ORDER" ADD CONSTRAINT "CONSTRAINT_7C7" FOREIGN KEY("SESSION_ID") REFERENCES "PAPER_SESSION"("SESSION_ID") ON DELETE CASCADE NOCHECK;

ALTER TABLE "SESSION_INPUTS" ADD CONSTRAINT "CONSTRAINT_7C1" FOREIGN KEY("SESSION_ID") REFERENCES "PAPER_SESSION"("SESSION_ID") ON DELETE CASCADE NOCHECK;

ALTER TABLE "PAPER_SESSION" ADD CONSTRAINT "CONSTRAINT_87E7" FOREIGN KEY("PRICE_VERSION_ID") REFERENCES "PRICE_SET_VERSION"("VERSION_ID") NOCHECK;

ALTER TABLE "REJECTED_BAR" ADD CONSTRAINT "CONSTRAINT_31" FOREIGN KEY("SESSION_ID") REFERENCES "PAPER_SESSION"("SESSION_ID") ON DELETE CASCADE NOCHECK;

ALTER TABLE "BATCH_JOB_EXECUTION_CONTEXT" ADD CONSTRAINT "JOB_EXEC_CTX_FK" FOREIGN KEY("JOB_EXECUTION_ID") REFERENCES "BATCH_JOB_EXECUTION"("JOB_EXECUTION_ID") NOCHECK;

ALTER TABLE "SESSION_METRIC" ADD CONSTRAINT "CONSTRAINT_82" FOREIGN KEY("SESSION_ID") REFERENCES "PAPER_SESSION"("SESSION_ID") ON DELETE CASCADE NOCHECK;

ALTER TABLE "BATCH_STEP_EXECUTION_CONTEXT" ADD CONSTRAINT "STEP_EXEC_CTX_FK" FOREIGN KEY("STEP_EXECUTION_ID") REFERENCES "BATCH_STEP_EXECUTION"("STEP_EXECUTION_ID") NOCHECK;

ALTER TABLE "OPEN_POSITION" ADD CONSTRAINT "CONSTRAINT_F" FOREIGN KEY("SESSION_ID") REFERENCES "PAPER_SESSION"("SESSION_ID") ON DELETE CASCADE NOCHECK;

ALTER TABLE "SESSION_RUN" ADD CONSTRAINT "CONSTRAINT_7F1" FOREIGN KEY("SESSION_ID") REFERENCES "PAPER_SESSION"("SESSION_ID") ON DELETE CASCADE NOCHECK;

ALTER TABLE "RECEIVABLE" ADD CONSTRAINT "CONSTRAINT_29" FOREIGN KEY("SESSION_ID") REFERENCES "PAPER_SESSION"("SESSION_ID") ON DELETE CASCADE NOCHECK;

ALTER TABLE "SUSPICIOUS_BAR" ADD CONSTRAINT "CONSTRAINT_716" FOREIGN KEY("RUN_ID") REFERENCES "SESSION_RUN"("RUN_ID") ON DELETE CASCADE NOCHECK;

ALTER TABLE "REJECTED_BAR" ADD CONSTRAINT "CONSTRAINT_315" FOREIGN KEY("RUN_ID") REFERENCES "SESSION_RUN"("RUN_ID") ON DELETE CASCADE NOCHECK;

ALTER TABLE "RESTATEMENT" ADD CONSTRAINT "CONSTRAINT_B2D" FOREIGN KEY("RUN_ID") REFERENCES "SESSION_RUN"("RUN_ID") ON DELETE CASCADE NOCHECK;

ALTER TABLE "SESSION_SETTING" ADD CONSTRAINT "CONSTRAINT_873" FOREIGN KEY("SESSION_ID") REFERENCES "PAPER_SESSION"("SESSION_ID") ON DELETE CASCADE NOCHECK;

ALTER TABLE "SUSPICIOUS_BAR" ADD CONSTRAINT "CONSTRAINT_71" FOREIGN KEY("SESSION_ID") REFERENCES "PAPER_SESSION"("SESSION_ID") ON DELETE CASCADE NOCHECK;

ALTER TABLE "BATCH_JOB_EXECUTION_PARAMS" ADD CONSTRAINT "JOB_EXEC_PARAMS_FK" FOREIGN KEY("JOB_EXECUTION_ID") REFERENCES "BATCH_JOB_EXECUTION"("JOB_EXECUTION_ID") NOCHECK;

ALTER TABLE "WAITED_NIGHT" ADD CONSTRAINT "CONSTRAINT_6E" FOREIGN KEY("SESSION_ID") REFERENCES "PAPER_SESSION"("SESSION_ID") ON DELETE CASCADE NOCHECK;

ALTER TABLE "PRICE_FILE" ADD CONSTRAINT "CONSTRAINT_C7" FOREIGN KEY("RUN_ID") REFERENCES "SESSION_RUN"("RUN_ID") ON DELETE CASCADE NOCHECK;

ALTER TABLE "BATCH_JOB_EXECUTION" ADD CONSTRAINT "JOB_INST_EXEC_FK" FOREIGN KEY("JOB_INSTANCE_ID") REFERENCES "BATCH_JOB_INSTANCE"("JOB_INSTANCE_ID") NOCHECK;

ALTER TABLE "STRATEGY_FAILURE" ADD CONSTRAINT "CONSTRAINT_F1" FOREIGN KEY("SESSION_ID") REFERENCES "PAPER_SESSION"("SESSION_ID") ON DELETE CASCADE NOCHECK;

ALTER TABLE "SYMBOL_COOLDOWN" ADD CONSTRAINT "CONSTRAINT_ED" FOREIGN KEY("SESSION_ID") REFERENCES "PAPER_SESSION"("SESSION_ID") ON DELETE CASCADE NOCHECK;

ALTER TABLE "RESTATED_TRADE" ADD CONSTRAINT "CONSTRAINT_AA" FOREIGN KEY("RUN_ID") REFERENCES "RESTATEMENT"("RUN_ID") ON DELETE CASCADE NOCHECK;

ALTER TABLE "STRATEGY_FAILURE" ADD CONSTRAINT "CONSTRAINT_F14" FOREIGN KEY("RUN_ID") REFERENCES "SESSION_RUN"("RUN_ID") ON DELETE CASCADE NOCHECK;

ALTER TABLE "NIGHT_SESSION" ADD CONSTRAINT "CONSTRAINT_B1" FOREIGN KEY("NIGHT_ID") REFERENCES "NIGHT"("NIGHT_ID") NOCHECK;

ALTER TABLE "RESTATED_ACTION" ADD CONSTRAINT "CONSTRAINT_1C" FOREIGN KEY("RUN_ID") REFERENCES "RESTATEMENT"("RUN_ID") ON DELETE CASCADE NOCHECK;

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

-- The months of a session, for report_monthly_returns and report_returns_matrix: the first and the last of their dates.
CREATE VIEW equity_month COMMENT 'Equity at both ends of every month' AS
SELECT session,
       initial_capital,
       calendar_year,
       calendar_month,
       first_day,
       last_day,
       COALESCE((SELECT b.equity FROM equity_day b WHERE b.day_id = first_day - 1), initial_capital) AS start_equity,
       (SELECT e.equity FROM equity_day e WHERE e.day_id = last_day) AS end_equity,
       COALESCE((SELECT b.benchmark FROM equity_day b WHERE b.day_id = first_day - 1),
                CAST(initial_capital AS DOUBLE PRECISION)) AS start_benchmark,
       (SELECT e.benchmark FROM equity_day e WHERE e.day_id = last_day) AS end_benchmark
FROM (SELECT s.name AS session,
             s.initial_capital,
             CAST(EXTRACT(YEAR FROM d.calendar_day) AS INTEGER) AS calendar_year,
             CAST(EXTRACT(MONTH FROM d.calendar_day) AS INTEGER) AS calendar_month,
             MIN(d.day_id) AS first_day,
             MAX(d.day_id) AS last_day
      FROM paper_session s
      JOIN equity_day d ON d.day_id >= s.session_id * 4294967296 AND d.day_id < (s.session_id + 1) * 4294967296
      WHERE s.name IS NOT NULL
      GROUP BY s.name,
               s.initial_capital,
               CAST(EXTRACT(YEAR FROM d.calendar_day) AS INTEGER),
               CAST(EXTRACT(MONTH FROM d.calendar_day) AS INTEGER)) months;

-- The run that a session began last, completed or not, and when its books were completed last. A session that is started
-- over keeps its old books until then: the run of the draft that is to replace it counts as its own.
CREATE VIEW last_attempt COMMENT 'The run that each session began last, completed or not' AS
SELECT a.session,
       r.run_id,
       r.status,
       COALESCE(r.ended_at, r.started_at) AS run_at,
       r.failure,
       (SELECT c.ended_at FROM session_run c WHERE c.run_id = a.completed_run) AS completed_at
FROM (SELECT s.name AS session,
             (SELECT MAX(o.run_id) FROM session_run o WHERE o.session_id = s.session_id) AS own_run,
             (SELECT MAX(w.run_id)
              FROM paper_session d
              JOIN session_run w ON w.session_id = d.session_id
              WHERE d.draft_of = s.name) AS draft_run,
             (SELECT MAX(c.run_id)
              FROM session_run c
              WHERE c.session_id = s.session_id AND c.status = 'COMPLETED') AS completed_run
      FROM paper_session s
      WHERE s.name IS NOT NULL) a
JOIN session_run r ON r.run_id = GREATEST(COALESCE(a.own_run, a.draft_run), COALESCE(a.draft_run, a.own_run));

-- The latest completed run of a session and the completed one before it, for report_changes.
CREATE VIEW latest_run COMMENT 'The latest completed run of each session' AS
SELECT session,
       session_id,
       run_id,
       (SELECT MAX(b.run_id)
        FROM session_run b
        WHERE b.session_id = latest.session_id AND b.run_id < latest.run_id AND b.status = 'COMPLETED') AS run_before
FROM (SELECT s.name AS session, s.session_id, MAX(r.run_id) AS run_id
      FROM paper_session s
      JOIN session_run r ON r.session_id = s.session_id
      WHERE s.name IS NOT NULL AND r.status = 'COMPLETED'
      GROUP BY s.name, s.session_id) latest;

-- Sessions that risk lets never enter again: without a position, the drawdown beyond the limit stays.
CREATE VIEW locked_out COMMENT 'Sessions that risk lets never enter again' AS
SELECT s.session_id,
       (SELECT t.traded_at
        FROM trade t
        WHERE t.trade_id >= s.session_id * 4294967296
            AND t.trade_id < (s.session_id + 1) * 4294967296
        ORDER BY t.trade_id DESC
        FETCH FIRST 1 ROW ONLY) AS locked_out_since
FROM paper_session s
JOIN equity_point p ON p.point_id = s.session_id * 4294967296 + s.points - 1
WHERE s.status = 'OPEN'
    AND s.risk = 'on'
    AND s.risk_drawdown_reset IS NULL
    AND s.peak_equity - p.equity > s.peak_equity * s.risk_max_drawdown
    AND NOT EXISTS (SELECT 1 FROM open_position o WHERE o.session_id = s.session_id)
    AND NOT EXISTS (SELECT 1 FROM open_order w WHERE w.session_id = s.session_id AND w.ended_at IS NULL);

CREATE VIEW metric COMMENT 'The list of metrics' AS
SELECT position_no, metric, title, unit, meaning, group_no, group_title, headline_no
FROM (
    VALUES (1, 'total_return', 'Total return', 'return', 'Equity at the end over the initial capital, less 1', 1, 'Return', 1),
    (2, 'cagr', 'CAGR', 'return', 'The constant return per year of 365.25 days that leads to the same equity', 1, 'Return', 3),
    (3, 'annual_volatility', 'Volatility', 'fraction', 'Standard deviation of daily returns, per year', 1, 'Return', CAST(NULL AS INTEGER)),
    (4, 'sharpe_ratio', 'Sharpe ratio', 'ratio', 'Mean return above the risk-free rate over its standard deviation, per year', 1, 'Return', 5),
    (5, 'sortino_ratio', 'Sortino ratio', 'ratio', 'As Sharpe, over the deviation of losses only', 1, 'Return', CAST(NULL AS INTEGER)),
    (6, 'max_drawdown', 'Maximum drawdown', 'fraction', 'Deepest loss from a peak, at every point of the equity', 2, 'Risk', 4),
    (7, 'max_drawdown_days', 'Longest drawdown', 'days', 'Calendar time from a peak to its recovery, or to the end', 2, 'Risk', CAST(NULL AS INTEGER)),
    (8, 'calmar_ratio', 'Calmar ratio', 'ratio', 'CAGR over maximum drawdown', 2, 'Risk', CAST(NULL AS INTEGER)),
    (9, 'trades', 'Trades', 'count', 'Buys and sells', 4, 'Trading', 7),
    (10, 'round_trips', 'Round trips', 'count', 'Buys that were sold again', 4, 'Trading', CAST(NULL AS INTEGER)),
    (11, 'win_rate', 'Win rate', 'fraction', 'Round trips that gained, after costs', 4, 'Trading', 6),
    (12, 'profit_factor', 'Profit factor', 'ratio', 'Gains of round trips over their losses', 4, 'Trading', CAST(NULL AS INTEGER)),
    (13, 'expectancy', 'Expectancy', 'gain', 'Mean net profit of a round trip', 4, 'Trading', CAST(NULL AS INTEGER)),
    (14, 'average_holding_days', 'Holding time', 'days', 'Mean of the round trips', 4, 'Trading', CAST(NULL AS INTEGER)),
    (15, 'exposure', 'Exposure', 'fraction', 'Share of the time with an open position', 3, 'Use of capital and costs', CAST(NULL AS INTEGER)),
    (16, 'turnover', 'Turnover', 'ratio', 'Half of what was traded over mean equity, per year', 3, 'Use of capital and costs', CAST(NULL AS INTEGER)),
    (17, 'value_at_risk_95', 'Value at risk, 95 %', 'fraction', 'The daily loss that 5 % of the days exceed', 2, 'Risk', CAST(NULL AS INTEGER)),
    (18, 'expected_shortfall_95', 'Expected shortfall, 95 %', 'fraction', 'Mean loss of those days', 2, 'Risk', CAST(NULL AS INTEGER)),
    (19, 'total_commission', 'Commission', 'cost', 'Of all trades', 3, 'Use of capital and costs', CAST(NULL AS INTEGER)),
    (20, 'total_slippage', 'Slippage', 'cost', 'By which fills were worse than the market, of all trades', 3, 'Use of capital and costs', CAST(NULL AS INTEGER)),
    (21, 'benchmark_return', 'Benchmark', 'return', 'Total return of buying and holding it, without costs', 5, 'Against the benchmark', 2),
    (22, 'alpha', 'Alpha', 'return', 'Return per year that the benchmark does not explain', 5, 'Against the benchmark', CAST(NULL AS INTEGER)),
    (23, 'beta', 'Beta', 'ratio', 'Move with a move of 1 of the benchmark', 5, 'Against the benchmark', CAST(NULL AS INTEGER)),
    (24, 'information_ratio', 'Information ratio', 'ratio', 'Return above the benchmark over tracking error', 5, 'Against the benchmark', CAST(NULL AS INTEGER)),
    (25, 'tracking_error', 'Tracking error', 'fraction', 'Standard deviation of the difference to the benchmark, per year', 5, 'Against the benchmark', CAST(NULL AS INTEGER)),
    (26, 'periods_per_year', 'Returns of a year', 'returns_per_year', 'How many returns make a year in annual figures', 6, 'Conventions', CAST(NULL AS INTEGER))
) AS m (position_no, metric, title, unit, meaning, group_no, group_title, headline_no)

-- The metrics at the end of a run as rows, for the reports.
CREATE VIEW metric_of_run COMMENT 'Metrics at the end of runs, with their order' AS
SELECT m.run_id,
       n.position_no,
       n.metric,
       m.metric_value
FROM run_metric m
JOIN metric n ON n.metric = m.metric;

CREATE VIEW run_metrics COMMENT 'Metrics at the end of runs, a column for each' AS
SELECT run_id,
       CAST(MAX(CASE WHEN metric = 'total_return' THEN metric_value END) AS DOUBLE PRECISION) AS total_return,
       CAST(MAX(CASE WHEN metric = 'cagr' THEN metric_value END) AS DOUBLE PRECISION) AS cagr,
       CAST(MAX(CASE WHEN metric = 'annual_volatility' THEN metric_value END) AS DOUBLE PRECISION) AS annual_volatility,
       CAST(MAX(CASE WHEN metric = 'sharpe_ratio' THEN metric_value END) AS DOUBLE PRECISION) AS sharpe_ratio,
       CAST(MAX(CASE WHEN metric = 'sortino_ratio' THEN metric_value END) AS DOUBLE PRECISION) AS sortino_ratio,
       CAST(MAX(CASE WHEN metric = 'max_drawdown' THEN metric_value END) AS DOUBLE PRECISION) AS max_drawdown,
       CAST(MAX(CASE WHEN metric = 'max_drawdown_days' THEN metric_value END) AS DOUBLE PRECISION) AS max_drawdown_days,
       CAST(MAX(CASE WHEN metric = 'calmar_ratio' THEN metric_value END) AS DOUBLE PRECISION) AS calmar_ratio,
       CAST(MAX(CASE WHEN metric = 'trades' THEN exact_value END) AS BIGINT) AS trades,
       CAST(MAX(CASE WHEN metric = 'round_trips' THEN exact_value END) AS BIGINT) AS round_trips,
       CAST(MAX(CASE WHEN metric = 'win_rate' THEN metric_value END) AS DOUBLE PRECISION) AS win_rate,
       CAST(MAX(CASE WHEN metric = 'profit_factor' THEN metric_value END) AS DOUBLE PRECISION) AS profit_factor,
       CAST(MAX(CASE WHEN metric = 'expectancy' THEN metric_value END) AS DOUBLE PRECISION) AS expectancy,
       CAST(MAX(CASE WHEN metric = 'average_holding_days' THEN metric_value END) AS DOUBLE PRECISION) AS average_holding_days,
       CAST(MAX(CASE WHEN metric = 'exposure' THEN metric_value END) AS DOUBLE PRECISION) AS exposure,
       CAST(MAX(CASE WHEN metric = 'turnover' THEN metric_value END) AS DOUBLE PRECISION) AS turnover,
       CAST(MAX(CASE WHEN metric = 'value_at_risk_95' THEN metric_value END) AS DOUBLE PRECISION) AS value_at_risk_95,
       CAST(MAX(CASE WHEN metric = 'expected_shortfall_95' THEN metric_value END) AS DOUBLE PRECISION) AS expected_shortfall_95,
       CAST(MAX(CASE WHEN metric = 'total_commission' THEN exact_value END) AS DECIMAL(20, 8)) AS total_commission,
       CAST(MAX(CASE WHEN metric = 'total_slippage' THEN exact_value END) AS DECIMAL(20, 8)) AS total_slippage,
       CAST(MAX(CASE WHEN metric = 'benchmark_return' THEN metric_value END) AS DOUBLE PRECISION) AS benchmark_return,
       CAST(MAX(CASE WHEN metric = 'alpha' THEN metric_value END) AS DOUBLE PRECISION) AS alpha,
       CAST(MAX(CASE WHEN metric = 'beta' THEN metric_value END) AS DOUBLE PRECISION) AS beta,
       CAST(MAX(CASE WHEN metric = 'information_ratio' THEN metric_value END) AS DOUBLE PRECISION) AS information_ratio,
       CAST(MAX(CASE WHEN metric = 'tracking_error' THEN metric_value END) AS DOUBLE PRECISION) AS tracking_error,
       CAST(MAX(CASE WHEN metric = 'periods_per_year' THEN exact_value END) AS INTEGER) AS periods_per_year,
       CAST(MAX(CASE WHEN metric = 'periods_per_year' THEN remark END) AS VARCHAR(200)) AS periods_reason
FROM run_metric
GROUP BY run_id

CREATE VIEW session_metrics COMMENT 'Metrics of sessions as of their last completed run, a column for each' AS
SELECT session_id,
       CAST(MAX(CASE WHEN metric = 'total_return' THEN metric_value END) AS DOUBLE PRECISION) AS total_return,
       CAST(MAX(CASE WHEN metric = 'cagr' THEN metric_value END) AS DOUBLE PRECISION) AS cagr,
       CAST(MAX(CASE WHEN metric = 'annual_volatility' THEN metric_value END) AS DOUBLE PRECISION) AS annual_volatility,
       CAST(MAX(CASE WHEN metric = 'sharpe_ratio' THEN metric_value END) AS DOUBLE PRECISION) AS sharpe_ratio,
       CAST(MAX(CASE WHEN metric = 'sortino_ratio' THEN metric_value END) AS DOUBLE PRECISION) AS sortino_ratio,
       CAST(MAX(CASE WHEN metric = 'max_drawdown' THEN metric_value END) AS DOUBLE PRECISION) AS max_drawdown,
       CAST(MAX(CASE WHEN metric = 'max_drawdown_days' THEN metric_value END) AS DOUBLE PRECISION) AS max_drawdown_days,
       CAST(MAX(CASE WHEN metric = 'calmar_ratio' THEN metric_value END) AS DOUBLE PRECISION) AS calmar_ratio,
       CAST(MAX(CASE WHEN metric = 'trades' THEN exact_value END) AS BIGINT) AS trades,
       CAST(MAX(CASE WHEN metric = 'round_trips' THEN exact_value END) AS BIGINT) AS round_trips,
       CAST(MAX(CASE WHEN metric = 'win_rate' THEN metric_value END) AS DOUBLE PRECISION) AS win_rate,
       CAST(MAX(CASE WHEN metric = 'profit_factor' THEN metric_value END) AS DOUBLE PRECISION) AS profit_factor,
       CAST(MAX(CASE WHEN metric = 'expectancy' THEN metric_value END) AS DOUBLE PRECISION) AS expectancy,
       CAST(MAX(CASE WHEN metric = 'average_holding_days' THEN metric_value END) AS DOUBLE PRECISION) AS average_holding_days,
       CAST(MAX(CASE WHEN metric = 'exposure' THEN metric_value END) AS DOUBLE PRECISION) AS exposure,
       CAST(MAX(CASE WHEN metric = 'turnover' THEN metric_value END) AS DOUBLE PRECISION) AS turnover,
       CAST(MAX(CASE WHEN metric = 'value_at_risk_95' THEN metric_value END) AS DOUBLE PRECISION) AS value_at_risk_95,
       CAST(MAX(CASE WHEN metric = 'expected_shortfall_95' THEN metric_value END) AS DOUBLE PRECISION) AS expected_shortfall_95,
       CAST(MAX(CASE WHEN metric = 'total_commission' THEN exact_value END) AS DECIMAL(20, 8)) AS total_commission,
       CAST(MAX(CASE WHEN metric = 'total_slippage' THEN exact_value END) AS DECIMAL(20, 8)) AS total_slippage,
       CAST(MAX(CASE WHEN metric = 'benchmark_return' THEN metric_value END) AS DOUBLE PRECISION) AS benchmark_return,
       CAST(MAX(CASE WHEN metric = 'alpha' THEN metric_value END) AS DOUBLE PRECISION) AS alpha,
       CAST(MAX(CASE WHEN metric = 'beta' THEN metric_value END) AS DOUBLE PRECISION) AS beta,
       CAST(MAX(CASE WHEN metric = 'information_ratio' THEN metric_value END) AS DOUBLE PRECISION) AS information_ratio,
       CAST(MAX(CASE WHEN metric = 'tracking_error' THEN metric_value END) AS DOUBLE PRECISION) AS tracking_error,
       CAST(MAX(CASE WHEN metric = 'periods_per_year' THEN exact_value END) AS INTEGER) AS periods_per_year,
       CAST(MAX(CASE WHEN metric = 'periods_per_year' THEN remark END) AS VARCHAR(200)) AS periods_reason
FROM session_metric
GROUP BY session_id

CREATE VIEW refused_entry COMMENT 'Entries that risk refused, the first 10000 of each run' AS
SELECT u.session_id,
       u.run_id,
       r.refusal_key - u.run_id * 4294967296 AS refusal_no,
       r.refused_at,
       r.symbol,
       r.price,
       r.requested_quantity,
       r.signal,
       l.limited_by,
       l.reason
FROM session_run u
JOIN refusal r ON r.refusal_key >= u.run_id * 4294967296 AND r.refusal_key < (u.run_id + 1) * 4294967296
JOIN refusal_limit l ON l.limit_no = r.limit_no;

CREATE VIEW report_cash_events COMMENT 'What changed cash or shares without a trade' AS
SELECT s.name AS session,
       c.booked_at,
       c.symbol,
       c.type,
       c.amount,
       c.quantity_change,
       c.realized_pnl,
       c.event_no
FROM paper_session s
JOIN cash_event c ON c.event_id >= s.session_id * 4294967296 AND c.event_id < (s.session_id + 1) * 4294967296
WHERE s.name IS NOT NULL;

-- What a reader wants first stands first: equity before and after, the metrics that people read, rounded; all of them, to
-- every digit, are in report_metrics and run_metric. Of a run that replayed the session whole because bars had changed,
-- the slices that it had in common with the run before tell no more than what became different there. Points of equity
-- are numbered, one for each slice after those that only warmed the strategy up: the one before a run is found by its key.
-- The casts and the concatenation with nothing give the columns the types on PostgreSQL that version 5 published.
CREATE VIEW report_changes COMMENT 'What the latest run changed' AS
SELECT session,
       run_id,
       'equity' AS change,
       CAST('equity' AS VARCHAR) AS item,
       changed_at,
       CAST(CAST(was AS DECIMAL(20, 2)) AS VARCHAR) AS was,
       CAST(CAST(is_now AS DECIMAL(20, 2)) AS VARCHAR) || '' AS is_now,
       CAST(CASE
           WHEN was > 0
           THEN CASE WHEN is_now > was THEN '+' ELSE '' END
                || CAST(CAST(CAST(is_now - was AS DOUBLE PRECISION) * 100 / CAST(was AS DOUBLE PRECISION)
                             AS DECIMAL(400, 2)) AS VARCHAR) || ' %, '
           ELSE ''
       END
           || CAST(slices AS VARCHAR) || CASE slices WHEN 1 THEN ' slice' ELSE ' slices' END AS VARCHAR) AS detail,
       1 AS position_no
FROM (SELECT session,
             run_id,
             changed_at,
             slices,
             CASE
                 WHEN run_before IS NULL THEN NULL
                 ELSE COALESCE((SELECT x.equity_before FROM restatement x WHERE x.run_id = ends.run_id),
                               (SELECT b.equity FROM equity_point b WHERE b.point_id = ends.last_point - ends.slices),
                               initial_capital)
             END AS was,
             (SELECT e.equity FROM equity_point e WHERE e.point_id = ends.last_point) AS is_now
      FROM (SELECT l.session,
                   l.run_id,
                   l.run_before,
                   r.last_slice_at AS changed_at,
                   r.slices - r.warm_up_slices AS slices,
                   s.initial_capital,
                   s.session_id * 4294967296 + s.points - 1
                       - CAST(COALESCE((SELECT SUM(u.slices - u.warm_up_slices)
                                        FROM session_run u
                                        WHERE u.session_id = l.session_id AND u.run_id > l.run_id), 0) AS BIGINT)
                       AS last_point
            FROM latest_run l
            JOIN session_run r ON r.run_id = l.run_id
            JOIN paper_session s ON s.session_id = l.session_id) ends) equity
WHERE was IS DISTINCT FROM is_now
UNION ALL
SELECT session,
       run_id,
       'metric' AS change,
       metric AS item,
       CAST(NULL AS TIMESTAMP) AS changed_at,
       was,
       is_now,
       CAST(NULL AS VARCHAR) AS detail,
       position_no
FROM (SELECT l.session,
             l.run_id,
             k.metric,
             k.headline_no + 1 AS position_no,
             CASE
                 WHEN k.unit IN ('return', 'fraction')
                 THEN CAST(CAST(b.metric_value * 100 AS DECIMAL(400, 2)) AS VARCHAR) || ' %'
                 WHEN k.unit = 'count' THEN CAST(CAST(b.metric_value AS DECIMAL(400, 0)) AS VARCHAR)
                 ELSE CAST(CAST(b.metric_value AS DECIMAL(400, 2)) AS VARCHAR)
             END AS was,
             CASE
                 WHEN k.unit IN ('return', 'fraction')
                 THEN CAST(CAST(n.metric_value * 100 AS DECIMAL(400, 2)) AS VARCHAR) || ' %'
                 WHEN k.unit = 'count' THEN CAST(CAST(n.metric_value AS DECIMAL(400, 0)) AS VARCHAR)
                 ELSE CAST(CAST(n.metric_value AS DECIMAL(400, 2)) AS VARCHAR)
             END AS is_now
      FROM latest_run l
      JOIN run_metric n ON n.run_id = l.run_id
      JOIN metric k ON k.metric = n.metric AND k.headline_no IS NOT NULL
      LEFT JOIN run_metric b ON b.run_id = l.run_before AND b.metric = n.metric) m
WHERE was IS DISTINCT FROM is_now
UNION ALL
SELECT l.session,
       l.run_id,
       'trade' AS change,
       t.symbol AS item,
       t.traded_at AS changed_at,
       CAST(NULL AS VARCHAR) AS was,
       t.side || ' ' || TRIM(TRAILING '.' FROM TRIM(TRAILING '0' FROM CAST(t.quantity AS VARCHAR)))
           || ' at ' || TRIM(TRAILING '.' FROM TRIM(TRAILING '0' FROM CAST(t.price AS VARCHAR))) AS is_now,
       t.reason AS detail,
       11 AS position_no
FROM latest_run l
JOIN session_run r ON r.run_id = l.run_id
JOIN trade t
    ON t.trade_id >= l.session_id * 4294967296 + r.first_trade_no
    AND t.trade_id < l.session_id * 4294967296 + r.first_trade_no + r.trades
LEFT JOIN restatement x ON x.run_id = l.run_id
WHERE x.run_id IS NULL OR t.traded_at > x.compared_at
UNION ALL
SELECT session,
       run_id,
       'restated trade' AS change,
       symbol AS item,
       traded_at AS changed_at,
       CASE history WHEN 'BEFORE' THEN fill END AS was,
       CASE history WHEN 'AFTER' THEN fill END AS is_now,
       CAST(NULL AS VARCHAR) AS detail,
       10 AS position_no
FROM (SELECT l.session,
             l.run_id,
             t.symbol,
             t.traded_at,
             t.history,
             t.side || ' ' || TRIM(TRAILING '.' FROM TRIM(TRAILING '0' FROM CAST(t.quantity AS VARCHAR)))
                 || ' at ' || TRIM(TRAILING '.' FROM TRIM(TRAILING '0' FROM CAST(t.price AS VARCHAR))) AS fill
      FROM latest_run l
      JOIN restated_trade t ON t.run_id = l.run_id) restated
UNION ALL
SELECT l.session,
       l.run_id,
       'strategy failure' AS change,
       f.symbol AS item,
       f.failed_at AS changed_at,
       CAST(NULL AS VARCHAR) AS was,
       f.exception AS is_now,
       CAST(f.occurrences AS VARCHAR) || CASE f.occurrences WHEN 1 THEN ' time' ELSE ' times' END
           || COALESCE(', first: ' || f.message, '') AS detail,
       13 AS position_no
FROM latest_run l
JOIN strategy_failure f ON f.run_id = l.run_id
UNION ALL
SELECT l.session,
       l.run_id,
       'strategy code' AS change,
       s.strategy AS item,
       v.after_slice_at AS changed_at,
       b.digest AS was,
       v.digest AS is_now,
       CAST(NULL AS VARCHAR) AS detail,
       14 AS position_no
FROM latest_run l
JOIN session_run r ON r.run_id = l.run_id
JOIN paper_session s ON s.session_id = l.session_id
JOIN strategy_version v ON v.session_id = l.session_id AND v.used_since >= r.started_at
JOIN strategy_version b ON b.session_id = v.session_id AND b.version_no = v.version_no - 1
UNION ALL
SELECT l.session,
       l.run_id,
       'rejected row' AS change,
       j.file || ' line ' || j.line AS item,
       CAST(NULL AS TIMESTAMP) AS changed_at,
       CAST(NULL AS VARCHAR) AS was,
       j.text AS is_now,
       j.reason AS detail,
       15 AS position_no
FROM latest_run l
JOIN rejected_bar j ON j.run_id = l.run_id
UNION ALL
SELECT l.session,
       l.run_id,
       'refused entry' AS change,
       e.symbol AS item,
       e.refused_at AS changed_at,
       CAST(NULL AS VARCHAR) AS was,
       CASE
           WHEN EXISTS (SELECT 1 FROM session_setting x
                        WHERE x.session_id = l.session_id AND x.setting = 'short' AND x.setting_value = 'true')
           THEN 'no entry of '
           ELSE 'no BUY of '
       END || TRIM(TRAILING '.' FROM TRIM(TRAILING '0' FROM CAST(e.requested_quantity AS VARCHAR)))
           || ' at ' || TRIM(TRAILING '.' FROM TRIM(TRAILING '0' FROM CAST(e.price AS VARCHAR))) AS is_now,
       e.reason AS detail,
       12 AS position_no
FROM latest_run l
JOIN refused_entry e ON e.run_id = l.run_id
LEFT JOIN restatement x ON x.run_id = l.run_id
WHERE x.run_id IS NULL OR e.refused_at > x.compared_at;

CREATE VIEW report_comparison COMMENT 'The sessions beside each other' AS
SELECT s.name AS session,
       s.strategy,
       s.parameters,
       LENGTH(s.symbols) - LENGTH(REPLACE(s.symbols, ',', '')) + 1 AS symbols,
       f.recorded_at AS first_slice_at,
       s.last_slice_at,
       p.equity,
       m.total_return,
       m.benchmark_return,
       m.cagr,
       m.annual_volatility,
       m.sharpe_ratio,
       m.sortino_ratio,
       m.max_drawdown,
       m.calmar_ratio,
       m.win_rate,
       m.profit_factor,
       m.exposure,
       m.turnover,
       m.trades
FROM paper_session s
LEFT JOIN equity_point f ON f.point_id = s.session_id * 4294967296
LEFT JOIN equity_point p ON p.point_id = s.session_id * 4294967296 + s.points - 1
LEFT JOIN session_metrics m ON m.session_id = s.session_id
WHERE s.name IS NOT NULL;

-- What has come to a session: of its prices as they are now, the symbols that it has and the dates that it has seen; of
-- one that is renamed, what has come under the name that it had on that date. A delisting comes to it with the first slice after the last date with a price. Sessions of an older program had actions
-- only after the slice that actions_after tells.
CREATE VIEW report_corporate_actions COMMENT 'What companies did to shares of the session''s symbols' AS
SELECT s.name AS session,
       a.ex_date,
       a.symbol,
       a.type,
       a.value AS action_value,
       a.pay_date,
       a.new_symbol
FROM paper_session s
JOIN equity_point f ON f.point_id = s.session_id * 4294967296
JOIN equity_point p ON p.point_id = s.session_id * 4294967296 + s.points - 1
JOIN corporate_action a ON a.version_id = s.price_version_id
WHERE s.name IS NOT NULL
    AND (POSITION(',' || a.symbol || ',' IN ',' || s.symbols || ',') > 0
        OR EXISTS (SELECT 1 FROM session_symbol n
                   WHERE n.session_id = s.session_id
                       AND n.name = COALESCE(a.new_symbol, a.symbol)
                       AND (n.since IS NULL OR n.since <= a.ex_date)
                       AND (n.until IS NULL OR n.until >= a.ex_date)))
    AND a.ex_date >= COALESCE(f.local_date, CAST(f.recorded_at AS DATE))
    AND (s.actions_after IS NULL OR a.ex_date > CAST(s.actions_after AS DATE)
        OR (a.type = 'DELIST' AND a.ex_date = CAST(s.actions_after AS DATE)))
    AND (a.ex_date < COALESCE(p.local_date, CAST(p.recorded_at AS DATE))
        OR (a.type <> 'DELIST' AND a.ex_date = COALESCE(p.local_date, CAST(p.recorded_at AS DATE))));

CREATE VIEW report_costs COMMENT 'Commission and slippage of every month' AS
SELECT session,
       calendar_year,
       calendar_month,
       trades,
       traded_value,
       commission,
       slippage_cost,
       CAST(commission + slippage_cost AS DOUBLE PRECISION) / NULLIF(CAST(traded_value AS DOUBLE PRECISION), 0)
           AS cost_rate,
       borrow_fees
FROM (SELECT session,
             CAST(EXTRACT(YEAR FROM calendar_day) AS INTEGER) AS calendar_year,
             CAST(EXTRACT(MONTH FROM calendar_day) AS INTEGER) AS calendar_month,
             COUNT(side) AS trades,
             SUM(CASE
                     WHEN side IS NULL THEN 0
                     WHEN side = 'BUY' THEN -cash_flow - commission
                     ELSE cash_flow + commission
                 END) AS traded_value,
             SUM(commission) AS commission,
             CAST(SUM(slippage * quantity) AS DECIMAL(38, 8)) AS slippage_cost,
             CAST(SUM(CASE WHEN side IS NULL THEN -cash_flow ELSE 0 END) AS DECIMAL(38, 8)) AS borrow_fees
      FROM (SELECT s.name AS session,
                   COALESCE(t.local_date, CAST(t.traded_at AS DATE)) AS calendar_day,
                   t.side,
                   t.quantity,
                   t.slippage,
                   t.cash_flow,
                   t.commission
            FROM paper_session s
            JOIN trade t ON t.trade_id >= s.session_id * 4294967296 AND t.trade_id < (s.session_id + 1) * 4294967296
            WHERE s.name IS NOT NULL
            UNION ALL
            SELECT s.name AS session,
                   COALESCE(c.local_date, CAST(c.booked_at AS DATE)) AS calendar_day,
                   CAST(NULL AS VARCHAR(4)) AS side,
                   CAST(0 AS DECIMAL(20, 8)) AS quantity,
                   CAST(0 AS DECIMAL(20, 8)) AS slippage,
                   c.amount AS cash_flow,
                   CAST(0 AS DECIMAL(20, 8)) AS commission
            FROM paper_session s
            JOIN cash_event c ON c.event_id >= s.session_id * 4294967296 AND c.event_id < (s.session_id + 1) * 4294967296
            WHERE s.name IS NOT NULL AND c.type = 'BORROW') paid
      GROUP BY session,
               CAST(EXTRACT(YEAR FROM calendar_day) AS INTEGER),
               CAST(EXTRACT(MONTH FROM calendar_day) AS INTEGER)) c;

-- A loss lasts until its peak is reached again, or goes on at the last point.
CREATE VIEW report_drawdowns COMMENT 'Losses from a peak: depth, trough, recovery' AS
SELECT s.name AS session,
       d.peak_at,
       d.peak_equity,
       d.began_at,
       d.trough_at,
       d.trough_equity,
       d.depth,
       d.recovered_at,
       CAST(EXTRACT(EPOCH FROM COALESCE(d.recovered_at, d.last_at))
            - EXTRACT(EPOCH FROM COALESCE(d.peak_at, d.began_at)) AS DOUBLE PRECISION) / 86400 AS length_days,
       d.points
FROM paper_session s
JOIN drawdown d
    ON d.drawdown_id >= s.session_id * 4294967296 AND d.drawdown_id < (s.session_id + 1) * 4294967296
WHERE s.name IS NOT NULL;

CREATE VIEW report_ended_orders COMMENT 'Orders that ended before they were filled whole' AS
SELECT s.name AS session,
       o.symbol,
       o.side,
       o.quantity,
       o.kind,
       o.level,
       o.decided_at,
       o.ended_at,
       o.ended_by,
       o.reason,
       o.requested_quantity,
       o.limited_by,
       o.order_no,
       o.position_effect
FROM open_order o
JOIN paper_session s ON s.session_id = o.session_id
WHERE s.name IS NOT NULL AND o.ended_at IS NOT NULL;

CREATE VIEW report_equity_by_day COMMENT 'Equity and benchmark at the end of every date' AS
SELECT session,
       calendar_day,
       equity,
       cash,
       positions_value,
       CAST(equity - start_equity AS DOUBLE PRECISION) / NULLIF(CAST(start_equity AS DOUBLE PRECISION), 0)
           AS day_return,
       drawdown,
       benchmark,
       benchmark / NULLIF(start_benchmark, 0) - 1 AS benchmark_return,
       points,
       receivables,
       shorts_value
FROM (SELECT s.name AS session,
             d.calendar_day,
             d.equity,
             d.cash,
             d.positions_value,
             d.drawdown,
             d.benchmark,
             d.points,
             d.receivables,
             d.shorts_value,
             COALESCE((SELECT b.equity FROM equity_day b WHERE b.day_id = d.day_id - 1), s.initial_capital)
                 AS start_equity,
             COALESCE((SELECT b.benchmark FROM equity_day b WHERE b.day_id = d.day_id - 1),
                      CAST(s.initial_capital AS DOUBLE PRECISION)) AS start_benchmark
      FROM paper_session s
      JOIN equity_day d ON d.day_id >= s.session_id * 4294967296 AND d.day_id < (s.session_id + 1) * 4294967296
      WHERE s.name IS NOT NULL) days;

CREATE VIEW report_equity_curve COMMENT 'Equity after every slice' AS
SELECT s.name AS session,
       e.recorded_at,
       e.equity,
       e.cash,
       e.positions_value,
       e.drawdown,
       COALESCE(e.local_date, CAST(e.recorded_at AS DATE)) AS calendar_day,
       e.receivables,
       e.shorts_value
FROM paper_session s
JOIN equity_point e
    ON e.point_id >= s.session_id * 4294967296 AND e.point_id < (s.session_id + 1) * 4294967296
WHERE s.name IS NOT NULL;

-- What an ambiguous exit would have gained or lost more, had the other order of events been the true one.
CREATE VIEW report_exits COMMENT 'Exits by kind' AS
SELECT s.name AS session,
       t.kind,
       COUNT(*) AS exits,
       CAST(SUM(t.realized_pnl) AS DECIMAL(20, 8)) AS realized_pnl,
       CAST(SUM(CASE WHEN t.realized_pnl > 0 THEN 1 ELSE 0 END) AS DOUBLE PRECISION) / CAST(COUNT(*) AS DOUBLE PRECISION)
           AS win_rate,
       CAST(SUM(t.realized_pnl) AS DOUBLE PRECISION) / CAST(COUNT(*) AS DOUBLE PRECISION) AS mean_pnl,
       SUM(CASE WHEN t.ambiguous THEN 1 ELSE 0 END) AS ambiguous_exits,
       CAST(SUM(CASE WHEN t.other_pnl > t.realized_pnl THEN t.other_pnl - t.realized_pnl ELSE 0 END)
           AS DECIMAL(20, 8)) AS might_have_gained,
       CAST(SUM(CASE WHEN t.other_pnl < t.realized_pnl THEN t.realized_pnl - t.other_pnl ELSE 0 END)
           AS DECIMAL(20, 8)) AS might_have_lost,
       CAST(COALESCE(SUM(t.missed_trails), 0) AS BIGINT) AS missed_trails
FROM paper_session s
JOIN trade t ON t.trade_id >= s.session_id * 4294967296 AND t.trade_id < (s.session_id + 1) * 4294967296
WHERE s.name IS NOT NULL AND t.position_effect = 'CLOSE'
GROUP BY s.name, t.kind;

CREATE VIEW report_exposure COMMENT 'How much was invested, and how often' AS
SELECT s.name AS session,
       d.calendar_day,
       d.equity,
       d.positions_value,
       CAST(d.positions_value AS DOUBLE PRECISION) / NULLIF(CAST(d.equity AS DOUBLE PRECISION), 0) AS invested,
       CAST(d.points_invested AS DOUBLE PRECISION) / NULLIF(CAST(d.points AS DOUBLE PRECISION), 0) AS time_invested,
       CAST(d.positions_value + d.shorts_value AS DECIMAL(20, 8)) AS long_value,
       d.shorts_value AS short_value,
       CAST(d.positions_value AS DOUBLE PRECISION) / NULLIF(CAST(d.equity AS DOUBLE PRECISION), 0) AS net_exposure,
       CAST(d.positions_value + 2 * d.shorts_value AS DOUBLE PRECISION) / NULLIF(CAST(d.equity AS DOUBLE PRECISION), 0)
           AS gross_exposure
FROM paper_session s
JOIN equity_day d ON d.day_id >= s.session_id * 4294967296 AND d.day_id < (s.session_id + 1) * 4294967296
WHERE s.name IS NOT NULL;

CREATE VIEW report_metrics COMMENT 'Every metric of a session' AS
SELECT s.name AS session,
       n.position_no,
       n.metric,
       m.metric_value
FROM paper_session s
JOIN session_metric m ON m.session_id = s.session_id
JOIN metric n ON n.metric = m.metric
WHERE s.name IS NOT NULL;

CREATE VIEW report_monthly_returns COMMENT 'Return of every month' AS
SELECT session,
       calendar_year,
       calendar_month,
       start_equity,
       end_equity,
       CAST(end_equity - start_equity AS DOUBLE PRECISION) / NULLIF(CAST(start_equity AS DOUBLE PRECISION), 0)
           AS month_return,
       end_benchmark / NULLIF(start_benchmark, 0) - 1 AS benchmark_return
FROM equity_month;

-- What the last night did with each session of its file. What a reader must look at stands in attention, the most serious
-- first: sessions that were not carried forward, and what is unusual about those that were.
CREATE VIEW report_morning COMMENT 'What the last night did with each session' AS
SELECT n.session,
       CASE
           WHEN n.status = 'INVALID' THEN 'correct'
           WHEN n.status = 'UNDECIDED' THEN 'decide'
           WHEN n.status = 'FAILED' THEN 'failed'
           WHEN n.status = 'BUSY' THEN 'busy'
           WHEN n.status = 'STOPPED' THEN 'stopped'
           WHEN n.ruined THEN 'ruined'
           WHEN n.replayed_whole THEN 'replayed whole'
           WHEN r.rejected_bars > 0 THEN 'rejected rows'
           WHEN r.strategy_failures > 0 THEN 'strategy failed'
           WHEN n.stale_positions > 0 THEN 'stale'
           WHEN n.locked_out_since IS NOT NULL THEN 'locked out'
       END AS attention,
       n.status,
       n.message,
       n.equity_after AS equity,
       n.equity_after - n.equity_before AS gain,
       CAST(n.equity_after - n.equity_before AS DOUBLE PRECISION)
           / NULLIF(CAST(n.equity_before AS DOUBLE PRECISION), 0) AS night_return,
       CASE WHEN n.replayed_whole THEN NULL ELSE r.trades END AS new_trades,
       n.last_slice_at,
       n.slices,
       n.replayed_whole,
       n.drawdown,
       r.rejected_bars,
       r.strategy_failures,
       n.stale_positions,
       n.stale_share,
       n.locked_out_since,
       n.strategy,
       n.parameters,
       n.run_id,
       n.exit_status,
       n.position,
       n.night_id,
       n.started_at AS night_at,
       CASE WHEN r.started_at < n.started_at THEN r.started_at END AS resumed_run_at
FROM (SELECT m.*,
             g.started_at,
             s.strategy,
             s.parameters,
             s.last_slice_at,
             s.ruined AND m.status <> 'CLOSED' AS ruined,
             p.drawdown,
             l.locked_out_since,
             (SELECT COUNT(*) FROM open_position o WHERE o.session_id = s.session_id AND o.stale) AS stale_positions,
             (SELECT CAST(SUM(ABS(o.market_value)) AS DOUBLE PRECISION)
              FROM open_position o
              WHERE o.session_id = s.session_id AND o.stale)
                 / NULLIF(CAST(p.equity AS DOUBLE PRECISION), 0) AS stale_share
      FROM night_session m
      JOIN night g ON g.night_id = m.night_id
      LEFT JOIN paper_session s ON s.name = m.session
      LEFT JOIN equity_point p ON p.point_id = s.session_id * 4294967296 + s.points - 1
      LEFT JOIN locked_out l ON l.session_id = s.session_id
      WHERE m.night_id = (SELECT MAX(e.night_id) FROM night e WHERE e.ended_at IS NOT NULL)) n
LEFT JOIN session_run r ON r.run_id = n.run_id;

CREATE VIEW report_open_positions COMMENT 'What is held, and what is owed of short positions' AS
SELECT s.name AS session,
       o.symbol,
       o.quantity,
       o.entry_price,
       o.entered_at,
       o.last_price,
       o.market_value,
       o.unrealized_pnl,
       CAST(o.unrealized_pnl AS DOUBLE PRECISION)
           / NULLIF(CAST(ABS(o.quantity) * o.entry_price AS DOUBLE PRECISION), 0) AS unrealized_return,
       o.last_bar_at,
       o.stale,
       o.stop_price,
       o.target_price,
       o.trail_price,
       o.bars_held,
       CASE WHEN o.quantity < 0 THEN 'SHORT' ELSE 'LONG' END AS side
FROM open_position o
JOIN paper_session s ON s.session_id = o.session_id
WHERE s.name IS NOT NULL;

-- Orders that wait for the next bar of their symbol, the exits first.
CREATE VIEW report_orders COMMENT 'Orders that wait for the next bar' AS
SELECT s.name AS session,
       o.symbol,
       o.side,
       o.quantity,
       o.kind,
       o.level,
       o.decided_at,
       o.reason,
       o.limit_price,
       o.trigger_price,
       CASE WHEN o.limit_price IS NULL AND o.trigger_price IS NULL THEN NULL ELSE o.bars_left END AS bars_left,
       o.requested_quantity,
       o.limited_by,
       o.order_no,
       o.position_effect
FROM open_order o
JOIN paper_session s ON s.session_id = o.session_id
WHERE s.name IS NOT NULL AND o.ended_at IS NULL;

CREATE VIEW report_price_files COMMENT 'Files that the runs read, and their digests' AS
SELECT s.name AS session,
       f.run_id,
       f.file,
       f.bytes,
       f.sha256,
       f.data_rows
FROM price_file f
JOIN session_run r ON r.run_id = f.run_id
JOIN paper_session s ON s.session_id = r.session_id
WHERE s.name IS NOT NULL;

CREATE VIEW report_refused_entries COMMENT 'Entries that risk refused' AS
SELECT s.name AS session,
       r.run_id,
       r.refusal_no,
       r.refused_at,
       r.symbol,
       r.price,
       r.requested_quantity,
       r.signal,
       r.limited_by,
       r.reason
FROM refused_entry r
JOIN paper_session s ON s.session_id = r.session_id
WHERE s.name IS NOT NULL;

CREATE VIEW report_rejected_bars COMMENT 'Rows of the price files that could not be trusted' AS
SELECT s.name AS session,
       r.file,
       r.line,
       r.symbol,
       r.reason,
       r.text,
       r.run_id
FROM rejected_bar r
JOIN paper_session s ON s.session_id = r.session_id
WHERE s.name IS NOT NULL;

CREATE VIEW report_remarks COMMENT 'What the runs told of their prices' AS
SELECT s.name AS session,
       m.run_id,
       m.remark_no,
       m.kind,
       m.remark
FROM run_remark m
JOIN session_run r ON r.run_id = m.run_id
JOIN paper_session s ON s.session_id = r.session_id
WHERE s.name IS NOT NULL;

CREATE VIEW report_restated_actions COMMENT 'Corporate actions that had changed, before and after' AS
SELECT s.name AS session,
       a.run_id,
       a.symbol,
       a.ex_date,
       a.type,
       a.before_value,
       a.after_value
FROM restated_action a
JOIN session_run r ON r.run_id = a.run_id
JOIN paper_session s ON s.session_id = r.session_id
WHERE s.name IS NOT NULL;

CREATE VIEW report_restated_bars COMMENT 'The first bars that had changed, before and after' AS
SELECT s.name AS session,
       b.run_id,
       b.symbol,
       b.bar_at,
       b.open_before,
       b.open_after,
       b.high_before,
       b.high_after,
       b.low_before,
       b.low_after,
       b.close_before,
       b.close_after,
       b.volume_before,
       b.volume_after
FROM restated_bar b
JOIN session_run r ON r.run_id = b.run_id
JOIN paper_session s ON s.session_id = r.session_id
WHERE s.name IS NOT NULL;

CREATE VIEW report_restated_trades COMMENT 'Trades that only one of the two histories has' AS
SELECT s.name AS session,
       t.run_id,
       t.history,
       t.traded_at,
       t.symbol,
       t.side,
       t.quantity,
       t.price,
       t.cash_flow,
       t.realized_pnl
FROM restated_trade t
JOIN session_run r ON r.run_id = t.run_id
JOIN paper_session s ON s.session_id = r.session_id
WHERE s.name IS NOT NULL;

CREATE VIEW report_restatements COMMENT 'Replays under prices that had changed, and what that did' AS
SELECT s.name AS session,
       m.run_id,
       r.started_at AS replayed_at,
       m.bars_changed,
       m.bars_missing,
       m.bars_inserted,
       m.compared_at,
       m.equity_before,
       m.equity_after,
       m.trades_before,
       m.trades_after,
       m.code_before,
       m.code_after,
       (SELECT COUNT(*) FROM restated_action a WHERE a.run_id = m.run_id) AS actions_changed
FROM restatement m
JOIN session_run r ON r.run_id = m.run_id
JOIN paper_session s ON s.session_id = r.session_id
WHERE s.name IS NOT NULL;

-- A month without a date is null.
CREATE VIEW report_returns_matrix COMMENT 'Returns of months and years, a line for each year' AS
SELECT session,
       calendar_year,
       jan,
       feb,
       mar,
       apr,
       may,
       jun,
       jul,
       aug,
       sep,
       oct,
       nov,
       dec,
       CAST((SELECT e.equity FROM equity_day e WHERE e.day_id = last_day) AS DOUBLE PRECISION)
           / NULLIF(CAST(COALESCE((SELECT b.equity FROM equity_day b WHERE b.day_id = first_day - 1), initial_capital)
                        AS DOUBLE PRECISION), 0) - 1 AS year_return
FROM (SELECT session,
             initial_capital,
             calendar_year,
             MIN(first_day) AS first_day,
             MAX(last_day) AS last_day,
             MAX(CASE calendar_month WHEN 1 THEN month_return END) AS jan,
             MAX(CASE calendar_month WHEN 2 THEN month_return END) AS feb,
             MAX(CASE calendar_month WHEN 3 THEN month_return END) AS mar,
             MAX(CASE calendar_month WHEN 4 THEN month_return END) AS apr,
             MAX(CASE calendar_month WHEN 5 THEN month_return END) AS may,
             MAX(CASE calendar_month WHEN 6 THEN month_return END) AS jun,
             MAX(CASE calendar_month WHEN 7 THEN month_return END) AS jul,
             MAX(CASE calendar_month WHEN 8 THEN month_return END) AS aug,
             MAX(CASE calendar_month WHEN 9 THEN month_return END) AS sep,
             MAX(CASE calendar_month WHEN 10 THEN month_return END) AS oct,
             MAX(CASE calendar_month WHEN 11 THEN month_return END) AS nov,
             MAX(CASE calendar_month WHEN 12 THEN month_return END) AS dec
      FROM (SELECT session,
                   initial_capital,
                   calendar_year,
                   calendar_month,
                   first_day,
                   last_day,
                   CAST(end_equity - start_equity AS DOUBLE PRECISION)
                       / NULLIF(CAST(start_equity AS DOUBLE PRECISION), 0) AS month_return
            FROM equity_month) months
      GROUP BY session, initial_capital, calendar_year) years;

-- The last 63 returns, a quarter of a year: those of the date and the 62 before. A join instead of a window, which would
-- be computed for every session; 63 neighbouring rows for each date are soon read. Where all returns are equal their
-- standard deviation is 0, whatever is left of it by rounding, and so is the variance of a benchmark that did not move.
CREATE VIEW report_rolling COMMENT 'Equity, and Sharpe ratio, volatility and beta of 63 returns' AS
SELECT r.session,
       r.calendar_day,
       r.equity,
       r.drawdown,
       CASE
           WHEN r.returns = 63 AND r.lowest < r.highest
           THEN (r.mean - (POWER(1 + r.risk_free_rate, 1 / r.periods_per_year) - 1)) / r.deviation
                * SQRT(r.periods_per_year)
       END AS sharpe_63,
       CASE
           WHEN r.returns = 63
           THEN CASE WHEN r.lowest < r.highest THEN r.deviation * SQRT(r.periods_per_year) ELSE 0 END
       END AS volatility_63,
       CASE WHEN r.pairs = 63 AND r.benchmark_lowest < r.benchmark_highest THEN r.slope END AS beta_63
FROM (SELECT q.session,
             q.calendar_day,
             q.equity,
             q.drawdown,
             CAST(q.risk_free_rate AS DOUBLE PRECISION) AS risk_free_rate,
             CAST(q.periods_per_year AS DOUBLE PRECISION) AS periods_per_year,
             COUNT(q.day_return) AS returns,
             MIN(q.day_return) AS lowest,
             MAX(q.day_return) AS highest,
             CAST(AVG(q.day_return) AS DOUBLE PRECISION) AS mean,
             CAST(STDDEV_SAMP(q.day_return) AS DOUBLE PRECISION) AS deviation,
             REGR_COUNT(q.day_return, q.benchmark_return) AS pairs,
             MIN(q.benchmark_return) AS benchmark_lowest,
             MAX(q.benchmark_return) AS benchmark_highest,
             CAST(REGR_SLOPE(q.day_return, q.benchmark_return) AS DOUBLE PRECISION) AS slope
      FROM (SELECT s.name AS session,
                   d.day_id,
                   d.calendar_day,
                   d.equity,
                   d.drawdown,
                   s.risk_free_rate,
                   CAST(m.exact_value AS INTEGER) AS periods_per_year,
                   CAST(w.equity - COALESCE(b.equity, s.initial_capital) AS DOUBLE PRECISION)
                       / NULLIF(CAST(COALESCE(b.equity, s.initial_capital) AS DOUBLE PRECISION), 0) AS day_return,
                   w.benchmark / NULLIF(COALESCE(b.benchmark, CAST(s.initial_capital AS DOUBLE PRECISION)), 0) - 1
                       AS benchmark_return
            FROM paper_session s
            JOIN equity_day d ON d.day_id >= s.session_id * 4294967296 AND d.day_id < (s.session_id + 1) * 4294967296
            JOIN equity_day w ON w.day_id >= d.day_id - 62 AND w.day_id <= d.day_id
            LEFT JOIN equity_day b ON b.day_id = w.day_id - 1
            LEFT JOIN session_metric m ON m.session_id = s.session_id AND m.metric = 'periods_per_year'
            WHERE s.name IS NOT NULL) q
      GROUP BY q.session, q.day_id, q.calendar_day, q.equity, q.drawdown, q.risk_free_rate, q.periods_per_year) r;

-- An entry and the exit that names it make a group: for a join of the two PostgreSQL would read the trades of all sessions.
-- A holding time is that which has elapsed: 0.25 for six hours. An exit that did not close one whole entry as it was filled,
-- or a split has counted anew, is a round trip with what it closed of each; its entry price is their mean. A cost is what
-- the entry paid, or of a short position what it brought in, after its commission.
CREATE VIEW report_round_trips COMMENT 'Every entry with the exit that closed it' AS
SELECT session,
       symbol,
       entered_at,
       exited_at,
       CAST(EXTRACT(EPOCH FROM exited_at) - EXTRACT(EPOCH FROM entered_at) AS DOUBLE PRECISION) / 86400
           AS holding_days,
       quantity,
       entry_price,
       exit_price,
       commission,
       realized_pnl,
       CAST(realized_pnl AS DOUBLE PRECISION) / NULLIF(CAST(cost AS DOUBLE PRECISION), 0) AS return_on_cost,
       CAST(CASE side WHEN 'LONG' THEN lowest_price - entry_price ELSE entry_price - highest_price END
           AS DOUBLE PRECISION) / NULLIF(CAST(entry_price AS DOUBLE PRECISION), 0) AS worst_excursion,
       CAST(CASE side WHEN 'LONG' THEN highest_price - entry_price ELSE entry_price - lowest_price END
           AS DOUBLE PRECISION) / NULLIF(CAST(entry_price AS DOUBLE PRECISION), 0) AS best_excursion,
       entry_trade_no,
       exit_trade_no,
       entry_reason,
       exit_reason,
       side
FROM (SELECT s.name AS session,
             t.symbol,
             MIN(t.traded_at) AS entered_at,
             MAX(t.traded_at) AS exited_at,
             MAX(t.quantity) AS quantity,
             MAX(CASE t.position_effect WHEN 'OPEN' THEN t.price END) AS entry_price,
             MAX(CASE t.position_effect WHEN 'CLOSE' THEN t.price END) AS exit_price,
             CAST(SUM(t.commission) AS DECIMAL(20, 8)) AS commission,
             MAX(t.realized_pnl) AS realized_pnl,
             MAX(CASE t.position_effect WHEN 'OPEN' THEN ABS(t.cash_flow) END) AS cost,
             MAX(t.lowest_price) AS lowest_price,
             MAX(t.highest_price) AS highest_price,
             MIN(t.trade_no) AS entry_trade_no,
             MAX(t.trade_no) AS exit_trade_no,
             MAX(CASE t.position_effect WHEN 'OPEN' THEN t.reason END) AS entry_reason,
             MAX(CASE t.position_effect WHEN 'CLOSE' THEN t.reason END) AS exit_reason,
             MAX(CASE WHEN t.position_effect = 'OPEN' THEN CASE t.side WHEN 'BUY' THEN 'LONG' ELSE 'SHORT' END END)
                 AS side
      FROM paper_session s
      JOIN trade t ON t.trade_id >= s.session_id * 4294967296 AND t.trade_id < (s.session_id + 1) * 4294967296
      WHERE s.name IS NOT NULL
          AND NOT EXISTS (SELECT 1 FROM trade_part p WHERE p.trade_id = t.trade_id)
      GROUP BY s.name, t.symbol, COALESCE(t.entry_trade_no, t.trade_no)
      HAVING COUNT(*) = 2
      UNION ALL
      SELECT s.name AS session,
             t.symbol,
             MIN(e.traded_at) AS entered_at,
             t.traded_at AS exited_at,
             t.quantity,
             CAST(SUM(p.cost) / t.quantity AS DECIMAL(20, 8)) AS entry_price,
             t.price AS exit_price,
             CAST(t.commission + SUM(p.entry_commission) AS DECIMAL(20, 8)) AS commission,
             t.realized_pnl,
             CAST(SUM(p.cost)
                      + CASE t.side WHEN 'SELL' THEN SUM(p.entry_commission) ELSE -SUM(p.entry_commission) END
                 AS DECIMAL(20, 8)) AS cost,
             t.lowest_price,
             t.highest_price,
             t.entry_trade_no,
             t.trade_no AS exit_trade_no,
             MIN(e.reason) AS entry_reason,
             t.reason AS exit_reason,
             CASE t.side WHEN 'SELL' THEN 'LONG' ELSE 'SHORT' END AS side
      FROM trade_part p
      JOIN trade t ON t.trade_id = p.trade_id
      JOIN trade e ON e.trade_id = t.trade_id - t.trade_no + p.entry_trade_no
      JOIN paper_session s ON s.session_id = t.session_id
      WHERE s.name IS NOT NULL
      GROUP BY s.name, t.trade_id, t.symbol, t.traded_at, t.quantity, t.price, t.commission, t.realized_pnl,
          t.side, t.lowest_price, t.highest_price, t.entry_trade_no, t.trade_no, t.reason) trips;

CREATE VIEW report_runs COMMENT 'Every carrying forward of a session' AS
SELECT s.name AS session,
       r.run_id,
       r.status,
       r.started_at,
       r.ended_at,
       r.first_slice_at,
       r.last_slice_at,
       r.slices,
       r.bars,
       r.trades,
       r.rejected_bars,
       r.refused_entries,
       r.elapsed_ms,
       CAST(r.bars AS DOUBLE PRECISION) * 1000 / NULLIF(CAST(r.elapsed_ms AS DOUBLE PRECISION), 0) AS bars_per_second,
       r.made_with,
       r.failure,
       r.strategy_failures,
       r.warm_up_slices
FROM session_run r
JOIN paper_session s ON s.session_id = r.session_id
WHERE s.name IS NOT NULL;

CREATE VIEW report_session_summary COMMENT 'One line for each session' AS
SELECT s.name AS session,
       s.strategy,
       s.parameters,
       s.status,
       f.recorded_at AS first_slice_at,
       s.last_slice_at,
       s.initial_capital,
       p.equity,
       p.cash,
       m.total_return,
       m.cagr,
       m.sharpe_ratio,
       m.max_drawdown,
       m.benchmark_return,
       m.trades,
       m.round_trips,
       m.win_rate,
       (SELECT COUNT(*) FROM open_position o WHERE o.session_id = s.session_id) AS open_positions,
       (SELECT COUNT(*) FROM rejected_bar r WHERE r.session_id = s.session_id) AS rejected_bars,
       (SELECT CAST(COALESCE(SUM(r.refused_entries), 0) AS BIGINT)
        FROM session_run r
        WHERE r.session_id = s.session_id
            AND r.run_id >= COALESCE((SELECT MAX(w.run_id)
                                      FROM restatement w
                                      JOIN session_run q ON q.run_id = w.run_id
                                      WHERE q.session_id = s.session_id), 0)) AS refused_entries,
       l.locked_out_since,
       m.periods_per_year,
       m.periods_reason,
       a.status AS last_run_status,
       a.run_at AS last_run_at,
       a.failure AS last_run_failure,
       a.completed_at,
       s.trade_from_at,
       s.warm_up_slices,
       COALESCE((SELECT x.setting_value FROM session_setting x WHERE x.session_id = s.session_id AND x.setting = 'fill'),
                'close') AS fill,
       COALESCE((SELECT x.setting_value FROM session_setting x
                 WHERE x.session_id = s.session_id AND x.setting = 'intrabar'),
                'stopFirst') AS intrabar,
       (SELECT COUNT(*) FROM open_order w WHERE w.session_id = s.session_id AND w.ended_at IS NULL) AS open_orders,
       CAST(CASE
           WHEN s.cash_events > 0
           THEN COALESCE((SELECT SUM(c.amount) FROM cash_event c
                          WHERE c.event_id >= s.session_id * 4294967296
                              AND c.event_id < (s.session_id + 1) * 4294967296
                              AND c.type = 'DIVIDEND'), 0)
           ELSE 0
       END AS DECIMAL(38, 8)) AS dividends,
       CAST(CASE
           WHEN s.cash_events > 0
           THEN COALESCE((SELECT SUM(c.amount) FROM cash_event c
                          WHERE c.event_id >= s.session_id * 4294967296
                              AND c.event_id < (s.session_id + 1) * 4294967296
                              AND c.type = 'SPLIT_CASH'), 0)
           ELSE 0
       END AS DECIMAL(38, 8)) AS split_cash,
       CAST(CASE
           WHEN s.cash_events > 0
           THEN COALESCE((SELECT -SUM(c.amount) FROM cash_event c
                          WHERE c.event_id >= s.session_id * 4294967296
                              AND c.event_id < (s.session_id + 1) * 4294967296
                              AND c.type = 'BORROW'), 0)
           ELSE 0
       END AS DECIMAL(38, 8)) AS borrow_fees,
       p.receivables,
       p.shorts_value,
       s.ruined
FROM paper_session s
LEFT JOIN equity_point f ON f.point_id = s.session_id * 4294967296
LEFT JOIN equity_point p ON p.point_id = s.session_id * 4294967296 + s.points - 1
LEFT JOIN session_metrics m ON m.session_id = s.session_id
LEFT JOIN last_attempt a ON a.session = s.name
LEFT JOIN locked_out l ON l.session_id = s.session_id
WHERE s.name IS NOT NULL;

CREATE VIEW report_strategy_failures COMMENT 'What strategies threw: the first of each kind, and how often' AS
SELECT s.name AS session,
       f.run_id,
       f.symbol,
       f.exception,
       f.failed_at,
       f.message,
       f.occurrences
FROM strategy_failure f
JOIN paper_session s ON s.session_id = f.session_id
WHERE s.name IS NOT NULL;

CREATE VIEW report_strategy_versions COMMENT 'The code that a session''s strategy had, and since when' AS
SELECT s.name AS session,
       v.version_no,
       v.digest,
       v.used_since,
       v.after_slice_at
FROM strategy_version v
JOIN paper_session s ON s.session_id = v.session_id
WHERE s.name IS NOT NULL;

CREATE VIEW report_suspicious_bars COMMENT 'Bars that were used though they may be a fault of their source' AS
SELECT s.name AS session,
       b.run_id,
       b.symbol,
       b.bar_at,
       b.reason
FROM suspicious_bar b
JOIN paper_session s ON s.session_id = b.session_id
WHERE s.name IS NOT NULL;

-- Traded values are those of the fills; they come from the cash flow, which is exact, without the commission. The total is
-- what a symbol has changed the equity by, to the last digit: its cash, what is held of it and what is owed. The sum over
-- all symbols is equity less initial_capital. One that was renamed has all of it under its name at the last slice.
CREATE VIEW report_symbol_pnl COMMENT 'Gains and costs by symbol' AS
SELECT t.session,
       t.symbol,
       t.trades,
       t.round_trips,
       CAST(t.gains AS DOUBLE PRECISION) / NULLIF(CAST(t.round_trips AS DOUBLE PRECISION), 0) AS win_rate,
       t.realized_pnl,
       COALESCE(o.unrealized_pnl, 0) AS unrealized_pnl,
       t.commission,
       t.slippage_cost,
       t.bought,
       t.sold,
       CAST((t.bought + t.sold) * 0.5 AS DECIMAL(38, 9)) AS turnover,
       t.dividends,
       t.split_cash,
       t.borrow_fees,
       CAST(t.cash_flow + COALESCE(o.market_value, 0)
                + COALESCE((SELECT SUM(c.amount) FROM receivable c
                            WHERE c.session_id = t.session_id AND c.symbol = t.symbol), 0) AS DECIMAL(38, 8)) AS total_pnl
FROM (SELECT session,
             session_id,
             symbol,
             COUNT(position_effect) AS trades,
             SUM(CASE WHEN position_effect = 'CLOSE' THEN 1 ELSE 0 END) AS round_trips,
             SUM(CASE WHEN realized_pnl > 0 THEN 1 ELSE 0 END) AS gains,
             COALESCE(SUM(realized_pnl), 0) AS realized_pnl,
             SUM(commission) AS commission,
             CAST(SUM(slippage * quantity) AS DECIMAL(38, 8)) AS slippage_cost,
             SUM(CASE WHEN side = 'BUY' THEN -cash_flow - commission ELSE 0 END) AS bought,
             SUM(CASE WHEN side = 'SELL' THEN cash_flow + commission ELSE 0 END) AS sold,
             SUM(cash_flow) AS cash_flow,
             CAST(SUM(CASE WHEN event = 'DIVIDEND' THEN cash_flow ELSE 0 END) AS DECIMAL(38, 8)) AS dividends,
             CAST(SUM(CASE WHEN event = 'SPLIT_CASH' THEN cash_flow ELSE 0 END) AS DECIMAL(38, 8)) AS split_cash,
             CAST(SUM(CASE WHEN event = 'BORROW' THEN -cash_flow ELSE 0 END) AS DECIMAL(38, 8)) AS borrow_fees
      FROM (SELECT s.name AS session,
                   s.session_id,
                   COALESCE(n.current_name, t.symbol) AS symbol,
                   t.position_effect,
                   t.side,
                   t.quantity,
                   t.slippage,
                   t.cash_flow,
                   t.commission,
                   t.realized_pnl,
                   CAST(NULL AS VARCHAR(10)) AS event
            FROM paper_session s
            JOIN trade t ON t.trade_id >= s.session_id * 4294967296 AND t.trade_id < (s.session_id + 1) * 4294967296
            LEFT JOIN session_symbol n ON n.session_id = s.session_id AND n.name = t.symbol
                AND (n.since IS NULL OR n.since <= COALESCE(t.local_date, CAST(t.traded_at AS DATE)))
                AND (n.until IS NULL OR n.until >= COALESCE(t.local_date, CAST(t.traded_at AS DATE)))
            WHERE s.name IS NOT NULL
            UNION ALL
            SELECT s.name AS session,
                   s.session_id,
                   COALESCE(n.current_name, c.symbol) AS symbol,
                   CAST(NULL AS VARCHAR(5)) AS position_effect,
                   CAST(NULL AS VARCHAR(4)) AS side,
                   CAST(0 AS DECIMAL(20, 8)) AS quantity,
                   CAST(0 AS DECIMAL(20, 8)) AS slippage,
                   c.amount AS cash_flow,
                   CAST(0 AS DECIMAL(20, 8)) AS commission,
                   CAST(NULL AS DECIMAL(20, 8)) AS realized_pnl,
                   c.type AS event
            FROM paper_session s
            JOIN cash_event c ON c.event_id >= s.session_id * 4294967296 AND c.event_id < (s.session_id + 1) * 4294967296
            LEFT JOIN session_symbol n ON n.session_id = s.session_id AND n.name = c.symbol
                AND (n.since IS NULL OR n.since <= COALESCE(c.local_date, CAST(c.booked_at AS DATE)))
                AND (n.until IS NULL OR n.until >= COALESCE(c.local_date, CAST(c.booked_at AS DATE)))
            WHERE s.name IS NOT NULL) booked
      GROUP BY session, session_id, symbol) t
LEFT JOIN open_position o ON o.session_id = t.session_id AND o.symbol = t.symbol;

-- The market price is the one that the signal saw; slippage made the fill worse. Decimals are told without the zeros at
-- their end, as in the reason.
CREATE VIEW report_trades COMMENT 'Every trade, and why it was made' AS
SELECT session,
       trade_no,
       traded_at,
       symbol,
       side,
       quantity,
       price,
       commission,
       slippage,
       cash_flow,
       realized_pnl,
       reason,
       market_price,
       requested_quantity,
       limited_by,
       reason
           || '; ' || TRIM(TRAILING '.' FROM TRIM(TRAILING '0' FROM CAST(quantity AS VARCHAR)))
           || CASE WHEN quantity = 1 THEN ' share at ' ELSE ' shares at ' END
           || TRIM(TRAILING '.' FROM TRIM(TRAILING '0' FROM CAST(price AS VARCHAR)))
           || CASE
                  WHEN slippage = 0 THEN ', which is ' || price_name
                  ELSE ', which is ' || price_name || ' '
                       || TRIM(TRAILING '.' FROM TRIM(TRAILING '0' FROM CAST(market_price AS VARCHAR)))
                       || CASE side WHEN 'BUY' THEN ' and ' ELSE ' less ' END
                       || TRIM(TRAILING '.' FROM TRIM(TRAILING '0' FROM CAST(slippage AS VARCHAR)))
                       || ' of slippage'
              END
           || CASE
                  WHEN limited_by IS NULL THEN ''
                  ELSE CASE limited_by WHEN 'cash' THEN '; cash' WHEN 'volumeLimit' THEN '; volume' ELSE '; risk' END
                       || ' cut '
                       || TRIM(TRAILING '.' FROM TRIM(TRAILING '0' FROM CAST(requested_quantity AS VARCHAR)))
                       || ' shares to ' || TRIM(TRAILING '.' FROM TRIM(TRAILING '0' FROM CAST(quantity AS VARCHAR)))
                       || ' by ' || limited_by
              END AS explanation,
       order_no,
       kind,
       level,
       decided_at,
       ambiguous,
       other_pnl,
       position_effect
FROM (SELECT s.name AS session,
             t.trade_no,
             t.traded_at,
             t.symbol,
             t.side,
             t.quantity,
             t.price,
             t.commission,
             t.slippage,
             t.cash_flow,
             t.realized_pnl,
             t.reason,
             CAST(CASE t.side WHEN 'BUY' THEN t.price - t.slippage ELSE t.price + t.slippage END AS DECIMAL(20, 8))
                 AS market_price,
             t.requested_quantity,
             t.limited_by,
             t.order_no,
             t.kind,
             t.level,
             t.decided_at,
             t.ambiguous,
             t.other_pnl,
             t.position_effect,
             CASE
                 WHEN t.level = CASE t.side WHEN 'BUY' THEN t.price - t.slippage ELSE t.price + t.slippage END
                     THEN CASE t.kind
                              WHEN 'LIMIT' THEN 'its limit'
                              WHEN 'TARGET' THEN 'the target'
                              WHEN 'TRAIL' THEN 'the trailing stop'
                              ELSE 'the stop'
                          END
                 WHEN t.kind = 'DELIST' THEN 'what a delisted share was worth'
                 WHEN t.decided_at = t.traded_at THEN 'the close'
                 ELSE 'the market price'
             END AS price_name
      FROM paper_session s
      JOIN trade t ON t.trade_id >= s.session_id * 4294967296 AND t.trade_id < (s.session_id + 1) * 4294967296
      WHERE s.name IS NOT NULL) told;

CREATE VIEW trade_match COMMENT 'What each exit closed of which entry' AS
SELECT t.session_id,
       t.trade_no,
       t.entry_trade_no,
       t.quantity,
       e.quantity * e.price AS cost,
       e.commission AS entry_commission
FROM trade t
JOIN trade e ON e.trade_id = t.trade_id - t.trade_no + t.entry_trade_no
WHERE t.position_effect = 'CLOSE'
    AND NOT EXISTS (SELECT 1 FROM trade_part p WHERE p.trade_id = t.trade_id)
UNION ALL
SELECT t.session_id,
       t.trade_no,
       p.entry_trade_no,
       p.quantity,
       p.cost,
       p.entry_commission
FROM trade_part p
JOIN trade t ON t.trade_id = p.trade_id;

CREATE VIEW used_bars COMMENT 'Bars that each session was made from: up to 128 successive bars of a symbol in few bytes' AS
SELECT b.block_id,
       s.session_id,
       b.block_no,
       b.symbol,
       b.first_at,
       b.last_at,
       b.bars,
       b.content
FROM paper_session s
JOIN price_bars b ON b.version_id = s.price_version_id
    AND b.first_at <= s.last_slice_at
    AND (POSITION(',' || b.symbol || ',' IN ',' || s.symbols || ',') > 0
        OR EXISTS (SELECT 1 FROM session_symbol n
                   WHERE n.session_id = s.session_id AND n.symbol = b.symbol));
