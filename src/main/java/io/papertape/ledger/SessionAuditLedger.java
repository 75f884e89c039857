package io.papertape.ledger;

import io.papertape.database.SqlTypes;
import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/// The audits of sessions. The caller opens the transaction, and holds the session. Safe for use by several threads.
public class SessionAuditLedger {

    private static final int LONGEST = 4_000;

    private final JdbcClient jdbc;

    SessionAuditLedger(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// Adds the next audit of a session.
    public void add(long session, SessionAudit audit, Instant now) {
        int number = jdbc.sql("SELECT COALESCE(MAX(audit_no) + 1, 0) FROM session_audit WHERE session_id = :session")
                .param("session", session)
                .query(Integer.class)
                .single();
        jdbc.sql("""
                        INSERT INTO session_audit (
                            session_id, audit_no, audited_at, passed, last_slice_at, trades, futures, seed, code)
                        VALUES (:session, :number, :now, :passed, :last, :trades, :futures, :seed, :code)
                        """)
                .param("session", session)
                .param("number", number)
                .param("now", SqlTypes.timestamp(now))
                .param("passed", audit.passed())
                .param("last", SqlTypes.timestamp(audit.lastSliceAt()))
                .param("trades", audit.trades())
                .param("futures", audit.futures())
                .param("seed", audit.seed())
                .param("code", audit.code())
                .update();
        List<AuditFinding> findings = audit.findings();
        for (int i = 0; i < findings.size(); i++) {
            add(session, number, i, findings.get(i));
        }
    }

    private void add(long session, int audit, int number, AuditFinding finding) {
        String told = finding.told();
        jdbc.sql("""
                        INSERT INTO audit_finding (
                            session_id, audit_no, finding_no, found_by, certain, slice_at, symbol, finding)
                        VALUES (:session, :audit, :number, :check, :certain, :time, :symbol, :told)
                        """)
                .param("session", session)
                .param("audit", audit)
                .param("number", number)
                .param("check", finding.check().name())
                .param("certain", finding.certain())
                .param("time", SqlTypes.nullableTimestamp(finding.time()))
                .param("symbol", finding.symbol())
                .param("told", told.length() <= LONGEST ? told : told.substring(0, LONGEST))
                .update();
    }
}
