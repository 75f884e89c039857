-- Entries that risk refused are most of the rows of some books: each now stands in one tree of the database, under a key
-- that is a number, and names its limit by a number. The view refused_entry has the columns of the table of that name
-- before.

CREATE TABLE IF NOT EXISTS refusal_limit (
    limit_no SMALLINT PRIMARY KEY,
    limited_by VARCHAR(40) NOT NULL,
    reason VARCHAR(1000) NOT NULL
);
COMMENT ON TABLE refusal_limit IS 'The limits that refuse entries';
COMMENT ON COLUMN refusal_limit.limit_no IS 'Number of the limit';
COMMENT ON COLUMN refusal_limit.limited_by IS 'Parameter that sets the limit';
COMMENT ON COLUMN refusal_limit.reason IS 'The limit as a sentence';

INSERT INTO refusal_limit (limit_no, limited_by, reason) VALUES
    (1, 'riskMaxDrawdown', 'drawdown from the highest equity exceeds riskMaxDrawdown'),
    (2, 'riskMaxDailyLoss', 'loss since the previous day exceeds riskMaxDailyLoss'),
    (3, 'riskMaxPositionSize', 'a single share exceeds riskMaxPositionSize of equity'),
    (4, 'riskMinCashReserve', 'a single share would leave less cash than riskMinCashReserve of equity');

-- Sentences of an older program stay as they were, under numbers far above.
INSERT INTO refusal_limit (limit_no, limited_by, reason)
SELECT 10000 + ROW_NUMBER() OVER (ORDER BY e.limited_by, e.reason), e.limited_by, e.reason
FROM (SELECT DISTINCT limited_by, reason FROM refused_entry) e
WHERE NOT EXISTS (SELECT 1 FROM refusal_limit l WHERE l.limited_by = e.limited_by AND l.reason = e.reason);

CREATE TABLE IF NOT EXISTS refusal (
    refusal_key BIGINT PRIMARY KEY,
    refused_at TIMESTAMP NOT NULL,
    symbol VARCHAR(1000) NOT NULL,
    price DECIMAL(20, 8) NOT NULL,
    requested_quantity DECIMAL(20, 8) NOT NULL,
    signal VARCHAR(1000) NOT NULL,
    limit_no SMALLINT NOT NULL
);
COMMENT ON TABLE refusal IS 'Entries that risk refused, the first 10000 of each run';
COMMENT ON COLUMN refusal.refusal_key IS 'run_id * 4294967296 + refusal_no';
COMMENT ON COLUMN refusal.refused_at IS 'Time of the slice';
COMMENT ON COLUMN refusal.symbol IS 'Symbol of the entry';
COMMENT ON COLUMN refusal.price IS 'Latest price, without slippage';
COMMENT ON COLUMN refusal.requested_quantity IS 'What the session would have bought without risk';
COMMENT ON COLUMN refusal.signal IS 'The rule of the signal with its values';
COMMENT ON COLUMN refusal.limit_no IS 'The limit that refused it';

INSERT INTO refusal (refusal_key, refused_at, symbol, price, requested_quantity, signal, limit_no)
SELECT e.run_id * 4294967296 + e.refusal_no, e.refused_at, e.symbol, e.price, e.requested_quantity, e.signal, l.limit_no
FROM refused_entry e
JOIN refusal_limit l ON l.limited_by = e.limited_by AND l.reason = e.reason
ORDER BY e.run_id, e.refusal_no;

DROP TABLE refused_entry;
