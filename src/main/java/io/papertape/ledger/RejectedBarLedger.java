package io.papertape.ledger;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/// The rows that could not be trusted. The caller opens the transaction. Safe for use by several threads.
class RejectedBarLedger {

    private static final int ROWS_PER_BATCH = 1_000;

    private final JdbcTemplate template;
    private final JdbcClient jdbc;

    RejectedBarLedger(JdbcTemplate template, JdbcClient jdbc) {
        this.template = template;
        this.jdbc = jdbc;
    }

    /// Every rejected row of a session.
    Set<RejectedRow> of(long session) {
        return new HashSet<>(
                jdbc.sql("SELECT file, line, symbol, text, reason FROM rejected_bar WHERE session_id = :session")
                        .param("session", session)
                        .query((row, i) -> new RejectedRow(
                                row.getString("file"),
                                row.getLong("line"),
                                row.getString("symbol"),
                                row.getString("text"),
                                row.getString("reason")))
                        .list());
    }

    /// Removes the rejected rows of a run that is begun again: its files are read again from their beginning.
    void removeOf(long run) {
        int removed = jdbc.sql("DELETE FROM rejected_bar WHERE run_id = :run")
                .param("run", run)
                .update();
        if (removed > 0) {
            jdbc.sql("UPDATE session_run SET rejected_bars = 0 WHERE run_id = :run")
                    .param("run", run)
                    .update();
        }
    }

    /// Appends rejected rows, and counts them for the run.
    void add(long session, long run, List<RejectedRow> rows) {
        if (rows.isEmpty()) {
            return;
        }
        template.batchUpdate("""
                INSERT INTO rejected_bar (session_id, run_id, file, line, symbol, text, reason)
                VALUES (?, ?, ?, ?, ?, ?, ?)
                """, rows, ROWS_PER_BATCH, (statement, row) -> {
            statement.setLong(1, session);
            statement.setLong(2, run);
            statement.setString(3, row.file());
            statement.setLong(4, row.line());
            statement.setString(5, row.symbol());
            statement.setString(6, row.text());
            statement.setString(7, row.reason());
        });
        jdbc.sql("UPDATE session_run SET rejected_bars = rejected_bars + :rows WHERE run_id = :run")
                .param("rows", rows.size())
                .param("run", run)
                .update();
    }
}
