-- Settings of sessions as rows, so that another one needs no other table.

-- The settings of a session that have no column of paper_session.
CREATE TABLE IF NOT EXISTS session_setting (
    session_id BIGINT NOT NULL REFERENCES paper_session (session_id) ON DELETE CASCADE,
    setting VARCHAR(100) NOT NULL,
    setting_value VARCHAR(4000) NOT NULL,
    PRIMARY KEY (session_id, setting)
);
COMMENT ON TABLE session_setting IS 'Settings that a session keeps, besides those that are columns of paper_session';
COMMENT ON COLUMN session_setting.setting IS 'Its name, as the parameter; one that has no row has its default';
COMMENT ON COLUMN session_setting.setting_value IS 'Its value, as the text that could be given';
