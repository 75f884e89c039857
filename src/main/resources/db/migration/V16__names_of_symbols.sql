-- Symbols that are renamed keep their place in the list of their session.

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
