package io.papertape.batch;

import io.papertape.ledger.BookLedger;
import io.papertape.ledger.RejectedBarLedger;
import io.papertape.ledger.RunLedger;
import io.papertape.ledger.RunLedger.RunStatus;
import io.papertape.ledger.RunTakenOverException;
import io.papertape.ledger.SessionLedger;
import io.papertape.ledger.StrategyFailureLedger;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.ExitStatus;
import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.job.JobExecutionException;
import org.springframework.batch.core.job.JobInstance;
import org.springframework.batch.core.job.parameters.JobParameters;
import org.springframework.batch.core.job.parameters.JobParametersBuilder;
import org.springframework.batch.core.launch.JobOperator;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.StepExecution;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;

/// Launches the job for a run and tells how it ended.
///
/// The run is the job's only identifying parameter: however many executions it takes to complete a run, they are
/// executions of one job instance.
class ReplayLauncher {

    private static final Logger LOG = LoggerFactory.getLogger(ReplayLauncher.class);

    private final JobOperator operator;
    private final JobRepository repository;
    private final ReplayJobConfiguration jobs;
    private final SessionLedger sessions;
    private final RunLedger runs;
    private final BookLedger books;
    private final RejectedBarLedger rejectedBars;
    private final StrategyFailureLedger failures;
    private final StopRequest stop;
    private final TransactionTemplate transaction;
    private final InstantSource clock;

    ReplayLauncher(
            JobOperator operator,
            JobRepository repository,
            ReplayJobConfiguration jobs,
            SessionLedger sessions,
            RunLedger runs,
            BookLedger books,
            RejectedBarLedger rejectedBars,
            StrategyFailureLedger failures,
            StopRequest stop,
            TransactionTemplate transaction,
            InstantSource clock) {
        this.operator = operator;
        this.repository = repository;
        this.jobs = jobs;
        this.sessions = sessions;
        this.runs = runs;
        this.books = books;
        this.rejectedBars = rejectedBars;
        this.failures = failures;
        this.stop = stop;
        this.transaction = transaction;
        this.clock = clock;
    }

    ReplayOutcome launch(ReplayRun run) {
        Instant began = clock.instant();
        JobParameters parameters = parameters(run);
        releaseDeadExecution(parameters);
        stop.begin();
        RejectedBarWriter rejected = new RejectedBarWriter(run, rejectedBars);
        JobExecution execution;
        try (AuditTrail audit = new AuditTrail(books.audit(run.session()))) {
            execution = start(jobs.job(run, rejected, audit), run, parameters);
        }
        BatchStatus status = execution.getStatus();
        Throwable failure = failure(run, execution);
        if (status != BatchStatus.COMPLETED) {
            failure = endUncompleted(run, execution, rejected, failure);
        }
        return new ReplayOutcome(
                switch (status) {
                    case COMPLETED -> ReplayOutcome.Status.COMPLETED;
                    case STOPPED -> ReplayOutcome.Status.STOPPED;
                    default -> ReplayOutcome.Status.FAILED;
                },
                run.session().name(),
                run.run().resumed(),
                run.recorder().slices(),
                run.slices().bars(),
                status == BatchStatus.FAILED ? Optional.empty() : lastSliceAt(run),
                Duration.between(began, clock.instant()),
                status == BatchStatus.COMPLETED ? failures.count(run.run().id()) : 0,
                run.restatement(),
                failure);
    }

    private JobExecution start(Job job, ReplayRun run, JobParameters parameters) {
        try {
            return operator.start(job, parameters);
        } catch (JobExecutionException e) {
            throw new IllegalStateException("run " + run.run().id() + " cannot be started: " + e.getMessage(), e);
        }
    }

    private static JobParameters parameters(ReplayRun run) {
        JobParametersBuilder parameters =
                new JobParametersBuilder().addLong("run", run.run().id(), true);
        run.request().texts().forEach((name, value) -> parameters.addString(name, value, false));
        parameters.addString(ReplayParameter.SESSION.label(), run.session().name(), false);
        return parameters.toJobParameters();
    }

    /// What a dead process or a lost connection has left as running would keep the run from being
    /// started: an execution, a step of one that has ended, a job instance without any execution. It
    /// can only be a dead one's: whoever gets here holds the session.
    private void releaseDeadExecution(JobParameters parameters) {
        JobInstance instance = repository.getJobInstance(ReplayJobConfiguration.JOB, parameters);
        if (instance == null) {
            return;
        }
        JobExecution last = repository.getLastJobExecution(instance);
        if (last == null) {
            repository.deleteJobInstance(instance);
            return;
        }
        if (!isOpen(last.getStatus())
                && last.getStepExecutions().stream().noneMatch(step -> isOpen(step.getStatus()))) {
            return;
        }
        LOG.info("job execution {} was left as {}; it is set to FAILED", last.getId(), last.getStatus());
        LocalDateTime now = LocalDateTime.now(ZoneOffset.UTC);
        transaction.executeWithoutResult(status -> {
            for (StepExecution step : last.getStepExecutions()) {
                if (isOpen(step.getStatus())) {
                    step.setStatus(BatchStatus.FAILED);
                    step.setExitStatus(ExitStatus.FAILED.addExitDescription("its process died"));
                    step.setEndTime(now);
                    repository.update(step);
                }
            }
            last.setStatus(BatchStatus.FAILED);
            last.setExitStatus(ExitStatus.FAILED.addExitDescription("its process died"));
            last.setEndTime(now);
            repository.update(last);
        });
    }

    /// Whether Spring Batch takes it for running, or for nothing that could go on.
    private static boolean isOpen(BatchStatus status) {
        return status.isRunning() || status == BatchStatus.UNKNOWN;
    }

    /// Best effort: the run is unfinished, and goes on next time, whatever stands in its row.
    ///
    /// @return why it was not completed
    private @Nullable Throwable endUncompleted(
            ReplayRun run, JobExecution execution, RejectedBarWriter rejected, @Nullable Throwable failure) {
        boolean stopped = execution.getStatus() == BatchStatus.STOPPED;
        try {
            transaction.executeWithoutResult(ignored -> {
                Instant now = clock.instant();
                runs.requireExecution(run.run().id(), execution.getId());
                if (!(failure instanceof HistoryRestatedException || failure instanceof CodeChangedException)) {
                    rejected.writeUnknown();
                }
                runs.end(
                        run.run().id(),
                        stopped ? RunStatus.STOPPED : RunStatus.FAILED,
                        stopped || failure == null ? null : Failures.told(failure),
                        run.elapsed(now),
                        now);
            });
        } catch (RunTakenOverException e) {
            return e;
        } catch (DataAccessException | TransactionException e) {
            LOG.debug("run {} could not be marked as ended", run.run().id(), e);
        }
        return failure;
    }

    private Optional<Instant> lastSliceAt(ReplayRun run) {
        return Optional.ofNullable(sessions.get(run.session().id()).lastSliceAt())
                .map(Instant::ofEpochMilli);
    }

    /// Why an execution failed. Rows of the job repository that somebody else has changed tell of another process.
    private static @Nullable Throwable failure(ReplayRun run, JobExecution execution) {
        List<Throwable> failures = execution.getAllFailureExceptions();
        Throwable failure = failures.isEmpty() ? null : failures.getFirst();
        return failure instanceof OptimisticLockingFailureException
                ? new RunTakenOverException(run.run().id(), failure)
                : failure;
    }
}
