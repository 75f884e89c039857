package io.papertape.batch;

import io.papertape.database.BusyException;
import io.papertape.ledger.Books;
import io.papertape.ledger.RunBooks;
import io.papertape.ledger.RunTakenOverException;
import io.papertape.ledger.SessionLocks;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.job.JobExecutionException;
import org.springframework.batch.core.job.builder.JobBuilder;
import org.springframework.batch.core.job.parameters.JobParameters;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.transaction.support.TransactionTemplate;

/// The life of a run of the books, whatever its job does. Safe for use by several threads.
///
/// ```java
/// try (var _ = lifecycle.hold("mine")) {
///     RunBooks books = lifecycle.begin(
///             RemoveMetrics.NAME, now -> sessions.require("mine").id(), Function.identity());
///     Ended ended = lifecycle.execute(books, new RemoveMetrics(books, repository, transactions));
/// }
/// ```
///
/// A run that was not completed is resumed by the next one that is begun for its session, which has to be of the same
/// job. A run whose process died before its job was launched has nothing of the job in the books, and is of none yet:
/// whichever job begins next resumes it.
public class RunLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(RunLifecycle.class);

    private final SessionLocks locks;
    private final Books books;
    private final RunLauncher launcher;
    private final TransactionTemplate transaction;
    private final InstantSource clock;

    RunLifecycle(
            SessionLocks locks,
            Books books,
            RunLauncher launcher,
            TransactionTemplate transaction,
            InstantSource clock) {
        this.locks = locks;
        this.books = books;
        this.launcher = launcher;
        this.transaction = transaction;
        this.clock = clock;
    }

    /// Holds a session until the hold is closed; what follows is for the holder.
    ///
    /// @param session its name
    /// @throws BusyException if another run holds it
    public SessionLocks.Hold hold(String session) {
        return locks.hold(session, clock.instant());
    }

    /// Makes ready to hold sessions, any number of them, until the hold is closed.
    public SessionLocks.Hold hold() {
        return locks.hold();
    }

    /// Begins a run of a session, or resumes the one that was not completed, in one transaction.
    ///
    /// @param job name of the job that is to be executed
    /// @param session finds or creates the session, whose key it returns
    /// @param opened what else is done in this transaction, and made of the books of the run
    /// @throws JobFailure if another job has begun the run and not completed it; nothing was written
    public <R> R begin(String job, ToLongFunction<Instant> session, Function<RunBooks, R> opened) {
        return transaction.execute(status -> {
            Instant now = clock.instant();
            RunBooks run = books.open(session.applyAsLong(now), now);
            launcher.requireNoOther(run, job);
            return opened.apply(run);
        });
    }

    /// Executes the job of a run, from where its last execution ended, and waits for its end.
    ///
    /// @param run the books of a run that was begun for this job
    public Ended execute(RunBooks run, RunJob job) {
        try (RunInLog _ = RunInLog.of(run)) {
            return executeNamed(run, job);
        }
    }

    private Ended executeNamed(RunBooks run, RunJob job) {
        Instant began = clock.instant();
        JobExecution execution;
        try {
            execution = launcher.launch(run, job);
        } catch (OptimisticLockingFailureException e) {
            return new Ended(BatchStatus.FAILED, told(run, e), Duration.between(began, clock.instant()));
        }
        BatchStatus status = execution.getStatus();
        Throwable failure = failure(run, execution);
        if (status != BatchStatus.COMPLETED) {
            boolean stopped = status == BatchStatus.STOPPED;
            failure = endUncompleted(run, execution.getId(), stopped, failure, job::writeUncompleted);
        }
        return new Ended(status, failure, Duration.between(began, clock.instant()));
    }

    private static @Nullable Throwable failure(RunBooks run, JobExecution execution) {
        List<Throwable> failures = execution.getAllFailureExceptions();
        return failures.isEmpty() ? null : told(run, failures.getFirst());
    }

    /// Rows of the job repository that somebody else has changed tell of another process.
    private static Throwable told(RunBooks run, Throwable failure) {
        return failure instanceof OptimisticLockingFailureException
                ? new RunTakenOverException(run.run(), failure)
                : failure;
    }

    /// As [#hold()], for a worker of a night.
    public SessionLocks.Hold holdAsWorker() {
        return locks.holdAsWorker();
    }

    /// Ends executions of a job that works on several runs, which dead processes have left as running.
    ///
    /// @param dead tells by its parameters which one is a dead process's
    public void releaseDeadExecutions(String job, Predicate<JobParameters> dead) {
        launcher.releaseDeadExecutions(job, dead);
    }

    /// Executes a job that works on several runs, and waits for its end. The caller ends the runs.
    ///
    /// @param name of the job
    /// @param parameters by which this execution is known
    /// @param steps makes its steps
    public Ended executeTogether(String name, JobParameters parameters, Function<JobBuilder, Job> steps) {
        Instant began = clock.instant();
        JobExecution execution = launcher.launch(name, parameters, steps);
        List<Throwable> failures = execution.getAllFailureExceptions();
        return new Ended(execution.getStatus(), cause(failures), Duration.between(began, clock.instant()));
    }

    /// Spring Batch says of a step whose partition has failed that it has, and of the partition why.
    private static @Nullable Throwable cause(List<Throwable> failures) {
        return failures.stream()
                .filter(failure -> !(failure instanceof JobExecutionException))
                .findFirst()
                .orElse(failures.isEmpty() ? null : failures.getFirst());
    }

    /// Notes that an execution of a job which works on several runs works on this one, in the transaction that begins
    /// it, unless that resumes the run.
    public void beginWithOthers(RunBooks run, long execution) {
        if (!run.resumed()) {
            run.executedBy(execution);
        }
    }

    /// As [#beginWithOthers(RunBooks, long)], of a run that was resumed, once that is committed.
    ///
    /// @param job whose executions have worked on the run alone; what a dead process has left of them is ended
    public void resumeWithOthers(RunBooks run, String job, long execution) {
        if (run.resumed()) {
            launcher.releaseDeadExecution(run, job);
            run.executedBy(execution);
        }
    }

    /// Ends a run that an execution of a job has not completed. Best effort: the run is unfinished, and is resumed next
    /// time, whatever stands in its row.
    ///
    /// @param stopped whether it was stopped on request
    /// @param failure why the execution did not complete it, where that is known
    /// @param last writes what is to be kept of it
    /// @return what is to be told of it: that failure, unless the run was taken over; what has failed here is added
    public @Nullable Throwable endUncompleted(
            RunBooks run,
            long execution,
            boolean stopped,
            @Nullable Throwable failure,
            Consumer<@Nullable Throwable> last) {
        try {
            transaction.executeWithoutResult(ignored -> {
                Instant now = clock.instant();
                requireExecution(run, execution);
                last.accept(failure);
                if (stopped) {
                    run.stop(now);
                } else {
                    run.fail(failure == null ? null : Failures.told(failure), now);
                }
            });
        } catch (RunTakenOverException e) {
            return failure instanceof RunTakenOverException ? failure : with(e, failure);
        } catch (RuntimeException e) {
            LOG.debug("run {} could not be marked as ended", run.run(), e);
            return failure == null ? e : with(failure, e);
        }
        return failure;
    }

    /// Where it could not be noted which job execution works on the run, this is made up for: the end is its own.
    private static void requireExecution(RunBooks run, long jobExecution) {
        if (run.isExecutedBy(jobExecution)) {
            run.requireExecution();
        } else {
            run.executedBy(jobExecution);
        }
    }

    private static Throwable with(Throwable failure, @Nullable Throwable other) {
        if (other != null && !failure.equals(other)) {
            failure.addSuppressed(other);
        }
        return failure;
    }
}
