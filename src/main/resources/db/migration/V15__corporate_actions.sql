-- Corporate actions, which are kept as the bars are; what they do to sessions; short positions.

CREATE TABLE IF NOT EXISTS corporate_action (
    action_id BIGINT PRIMARY KEY,
    version_id BIGINT NOT NULL,
    symbol VARCHAR(1000) NOT NULL,
    ex_date DATE NOT NULL,
    type VARCHAR(8) NOT NULL,
    value DECIMAL(20, 8),
    pay_date DATE
);
CREATE INDEX IF NOT EXISTS corporate_action_by_symbol ON corporate_action (version_id, symbol, ex_date);
COMMENT ON TABLE corporate_action IS 'What companies did to their shares, as far as books were made from it';
COMMENT ON COLUMN corporate_action.action_id IS 'version_id * 4294967296 + number of the row within its version';
COMMENT ON COLUMN corporate_action.version_id IS 'The version of a price set that has it';
COMMENT ON COLUMN corporate_action.symbol IS 'Symbol of the shares';
COMMENT ON COLUMN corporate_action.ex_date IS
    'First date on which shares are without it; of a delisting the last date with a price';
COMMENT ON COLUMN corporate_action.type IS 'SPLIT, DIVIDEND or DELIST';
COMMENT ON COLUMN corporate_action.value IS
    'New shares for an old one; cash for a share; what a delisted share is worth, or null where that is not told';
COMMENT ON COLUMN corporate_action.pay_date IS 'When a dividend is paid; null where that is not told';

CREATE TABLE IF NOT EXISTS cash_event (
    event_id BIGINT PRIMARY KEY,
    session_id BIGINT NOT NULL,
    event_no BIGINT NOT NULL,
    booked_at TIMESTAMP NOT NULL,
    local_date DATE,
    symbol VARCHAR(1000) NOT NULL,
    type VARCHAR(10) NOT NULL,
    amount DECIMAL(20, 8) NOT NULL,
    quantity_change DECIMAL(20, 8) NOT NULL,
    realized_pnl DECIMAL(20, 8)
);
CREATE INDEX IF NOT EXISTS cash_event_of_symbol ON cash_event (session_id, symbol, event_no);
COMMENT ON TABLE cash_event IS 'What changed the cash or the shares of sessions without a trade';
COMMENT ON COLUMN cash_event.event_id IS 'session_id * 4294967296 + event_no';
COMMENT ON COLUMN cash_event.session_id IS 'The session';
COMMENT ON COLUMN cash_event.event_no IS '0, 1, 2 ... within the session, in order';
COMMENT ON COLUMN cash_event.booked_at IS 'Slice in which it was booked';
COMMENT ON COLUMN cash_event.local_date IS
    'Date of that slice in the session''s zone, where it is not that of booked_at in UTC; else null';
COMMENT ON COLUMN cash_event.symbol IS 'Symbol of the shares';
COMMENT ON COLUMN cash_event.type IS
    'DIVIDEND (net of tax), SPLIT_CASH (paid for what a split left over) or BORROW (the fee for a short position)';
COMMENT ON COLUMN cash_event.amount IS 'What it changed cash by';
COMMENT ON COLUMN cash_event.quantity_change IS 'What it changed the position by';
COMMENT ON COLUMN cash_event.realized_pnl IS
    'Of what a split left over, the cash less its part of the cost; null where nothing was left over';

CREATE TABLE IF NOT EXISTS receivable (
    session_id BIGINT NOT NULL REFERENCES paper_session (session_id) ON DELETE CASCADE,
    receivable_no INTEGER NOT NULL,
    symbol VARCHAR(1000) NOT NULL,
    ex_date DATE NOT NULL,
    pay_date DATE NOT NULL,
    amount DECIMAL(20, 8) NOT NULL,
    PRIMARY KEY (session_id, receivable_no)
);
COMMENT ON TABLE receivable IS 'Dividends that sessions are owed, or owe, and that are not paid yet';
COMMENT ON COLUMN receivable.session_id IS 'The session';
COMMENT ON COLUMN receivable.receivable_no IS '0, 1, 2 ... within the session, in order of their ex-dates';
COMMENT ON COLUMN receivable.symbol IS 'Symbol of the shares';
COMMENT ON COLUMN receivable.ex_date IS 'Since when it counts';
COMMENT ON COLUMN receivable.pay_date IS 'When it is paid';
COMMENT ON COLUMN receivable.amount IS 'Net of tax; below 0 where the session owes it';

CREATE TABLE IF NOT EXISTS restated_action (
    run_id BIGINT NOT NULL REFERENCES restatement (run_id) ON DELETE CASCADE,
    action_no INTEGER NOT NULL,
    symbol VARCHAR(1000) NOT NULL,
    ex_date DATE NOT NULL,
    type VARCHAR(8) NOT NULL,
    before_value VARCHAR(100),
    after_value VARCHAR(100),
    PRIMARY KEY (run_id, action_no)
);
COMMENT ON TABLE restated_action IS 'Corporate actions that a replay has taken over, which were other ones before';
COMMENT ON COLUMN restated_action.run_id IS 'The run';
COMMENT ON COLUMN restated_action.action_no IS '0, 1, 2 ... within the run';
COMMENT ON COLUMN restated_action.symbol IS 'Symbol of the shares';
COMMENT ON COLUMN restated_action.ex_date IS 'As in corporate_action';
COMMENT ON COLUMN restated_action.type IS 'SPLIT, DIVIDEND or DELIST';
COMMENT ON COLUMN restated_action.before_value IS 'What it was, in words; null where there was none';
COMMENT ON COLUMN restated_action.after_value IS 'What it is now, in words; null where there is none';

ALTER TABLE equity_point ADD COLUMN IF NOT EXISTS receivables DECIMAL(20, 8) DEFAULT 0 NOT NULL;
COMMENT ON COLUMN equity_point.receivables IS 'Dividends that are owed and not paid yet, which count in equity';
ALTER TABLE equity_point ADD COLUMN IF NOT EXISTS shorts_value DECIMAL(20, 8) DEFAULT 0 NOT NULL;
COMMENT ON COLUMN equity_point.shorts_value IS
    'Value of the short positions, above 0, which positions_value has taken off';
ALTER TABLE equity_day ADD COLUMN IF NOT EXISTS receivables DECIMAL(20, 8) DEFAULT 0 NOT NULL;
ALTER TABLE equity_day ADD COLUMN IF NOT EXISTS shorts_value DECIMAL(20, 8) DEFAULT 0 NOT NULL;
COMMENT ON COLUMN equity_day.receivables IS 'Dividends that are owed at the last point of the date';
COMMENT ON COLUMN equity_day.shorts_value IS 'Value of the short positions at the last point of the date, above 0';

ALTER TABLE open_lot ADD COLUMN IF NOT EXISTS price DECIMAL(20, 8);
ALTER TABLE open_lot ADD COLUMN IF NOT EXISTS quantity DECIMAL(20, 8);
ALTER TABLE open_lot ADD COLUMN IF NOT EXISTS cost DECIMAL(20, 8);
ALTER TABLE open_lot ADD COLUMN IF NOT EXISTS commission DECIMAL(20, 8);
COMMENT ON COLUMN open_lot.price IS 'Fill price as shares are counted after a split; null where there was none';
COMMENT ON COLUMN open_lot.quantity IS 'What a split has made of it; null where there was none';
COMMENT ON COLUMN open_lot.cost IS 'Cost of that, without commission; null where there was no split';
COMMENT ON COLUMN open_lot.commission IS 'Commission of that; null where there was no split';

ALTER TABLE open_order ADD COLUMN IF NOT EXISTS close_price DECIMAL(20, 8);
ALTER TABLE open_order ADD COLUMN IF NOT EXISTS at_next_open BOOLEAN DEFAULT FALSE NOT NULL;
COMMENT ON COLUMN open_order.close_price IS 'Close of the bar that an entry at the market was decided at; else null';
COMMENT ON COLUMN open_order.at_next_open IS
    'Whether it is filled at the next open, whenever others are: it covers a short position without margin';

ALTER TABLE paper_session ADD COLUMN IF NOT EXISTS actions_after TIMESTAMP;
UPDATE paper_session SET actions_after = last_slice_at WHERE actions_after IS NULL;
ALTER TABLE paper_session ADD COLUMN IF NOT EXISTS cash_events BIGINT DEFAULT 0 NOT NULL;
ALTER TABLE paper_session ADD COLUMN IF NOT EXISTS ruined BOOLEAN DEFAULT FALSE NOT NULL;
COMMENT ON COLUMN paper_session.actions_after IS
    'Corporate actions up to this slice were not booked yet when it was made; null where all were';
COMMENT ON COLUMN paper_session.cash_events IS 'How many rows of cash_event there are';
COMMENT ON COLUMN paper_session.ruined IS 'Whether nothing was left of the account, so that everything is closed';
