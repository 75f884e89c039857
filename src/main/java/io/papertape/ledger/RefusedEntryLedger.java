package io.papertape.ledger;

import io.papertape.database.SqlTypes;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/// The entries that risk refused. Within a run they are numbered 0, 1, 2 … in order. The caller opens the transaction.
/// Safe for use by several threads.
class RefusedEntryLedger {

    private static final SeveralRows ROWS = new SeveralRows(
            "refused_entry",
            List.of(
                    "session_id",
                    "run_id",
                    "refusal_no",
                    "refused_at",
                    "symbol",
                    "price",
                    "requested_quantity",
                    "signal",
                    "limited_by",
                    "reason"));

    private final JdbcTemplate template;
    private final JdbcClient jdbc;

    RefusedEntryLedger(JdbcTemplate template, JdbcClient jdbc) {
        this.template = template;
        this.jdbc = jdbc;
    }

    /// How many a run has.
    long count(long run) {
        return jdbc.sql("SELECT COUNT(*) FROM refused_entry WHERE run_id = :run")
                .param("run", run)
                .query(Long.class)
                .single();
    }

    /// Appends refused entries.
    ///
    /// @param first number of the first of them
    /// @param symbols the session's symbols, by index
    void add(long session, long run, long first, List<String> symbols, List<RefusedEntry> entries) {
        ROWS.insert(template, entries, (statement, before, i, entry) -> {
            statement.setLong(before + 1, session);
            statement.setLong(before + 2, run);
            statement.setLong(before + 3, first + i);
            statement.setObject(before + 4, SqlTypes.timestamp(entry.time()));
            statement.setString(before + 5, symbols.get(entry.symbol()));
            statement.setBigDecimal(before + 6, SqlTypes.decimal(entry.price()));
            statement.setBigDecimal(before + 7, SqlTypes.decimal(entry.requestedQuantity()));
            statement.setString(before + 8, entry.signal());
            statement.setString(before + 9, entry.refused().limit().parameter());
            statement.setString(before + 10, entry.refused().reason());
        });
    }
}
