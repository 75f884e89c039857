package io.papertape.batch.nightly;

import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.ExitStatus;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.StepExecution;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.jdbc.core.JdbcTemplate;

/// What the job repository tells of the partitions of a night. Safe for use by several threads.
class ShardStates {

    private static final Set<BatchStatus> ENDED =
            EnumSet.of(BatchStatus.COMPLETED, BatchStatus.FAILED, BatchStatus.ABANDONED);
    private static final int MOST_ATTEMPTS = 20;

    private final JobRepository repository;
    private final JdbcTemplate jdbc;

    ShardStates(JobRepository repository, JdbcTemplate jdbc) {
        this.repository = repository;
        this.jdbc = jdbc;
    }

    /// A partition.
    ///
    /// @param id its key
    /// @param ended whether nothing is left to be done of it
    /// @param atWork whether a worker has taken it
    /// @param told by the worker that took it or refused it; empty where none has
    record State(long id, boolean ended, boolean atWork, String told) {}

    /// Whether something is left to be done of a partition whose job goes on.
    static boolean isOpen(StepExecution partition) {
        return !ENDED.contains(partition.getStatus())
                && partition.getJobExecution().getStatus().isRunning();
    }

    /// The states of partitions of one job execution, by key.
    Map<Long, State> of(Collection<StepExecution> partitions) {
        if (partitions.isEmpty()) {
            return Map.of();
        }
        Set<Long> ids = partitions.stream().map(StepExecution::getId).collect(Collectors.toSet());
        StepExecution any = partitions.iterator().next();
        List<State> states = jdbc.query(
                """
                SELECT step_execution_id, status, exit_message FROM batch_step_execution
                WHERE step_execution_id BETWEEN ? AND ? AND job_execution_id = ?
                """,
                (row, i) -> {
                    BatchStatus status = BatchStatus.valueOf(row.getString("status"));
                    String message = row.getString("exit_message");
                    return new State(
                            row.getLong("step_execution_id"),
                            ENDED.contains(status),
                            status == BatchStatus.STARTED,
                            message == null ? "" : message);
                },
                ids.stream().min(Long::compare).orElseThrow(),
                ids.stream().max(Long::compare).orElseThrow(),
                any.getJobExecutionId());
        return states.stream()
                .filter(state -> ids.contains(state.id()))
                .collect(Collectors.toMap(State::id, state -> state, (one, other) -> one, TreeMap::new));
    }

    /// How many transactions workers have committed since a partition was made.
    long transactionsSince(long partition) {
        Long count = jdbc.queryForObject(
                "SELECT COALESCE(SUM(write_count), 0) FROM batch_step_execution WHERE step_execution_id > ?",
                Long.class,
                partition);
        return count == null ? 0 : count;
    }

    /// The partitions as they are now.
    List<StepExecution> current(Collection<StepExecution> partitions) {
        return partitions.stream()
                .map(partition -> repository.getStepExecution(partition.getId()))
                .toList();
    }

    /// Notes that a worker begins with a partition.
    ///
    /// @throws OptimisticLockingFailureException if somebody else has changed it meanwhile
    void begin(StepExecution partition, String worker) {
        partition.setStatus(BatchStatus.STARTED);
        partition.setStartTime(LocalDateTime.now(ZoneOffset.UTC));
        partition.setExitStatus(new ExitStatus(ExitStatus.EXECUTING.getExitCode(), worker));
        repository.update(partition);
    }

    /// Notes why a worker leaves a partition to others.
    void leave(StepExecution partition, String why) {
        partition.setStatus(BatchStatus.STARTING);
        partition.setExitStatus(new ExitStatus(ExitStatus.EXECUTING.getExitCode(), why));
        repository.update(partition);
    }

    /// Notes that nothing is left to be done of a partition.
    ///
    /// @param status COMPLETED or FAILED
    /// @throws OptimisticLockingFailureException if somebody else has changed it meanwhile
    void end(StepExecution partition, BatchStatus status, String told) {
        partition.setStatus(status);
        partition.setExitStatus(new ExitStatus(status.name(), told));
        partition.setEndTime(LocalDateTime.now(ZoneOffset.UTC));
        repository.update(partition);
    }

    /// Ends those partitions of which something is left to be done, whatever workers do meanwhile.
    ///
    /// @param status FAILED or STOPPED
    void endOpen(Collection<StepExecution> partitions, BatchStatus status) {
        for (StepExecution partition : partitions) {
            endOpen(partition.getId(), status);
        }
    }

    private void endOpen(long id, BatchStatus status) {
        for (int left = MOST_ATTEMPTS; ; left--) {
            StepExecution partition = repository.getStepExecution(id);
            if (partition == null || ENDED.contains(partition.getStatus())) {
                return;
            }
            try {
                end(partition, status, partition.getExitStatus().getExitDescription());
                return;
            } catch (OptimisticLockingFailureException e) {
                if (left == 0) {
                    throw e;
                }
            }
        }
    }
}
