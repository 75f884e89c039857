-- Symbols that are renamed keep their place in the list of their session. Restated trades are told apart.

CREATE TABLE IF NOT EXISTS session_symbol (
    session_id BIGINT NOT NULL REFERENCES paper_session (session_id) ON DELETE CASCADE,
    place INTEGER NOT NULL,
    name_no INTEGER NOT NULL,
    symbol VARCHAR(1000) NOT NULL,
    name VARCHAR(1000) NOT NULL,
    current_name VARCHAR(1000) NOT NULL,
    since DATE,
    until DATE,
    PRIMARY KEY (session_id, place, name_no)
);
COMMENT ON TABLE session_symbol IS
    'Names that the renamed symbols of a session have had up to its last slice, one row for each';
COMMENT ON COLUMN session_symbol.place IS 'Place of the symbol in the list of the session, from 0';
COMMENT ON COLUMN session_symbol.name_no IS 'Numbers the names of a symbol in order of time, from 0';
COMMENT ON COLUMN session_symbol.symbol IS 'By which the session knows the shares, and keeps their bars';
COMMENT ON COLUMN session_symbol.name IS 'As trades, positions and orders call it on these dates';
COMMENT ON COLUMN session_symbol.current_name IS 'Name of the same shares at the last slice of the session';
COMMENT ON COLUMN session_symbol.since IS 'First date with the name; null where there was none before';
COMMENT ON COLUMN session_symbol.until IS 'Last date with the name; null while it has it';

COMMENT ON COLUMN paper_session.symbols IS
    'Comma-separated, in processing order; of a renamed one all names in order of time, like FB>META';
ALTER TABLE corporate_action ADD COLUMN IF NOT EXISTS new_symbol VARCHAR(1000);
COMMENT ON COLUMN corporate_action.type IS 'RENAME, SPLIT, DIVIDEND or DELIST';
COMMENT ON COLUMN corporate_action.new_symbol IS 'Of a rename, the symbol from that date on; else null';

-- A history may have several trades of one symbol and side in a slice: a reversal, or an entry in parts.
CREATE TABLE IF NOT EXISTS restated_trade_of_run (
    run_id BIGINT NOT NULL REFERENCES restatement (run_id) ON DELETE CASCADE,
    history VARCHAR(6) NOT NULL,
    traded_at TIMESTAMP NOT NULL,
    symbol VARCHAR(1000) NOT NULL,
    side VARCHAR(4) NOT NULL,
    quantity DECIMAL(20, 8) NOT NULL,
    price DECIMAL(20, 8) NOT NULL,
    cash_flow DECIMAL(20, 8) NOT NULL,
    realized_pnl DECIMAL(20, 8),
    part_no BIGINT DEFAULT 0 NOT NULL,
    PRIMARY KEY (run_id, history, traded_at, symbol, side, part_no),
    CONSTRAINT restated_trade_of_history CHECK (
        CASE history WHEN 'BEFORE' THEN TRUE WHEN 'AFTER' THEN TRUE ELSE FALSE END)
);
INSERT INTO restated_trade_of_run (run_id, history, traded_at, symbol, side, quantity, price, cash_flow, realized_pnl)
SELECT run_id, history, traded_at, symbol, side, quantity, price, cash_flow, realized_pnl FROM restated_trade;
DROP TABLE restated_trade;
ALTER TABLE restated_trade_of_run RENAME TO restated_trade;
COMMENT ON COLUMN restated_trade.part_no IS
    'Numbers the trades of one history, slice, symbol and side that only this history has, from 0';
