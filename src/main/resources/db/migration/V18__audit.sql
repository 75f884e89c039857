-- Audits of sessions: whether their trades depend on anything but their bars and settings.

CREATE TABLE IF NOT EXISTS session_audit (
    session_id BIGINT NOT NULL REFERENCES paper_session (session_id) ON DELETE CASCADE,
    audit_no INTEGER NOT NULL,
    audited_at TIMESTAMP NOT NULL,
    passed BOOLEAN NOT NULL,
    last_slice_at TIMESTAMP NOT NULL,
    trades BIGINT NOT NULL,
    futures INTEGER NOT NULL,
    seed BIGINT NOT NULL,
    code VARCHAR(200) NOT NULL,
    PRIMARY KEY (session_id, audit_no)
);
COMMENT ON TABLE session_audit IS 'Audits of sessions, each a few replays that nobody keeps';
COMMENT ON COLUMN session_audit.audit_no IS 'Numbers the audits of the session, from 0';
COMMENT ON COLUMN session_audit.audited_at IS 'When it ended';
COMMENT ON COLUMN session_audit.passed IS 'Whether nothing was found that is certain';
COMMENT ON COLUMN session_audit.last_slice_at IS 'Last slice of the session when it was audited';
COMMENT ON COLUMN session_audit.trades IS 'How many trades were compared';
COMMENT ON COLUMN session_audit.futures IS 'After how many dates the bars were changed';
COMMENT ON COLUMN session_audit.seed IS 'Where the chance of these changes began';
COMMENT ON COLUMN session_audit.code IS 'Digest of the code of the strategy';

CREATE TABLE IF NOT EXISTS audit_finding (
    session_id BIGINT NOT NULL,
    audit_no INTEGER NOT NULL,
    finding_no INTEGER NOT NULL,
    found_by VARCHAR(20) NOT NULL,
    certain BOOLEAN NOT NULL,
    slice_at TIMESTAMP,
    symbol VARCHAR(1000),
    finding VARCHAR(4000) NOT NULL,
    PRIMARY KEY (session_id, audit_no, finding_no),
    FOREIGN KEY (session_id, audit_no) REFERENCES session_audit (session_id, audit_no) ON DELETE CASCADE
);
COMMENT ON TABLE audit_finding IS 'What audits have found';
COMMENT ON COLUMN audit_finding.finding_no IS 'Numbers the findings of the audit, from 0';
COMMENT ON COLUMN audit_finding.found_by IS
    'BOOKS: a replay that changes nothing, FUTURE: replays with other bars after a date, ORDER: one with the symbols in another order, PROCESS: one in another JVM, CODE: the class files';
COMMENT ON COLUMN audit_finding.certain IS 'Whether the audit is not passed for it; else it may be harmless';
COMMENT ON COLUMN audit_finding.slice_at IS 'Slice of the first trade that differs; null where none does';
COMMENT ON COLUMN audit_finding.symbol IS 'Its symbol; null where none does';
COMMENT ON COLUMN audit_finding.finding IS 'What was found';
