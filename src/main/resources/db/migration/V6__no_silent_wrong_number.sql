-- Days of other zones, warm-up before trading, failures and code of strategies, dates of last bars.
--
-- From here on the views are in the folder view, one file each, made anew after every migration of the tables. Flyway
-- applies them by name: one that others read has a name before theirs. Each report begins with the session's name. A
-- condition on that name has to reach the keys of the session's rows, whatever stands beside them: rows of the tables
-- that grow are joined by a range of keys or by one key, never through a window function, below which H2 does not push
-- a condition, nor through an aggregate over all sessions. Both operands of a ratio are cast, because H2 makes a
-- decimal of a double and a BIGINT; a difference is taken before, while it is exact. The dates of a session are
-- numbered without a gap, so that the one before has the key before; it is looked up in a subquery, because PostgreSQL
-- reads the dates of all sessions for a join with it.

-- IANA zone whose dates are the session's days.
ALTER TABLE paper_session ADD COLUMN IF NOT EXISTS zone VARCHAR(100) DEFAULT 'UTC' NOT NULL;
-- IANA zone of times in price files that have no offset.
ALTER TABLE paper_session ADD COLUMN IF NOT EXISTS file_zone VARCHAR(100) DEFAULT 'UTC' NOT NULL;
-- First time at which the session may trade; the bars before it warm the strategy up. Null where that is the first bar.
ALTER TABLE paper_session ADD COLUMN IF NOT EXISTS trade_from_at TIMESTAMP;
-- Calendar days without a position after which the highest equity counts from there; null for never.
ALTER TABLE paper_session ADD COLUMN IF NOT EXISTS risk_drawdown_reset INTEGER;
-- Highest equity that counts for riskMaxDrawdown; null where that is peak_equity, and of closed sessions.
ALTER TABLE paper_session ADD COLUMN IF NOT EXISTS risk_peak_equity DECIMAL(20, 8);
-- How many slices were taken in before the first equity point.
ALTER TABLE paper_session ADD COLUMN IF NOT EXISTS warm_up_slices BIGINT DEFAULT 0 NOT NULL;

-- How many of the slices were before the first equity point of the session.
ALTER TABLE session_run ADD COLUMN IF NOT EXISTS warm_up_slices BIGINT DEFAULT 0 NOT NULL;

-- How often a symbol did not trade because its strategy failed.
ALTER TABLE session_run ADD COLUMN IF NOT EXISTS strategy_failures BIGINT DEFAULT 0 NOT NULL;

-- Date of the point in the session's zone; null where that is the UTC date of recorded_at.
ALTER TABLE equity_point ADD COLUMN IF NOT EXISTS local_date DATE;
-- Date of the trade in the session's zone; null where that is the UTC date of traded_at.
ALTER TABLE trade ADD COLUMN IF NOT EXISTS local_date DATE;

-- Time of the bar that last_price comes from; null until the next run of a session made before this was kept.
ALTER TABLE open_position ADD COLUMN IF NOT EXISTS last_bar_at TIMESTAMP;
-- Whether that bar is older, at the session's last slice, than four days and than three times the median distance of the
-- symbol's bars; null while a run is under way.
ALTER TABLE open_position ADD COLUMN IF NOT EXISTS stale BOOLEAN;

-- Why periods_per_year is what it is.
ALTER TABLE session_metrics ADD COLUMN IF NOT EXISTS periods_reason VARCHAR(200);
ALTER TABLE run_metrics ADD COLUMN IF NOT EXISTS periods_reason VARCHAR(200);

-- What strategies threw while a symbol was processed: of each run, symbol and exception the first, and how many.
CREATE TABLE IF NOT EXISTS strategy_failure (
    session_id BIGINT NOT NULL REFERENCES paper_session (session_id) ON DELETE CASCADE,
    run_id BIGINT NOT NULL REFERENCES session_run (run_id) ON DELETE CASCADE,
    symbol VARCHAR(1000) NOT NULL,
    -- class of what was thrown
    exception VARCHAR(400) NOT NULL,
    -- slice and message of the first
    failed_at TIMESTAMP NOT NULL,
    message VARCHAR(1000),
    occurrences BIGINT NOT NULL,
    PRIMARY KEY (run_id, symbol, exception)
);

CREATE INDEX IF NOT EXISTS strategy_failure_of_session ON strategy_failure (session_id, run_id);

-- The code that a session's strategy had, by the time from which on: the last row is that of the session.
CREATE TABLE IF NOT EXISTS strategy_version (
    session_id BIGINT NOT NULL REFERENCES paper_session (session_id) ON DELETE CASCADE,
    -- 0, 1, 2 ... within the session
    version_no INTEGER NOT NULL,
    -- SHA-256 of the classes, or name and version of a bundled strategy
    digest VARCHAR(400) NOT NULL,
    -- when a run first used it
    used_since TIMESTAMP NOT NULL,
    -- the last slice of the session before; null where it had none
    after_slice_at TIMESTAMP,
    PRIMARY KEY (session_id, version_no)
);

-- The code that the first slices of before were made with, and all slices after; null where it was not kept.
ALTER TABLE restatement ADD COLUMN IF NOT EXISTS code_before VARCHAR(400);
ALTER TABLE restatement ADD COLUMN IF NOT EXISTS code_after VARCHAR(400);
