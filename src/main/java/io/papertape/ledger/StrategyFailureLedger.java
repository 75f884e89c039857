package io.papertape.ledger;

import io.papertape.database.SqlTypes;
import java.time.LocalDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.JdbcTemplate;

/// What strategies threw: of each run, symbol and exception the first, and how many there were. The caller opens the
/// transaction. Safe for use by several threads; one run is written by one of them.
class StrategyFailureLedger {

    private static final int LONGEST_EXCEPTION = 400;
    private static final int LONGEST_MESSAGE = 1_000;

    private final JdbcTemplate template;

    StrategyFailureLedger(JdbcTemplate template) {
        this.template = template;
    }

    /// Of a kind are the failures of one symbol by one class of exception.
    private record Kind(int symbol, String exception) {}

    /// The first of a kind among those to write, and how many they are.
    private record Counted(StrategyFailure first, long occurrences) {

        private Counted and(Counted later) {
            return new Counted(first, occurrences + later.occurrences);
        }
    }

    /// How many a run has, of every kind.
    long count(long run) {
        return template.query(
                        "SELECT strategy_failures FROM session_run WHERE run_id = ?", (row, i) -> row.getLong(1), run)
                .getFirst();
    }

    /// The first failure that a run has.
    ///
    /// @throws java.util.NoSuchElementException if it has none
    FirstFailure first(long run) {
        return template.query(
                        """
                        SELECT symbol, failed_at, exception, message FROM strategy_failure WHERE run_id = ?
                        ORDER BY failed_at, symbol, exception FETCH FIRST 1 ROW ONLY
                        """,
                        (row, i) -> new FirstFailure(
                                row.getString("symbol"),
                                row.getObject("failed_at", LocalDateTime.class),
                                row.getString("exception"),
                                row.getString("message")),
                        run)
                .getFirst();
    }

    /// Adds failures, in order of time.
    ///
    /// @param symbols the session's symbols
    void add(long session, long run, NamesByTime symbols, List<StrategyFailure> failures) {
        if (failures.isEmpty()) {
            return;
        }
        Map<Kind, Counted> kinds = new LinkedHashMap<>();
        for (StrategyFailure failure : failures) {
            String exception = SqlTypes.storable(failure.exception(), LONGEST_EXCEPTION);
            kinds.merge(new Kind(failure.symbol(), exception), new Counted(failure, 1), Counted::and);
        }
        kinds.forEach((kind, counted) ->
                add(session, run, symbols.at(kind.symbol(), counted.first().time()), kind.exception(), counted));
        template.update(
                "UPDATE session_run SET strategy_failures = strategy_failures + ? WHERE run_id = ?",
                failures.size(),
                run);
    }

    /// Nobody else writes to the run: a row that is not there to be updated is not there to be in the way.
    private void add(long session, long run, String symbol, String exception, Counted counted) {
        int updated = template.update("""
                UPDATE strategy_failure SET occurrences = occurrences + ?
                WHERE run_id = ? AND symbol = ? AND exception = ?
                """, counted.occurrences(), run, symbol, exception);
        if (updated == 0) {
            String message = counted.first().message();
            template.update(
                    """
                    INSERT INTO strategy_failure (session_id, run_id, symbol, exception, failed_at, message, occurrences)
                    VALUES (?, ?, ?, ?, ?, ?, ?)
                    """,
                    session,
                    run,
                    symbol,
                    exception,
                    SqlTypes.timestamp(counted.first().time()),
                    message == null ? null : SqlTypes.storable(message, LONGEST_MESSAGE),
                    counted.occurrences());
        }
    }
}
