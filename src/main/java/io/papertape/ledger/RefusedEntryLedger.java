package io.papertape.ledger;

import io.papertape.database.RowKey;
import io.papertape.database.SqlTypes;
import io.papertape.engine.risk.RiskDecision;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/// The entries that risk refused. Within a run they are numbered 0, 1, 2 … in order. The caller opens the transaction.
/// Safe for use by several threads.
class RefusedEntryLedger {

    private static final SeveralRows ROWS = new SeveralRows(
            "refusal",
            List.of("refusal_key", "refused_at", "symbol", "price", "requested_quantity", "signal", "limit_no"));

    private final JdbcTemplate template;
    private final JdbcClient jdbc;

    RefusedEntryLedger(JdbcTemplate template, JdbcClient jdbc) {
        this.template = template;
        this.jdbc = jdbc;
    }

    /// How many a run has.
    long count(long run) {
        return jdbc.sql("SELECT COUNT(*) FROM refusal WHERE refusal_key >= :first AND refusal_key < :end")
                .param("first", RowKey.first(run))
                .param("end", RowKey.end(run))
                .query(Long.class)
                .single();
    }

    /// Appends refused entries.
    ///
    /// @param first number of the first of them
    /// @param symbols the session's symbols
    void add(long run, long first, NamesByTime symbols, List<RefusedEntry> entries) {
        ROWS.insert(template, entries, (statement, before, i, entry) -> {
            statement.setLong(before + 1, RowKey.of(run, first + i));
            statement.setObject(before + 2, SqlTypes.timestamp(entry.time()));
            statement.setString(before + 3, symbols.at(entry.symbol(), entry.time()));
            statement.setBigDecimal(before + 4, SqlTypes.decimal(entry.price()));
            statement.setBigDecimal(before + 5, SqlTypes.decimal(entry.requestedQuantity()));
            statement.setString(before + 6, entry.signal());
            statement.setShort(before + 7, number(entry.refused()));
        });
    }

    /// Removes those of all runs of a session.
    void removeOf(long session) {
        List<Object[]> ranges = jdbc.sql("SELECT run_id FROM session_run WHERE session_id = :session")
                .param("session", session)
                .query((row, n) -> new Object[] {RowKey.first(row.getLong(1)), RowKey.end(row.getLong(1))})
                .list();
        template.batchUpdate("DELETE FROM refusal WHERE refusal_key >= ? AND refusal_key < ?", ranges);
    }

    /// The number of a limit in the table `refusal_limit`.
    static short number(RiskDecision.Refused refused) {
        return switch (refused) {
            case DRAWDOWN -> 1;
            case DAILY_LOSS -> 2;
            case POSITION_SIZE -> 3;
            case CASH_RESERVE -> 4;
        };
    }
}
