package io.papertape.ledger;

import io.papertape.database.SqlTypes;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Bars that were used though they may be a fault of their source. The caller opens the transaction. Safe for use by
/// several threads.
class SuspiciousBarLedger {

    private static final int ROWS_PER_BATCH = 1_000;

    private final JdbcTemplate template;
    private final JdbcClient jdbc;

    SuspiciousBarLedger(JdbcTemplate template, JdbcClient jdbc) {
        this.template = template;
        this.jdbc = jdbc;
    }

    /// How many a run has.
    long count(long run) {
        return jdbc.sql("SELECT COUNT(*) FROM suspicious_bar WHERE run_id = :run")
                .param("run", run)
                .query(Long.class)
                .single();
    }

    /// The first of a run, in order of time and symbol; empty where it has none.
    ///
    /// @param symbols the session's symbols
    Optional<SuspiciousBar> first(long run, NamesByTime symbols) {
        return jdbc.sql("""
                        SELECT symbol, bar_at, reason FROM suspicious_bar WHERE run_id = :run
                        ORDER BY bar_at, symbol FETCH FIRST 1 ROW ONLY
                        """)
                .param("run", run)
                .query((row, i) -> new SuspiciousBar(
                        SqlTypes.epochMillis(row, "bar_at"),
                        symbols.of(row.getString("symbol"), SqlTypes.epochMillis(row, "bar_at")),
                        row.getString("reason")))
                .optional();
    }

    /// Adds bars.
    ///
    /// @param symbols the session's symbols
    void add(long session, long run, NamesByTime symbols, List<SuspiciousBar> bars) {
        template.batchUpdate(
                "INSERT INTO suspicious_bar (session_id, run_id, symbol, bar_at, reason) VALUES (?, ?, ?, ?, ?)",
                bars,
                ROWS_PER_BATCH,
                (statement, bar) -> {
                    statement.setLong(1, session);
                    statement.setLong(2, run);
                    statement.setString(3, symbols.at(bar.symbol(), bar.time()));
                    statement.setObject(4, SqlTypes.timestamp(bar.time()));
                    statement.setString(5, bar.reason());
                });
    }
}
