package io.papertape.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.papertape.Database;
import io.papertape.batch.replay.TestBooks;
import io.papertape.ledger.AuditFinding.Check;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SessionAuditLedgerIT {

    private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");

    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource
    void keepsAuditsInOrder(Database database) {
        try (TestBooks books = new TestBooks(database, folder)) {
            books.replay("session=mine", "symbols=KO", "to=2013-06-28");
            long session = books.context()
                    .getBean(SessionLedger.class)
                    .find("mine")
                    .orElseThrow()
                    .id();
            SessionAuditLedger ledger = books.context().getBean(SessionAuditLedger.class);
            AuditFinding differs = new AuditFinding(Check.FUTURE, true, 86_400_000L, "KO", "differs");
            AuditFinding maybe = new AuditFinding(Check.CODE, false, null, null, "x".repeat(5_000));

            ledger.add(session, new SessionAudit(0, 5, 50, 1, "code", List.of(differs, maybe)), NOW);
            ledger.add(session, new SessionAudit(0, 6, 50, 1, "code", List.of()), NOW);
            ledger.add(session, new SessionAudit(0, 7, 50, 1, "code", List.of(maybe)), NOW);

            List<Map<String, Object>> rows = books.rows("SELECT audit_no, verdict, found_by, certain, symbol, trades,"
                    + " CHAR_LENGTH(finding) AS told FROM report_audits WHERE session = 'mine' AND audited_at ="
                    + " TIMESTAMP '2026-01-02 03:04:05' ORDER BY audit_no, finding_no");
            assertThat(rows.stream().map(row -> String.valueOf(row.values())))
                    .containsExactly(
                            "[0, found, FUTURE, true, KO, 5, 7]",
                            "[0, found, CODE, false, null, 5, 4000]",
                            "[1, passed, null, null, null, 6, null]",
                            "[2, passed, CODE, false, null, 7, 4000]");
        }
    }
}
