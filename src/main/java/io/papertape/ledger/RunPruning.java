package io.papertape.ledger;

import io.papertape.database.SqlTypes;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Removes old runs of a session, and what older runs have noted. The caller holds the session and opens the
/// transaction. Not safe for use by several threads.
///
/// What stays: the runs that were not completed, which are resumed; the two that were completed last, which `report
/// changes` compares; those of the last night, which its digest tells of; and runs that have rejected rows which a
/// file may still have, because the next run would take these for new ones.
final class RunPruning {

    /// A file that its own run has read, and the last one has not.
    private static final String FILE_IS_GONE = """
            EXISTS (SELECT 1 FROM price_file o WHERE o.run_id = rejected_bar.run_id AND o.file = rejected_bar.file)
            AND EXISTS (SELECT 1 FROM price_file a WHERE a.run_id = :last)
            AND NOT EXISTS (SELECT 1 FROM price_file l WHERE l.run_id = :last AND l.file = rejected_bar.file)
            """;

    private final JdbcClient jdbc;
    private final PruneLimits limits;
    private final PrunedRows rows;
    private final Pruned.Counts counts;
    private final Set<Long> removed = new HashSet<>();

    RunPruning(JdbcClient jdbc, PruneLimits limits, Pruned.Counts counts) {
        this.jdbc = jdbc;
        this.limits = limits;
        this.counts = counts;
        rows = new PrunedRows(jdbc, limits.remove());
    }

    /// A completed run.
    private record Run(long id, Instant endedAt) {}

    /// The runs that were removed, of all sessions.
    Set<Long> removed() {
        return removed;
    }

    void prune(long session) {
        List<Run> completed = completed(session);
        if (completed.size() <= PruneLimits.FEWEST_RUNS) {
            return;
        }
        Set<Long> ofLastNight = ofLastNight(session);
        List<Long> old = older(completed, limits.runs(), limits.before(), ofLastNight);
        Set<Long> silenced = new HashSet<>(old);
        silenced.addAll(older(completed, PruneLimits.FEWEST_RUNS, limits.notesBefore(), ofLastNight));
        long last = completed.getFirst().id();
        old.removeAll(withRejectedRows(old, last));
        removeNotes(silenced, last);
        remove(old);
    }

    private List<Run> completed(long session) {
        return jdbc.sql("""
                        SELECT run_id, COALESCE(ended_at, started_at) AS run_at FROM session_run
                        WHERE session_id = :session AND status = 'COMPLETED'
                        ORDER BY run_id DESC
                        """)
                .param("session", session)
                .query((row, i) ->
                        new Run(row.getLong("run_id"), Instant.ofEpochMilli(SqlTypes.epochMillis(row, "run_at"))))
                .list();
    }

    private Set<Long> ofLastNight(long session) {
        return Set.copyOf(
                jdbc.sql("""
                        SELECT r.run_id
                        FROM night_session n
                        JOIN session_run r ON r.run_id = n.run_id
                        WHERE n.night_id = (SELECT MAX(e.night_id) FROM night e WHERE e.ended_at IS NOT NULL)
                            AND r.session_id = :session
                        """).param("session", session).query(Long.class).list());
    }

    private static List<Long> older(List<Run> completed, int newest, Instant before, Set<Long> but) {
        List<Long> older = new ArrayList<>();
        completed.stream()
                .skip(newest)
                .filter(run -> run.endedAt().isBefore(before) && !but.contains(run.id()))
                .forEach(run -> older.add(run.id()));
        return older;
    }

    /// @param last the run that was completed last
    private void removeNotes(Set<Long> runs, long last) {
        counts.add(
                "rejected rows",
                rows.of("rejected_bar WHERE run_id IN (:keys) AND " + FILE_IS_GONE, runs, Map.of("last", last)));
        counts.add("refused entries", rows.ofOwners("refusal", "refusal_key", runs));
        counts.add("suspicious bars", rows.of("suspicious_bar", "run_id", runs));
        counts.add("failures of strategies", rows.of("strategy_failure", "run_id", runs));
        counts.add("remarks", rows.of("run_remark", "run_id", runs));
        counts.add("price files", rows.of("price_file", "run_id", runs));
    }

    /// Those of the session that have rejected rows which stay.
    private List<Long> withRejectedRows(List<Long> runs, long last) {
        return runs.isEmpty()
                ? List.of()
                : jdbc.sql("SELECT DISTINCT run_id FROM rejected_bar WHERE run_id BETWEEN :oldest AND :newest AND NOT ("
                                + FILE_IS_GONE + ")")
                        .param("oldest", runs.getLast())
                        .param("newest", runs.getFirst())
                        .param("last", last)
                        .query(Long.class)
                        .list();
    }

    private void remove(List<Long> runs) {
        counts.add("metrics of runs", rows.of("run_metric", "run_id", runs));
        counts.add("restated trades", rows.of("restated_trade", "run_id", runs));
        counts.add("restated bars", rows.of("restated_bar", "run_id", runs));
        counts.add("restatements", rows.of("restatement", "run_id", runs));
        removed.addAll(runs);
        counts.add("runs", rows.of("session_run", "run_id", runs));
    }
}
