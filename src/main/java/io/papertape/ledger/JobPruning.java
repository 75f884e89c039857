package io.papertape.ledger;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Removes what Spring Batch keeps of jobs whose run or night is gone. The caller opens the transaction. Safe for use
/// by several threads.
final class JobPruning {

    private static final int KEYS_AT_ONCE = 500;

    /// What leads from its rows to the instances of jobs, of each table; those that others refer to come last.
    private static final List<String> TABLES = List.of(
            "batch_step_execution_context WHERE step_execution_id IN (SELECT s.step_execution_id"
                    + " FROM batch_step_execution s JOIN batch_job_execution e ON e.job_execution_id = s.job_execution_id"
                    + " WHERE e.job_instance_id IN (:keys))",
            ofExecutions("batch_step_execution"),
            ofExecutions("batch_job_execution_context"),
            ofExecutions("batch_job_execution_params"),
            "batch_job_execution WHERE job_instance_id IN (:keys)",
            "batch_job_instance WHERE job_instance_id IN (:keys)");

    private final JdbcTemplate template;
    private final JdbcClient jdbc;

    JobPruning(JdbcTemplate template, JdbcClient jdbc) {
        this.template = template;
        this.jdbc = jdbc;
    }

    private static String ofExecutions(String table) {
        return table + " WHERE job_execution_id IN (SELECT e.job_execution_id FROM batch_job_execution e"
                + " WHERE e.job_instance_id IN (:keys))";
    }

    /// A job, and the key of that for which it was launched.
    private record Launched(long instance, String key) {}

    /// The instances that nothing refers to any more. A run is there before its job: the jobs are read first.
    ///
    /// @param runs keys of runs that count as gone
    /// @param nights keys of nights that count as gone
    Set<Long> orphans(Set<Long> runs, Set<Long> nights) {
        Set<Long> orphans = new HashSet<>(orphans("run", "session_run", "run_id", runs));
        orphans.addAll(orphans("night", "night", "night_id", nights));
        return orphans;
    }

    private List<Long> orphans(String parameter, String table, String key, Set<Long> gone) {
        List<Launched> launched = new ArrayList<>();
        template.query(
                """
                SELECT e.job_instance_id, MAX(p.parameter_value) AS launched_for
                FROM batch_job_execution e
                JOIN batch_job_execution_params p ON p.job_execution_id = e.job_execution_id
                WHERE p.parameter_name = ? AND p.identifying = 'Y'
                GROUP BY e.job_instance_id
                """,
                row -> {
                    launched.add(new Launched(row.getLong(1), row.getString(2)));
                },
                parameter);
        Set<String> keys = new HashSet<>();
        template.query("SELECT " + key + " FROM " + table, row -> {
            keys.add(Long.toString(row.getLong(1)));
        });
        gone.forEach(other -> keys.remove(Long.toString(other)));
        return launched.stream()
                .filter(job -> !keys.contains(job.key()))
                .map(Launched::instance)
                .toList();
    }

    void remove(List<Long> instances) {
        for (int first = 0; first < instances.size(); first += KEYS_AT_ONCE) {
            List<Long> some = instances.subList(first, Math.min(first + KEYS_AT_ONCE, instances.size()));
            TABLES.forEach(table ->
                    jdbc.sql("DELETE FROM " + table).param("keys", some).update());
        }
    }
}
