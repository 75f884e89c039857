package io.papertape.ledger;

import io.papertape.database.RowKey;
import io.papertape.database.SqlTypes;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.GeneratedKeyHolder;
import org.springframework.jdbc.support.KeyHolder;

/// The runs of sessions. The caller opens the transaction. Safe for use by several threads.
class RunLedger {

    private static final int LONGEST_FAILURE = 1_000;

    private final JdbcTemplate template;
    private final JdbcClient jdbc;
    private final MadeWith madeWith;

    RunLedger(JdbcTemplate template, JdbcClient jdbc, MadeWith madeWith) {
        this.template = template;
        this.jdbc = jdbc;
        this.madeWith = madeWith;
    }

    /// How a run ended.
    enum RunStatus {
        COMPLETED,
        FAILED,
        STOPPED
    }

    /// The run that has to be completed before another one may begin.
    Optional<StoredRun> unfinishedRun(long session) {
        return jdbc.sql("""
                        SELECT run_id, started_at, elapsed_ms FROM session_run WHERE session_id = :session AND status <> 'COMPLETED'
                        ORDER BY run_id DESC FETCH FIRST 1 ROW ONLY
                        """)
                .param("session", session)
                .query((row, i) -> new StoredRun(
                        row.getLong("run_id"),
                        Instant.ofEpochMilli(SqlTypes.epochMillis(row, "started_at")),
                        true,
                        Duration.ofMillis(row.getLong("elapsed_ms"))))
                .optional();
    }

    /// As [#unfinishedRun(long)], and no job execution works on it any more: this transaction sees what one has
    /// written, and none writes later on.
    Optional<StoredRun> takeUnfinished(long session) {
        Optional<StoredRun> run = unfinishedRun(session);
        run.ifPresent(unfinished -> jdbc.sql("UPDATE session_run SET job_execution_id = NULL WHERE run_id = :run")
                .param("run", unfinished.id())
                .update());
        return run;
    }

    /// What the last run of a session was made from, where it was noted; empty unless that run is completed, by this
    /// program, this Java and this database.
    Optional<String> inputs(long session) {
        return jdbc.sql("""
                        SELECT i.inputs_sha256
                        FROM session_inputs i
                        JOIN session_run r ON r.run_id = i.run_id
                        WHERE i.session_id = :session
                          AND r.status = 'COMPLETED'
                          AND r.made_with = :madeWith
                          AND r.run_id = (SELECT MAX(l.run_id) FROM session_run l WHERE l.session_id = :session)
                        """)
                .param("session", session)
                .param("madeWith", madeWith.text())
                .query(String.class)
                .optional();
    }

    /// Notes what a run of a session was made from, in place of what was noted of an earlier one.
    void noteInputs(long session, long run, String inputs) {
        jdbc.sql("DELETE FROM session_inputs WHERE session_id = :session")
                .param("session", session)
                .update();
        jdbc.sql("INSERT INTO session_inputs (session_id, run_id, inputs_sha256) VALUES (:session, :run, :inputs)")
                .param("session", session)
                .param("run", run)
                .param("inputs", inputs)
                .update();
    }

    /// Begins a run.
    StoredRun begin(long session, Instant now) {
        KeyHolder key = new GeneratedKeyHolder();
        jdbc.sql("""
                        INSERT INTO session_run (session_id, started_at, status, first_trade_no)
                        VALUES (:session, :now, 'STARTED', COALESCE(
                            (SELECT trade_no + 1 FROM trade
                             WHERE trade_id >= :firstTrade AND trade_id < :endOfTrades
                             ORDER BY trade_id DESC FETCH FIRST 1 ROW ONLY),
                            0))
                        """)
                .param("session", session)
                .param("firstTrade", RowKey.first(session))
                .param("endOfTrades", RowKey.end(session))
                .param("now", SqlTypes.timestamp(now))
                .update(key, "run_id");
        return new StoredRun(SqlTypes.requireKey(key), now, false, Duration.ZERO);
    }

    /// How many equity points a run has added so far.
    long points(long run) {
        return jdbc.sql("SELECT slices - warm_up_slices FROM session_run WHERE run_id = :run")
                .param("run", run)
                .query(Long.class)
                .single();
    }

    /// The last slice of the runs of a session before one of them; empty where they had none, or are not kept any more.
    Optional<Long> lastSliceBefore(long session, long run) {
        return jdbc.sql("""
                        SELECT last_slice_at FROM session_run
                        WHERE session_id = :session AND run_id < :run AND last_slice_at IS NOT NULL
                        ORDER BY run_id DESC FETCH FIRST 1 ROW ONLY
                        """)
                .param("session", session)
                .param("run", run)
                .query((row, i) -> SqlTypes.epochMillis(row, "last_slice_at"))
                .optional();
    }

    /// Notes which job execution works on a run, and with what; earlier ones cannot write to it any more. The keys of
    /// job executions rise, so that one whose process has lost the session before it was noted is told by its key.
    ///
    /// @throws RunTakenOverException if a later one works on the run, or has completed it
    void execute(long run, long jobExecution) {
        int updated = jdbc.sql("""
                        UPDATE session_run SET job_execution_id = :execution, status = 'STARTED', ended_at = NULL,
                            failure = NULL, made_with = :madeWith
                        WHERE run_id = :run AND status <> 'COMPLETED'
                            AND (job_execution_id IS NULL OR job_execution_id <= :execution)
                        """)
                .param("execution", jobExecution)
                .param("madeWith", madeWith.text())
                .param("run", run)
                .update();
        requireUpdated(run, updated);
    }

    /// Makes sure, for the rest of the transaction, that a job execution still works on a run.
    ///
    /// @throws RunTakenOverException if another one does
    void requireExecution(long run, long jobExecution) {
        int updated =
                jdbc.sql("""
                        UPDATE session_run SET job_execution_id = job_execution_id
                        WHERE run_id = :run AND job_execution_id = :execution
                        """).param("run", run).param("execution", jobExecution).update();
        requireUpdated(run, updated);
    }

    /// Adds to what a run has done, as [#requireExecution(long, long)] does.
    ///
    /// @param elapsed that all executions of the run took so far
    /// @throws RunTakenOverException if another job execution works on the run
    void addToRun(long run, long jobExecution, RunProgress progress, Duration elapsed) {
        int updated = template.update(
                """
                UPDATE session_run SET first_slice_at = COALESCE(first_slice_at, ?), last_slice_at = ?,
                    slices = slices + ?, warm_up_slices = warm_up_slices + ?, bars = bars + ?, trades = trades + ?, refused_entries = refused_entries + ?,
                    elapsed_ms = ?
                WHERE run_id = ? AND job_execution_id = ?
                """,
                SqlTypes.timestamp(progress.firstSliceAt()),
                SqlTypes.timestamp(progress.lastSliceAt()),
                progress.slices(),
                progress.warmUpSlices(),
                progress.bars(),
                progress.trades(),
                progress.refusedEntries(),
                elapsed.toMillis(),
                run,
                jobExecution);
        requireUpdated(run, updated);
    }

    private static void requireUpdated(long run, int rows) {
        if (rows == 0) {
            throw new RunTakenOverException(run, null);
        }
    }

    /// Adds trades that a run made after its last slice.
    void addTradesToRun(long run, long trades) {
        jdbc.sql("UPDATE session_run SET trades = trades + :trades WHERE run_id = :run")
                .param("trades", trades)
                .param("run", run)
                .update();
    }

    /// Ends a run.
    ///
    /// @param failure why it failed, or null
    /// @param elapsed time that all job executions of the run took together
    void end(long run, RunStatus status, @Nullable String failure, Duration elapsed, Instant now) {
        jdbc.sql("""
                        UPDATE session_run
                        SET status = :status, failure = :failure, elapsed_ms = :elapsed, ended_at = :now
                        WHERE run_id = :run
                        """)
                .param("status", status.name())
                .param("failure", failure == null ? null : SqlTypes.storable(failure, LONGEST_FAILURE))
                .param("elapsed", elapsed.toMillis())
                .param("now", SqlTypes.timestamp(now))
                .param("run", run)
                .update();
    }
}
