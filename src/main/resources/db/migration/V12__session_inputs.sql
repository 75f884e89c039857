-- What the last completed run of a night was made from: a night leaves a session alone for which it is the same.

CREATE TABLE IF NOT EXISTS session_inputs (
    session_id BIGINT NOT NULL PRIMARY KEY REFERENCES paper_session (session_id) ON DELETE CASCADE,
    run_id BIGINT NOT NULL,
    inputs_sha256 VARCHAR(64) NOT NULL
);
COMMENT ON TABLE session_inputs IS 'What sessions were made from when a night carried them forward last';
COMMENT ON COLUMN session_inputs.session_id IS 'The session';
COMMENT ON COLUMN session_inputs.run_id IS 'The run that completed it; counts as long as it is the last one';
COMMENT ON COLUMN session_inputs.inputs_sha256 IS
    'Digest of the contents of the price files, the parameters of the run and the code of the strategy';
