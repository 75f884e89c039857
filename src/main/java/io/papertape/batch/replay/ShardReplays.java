package io.papertape.batch.replay;

import io.papertape.batch.RunInLog;
import io.papertape.batch.RunLifecycle;
import io.papertape.batch.StopRequest;
import io.papertape.prices.PriceSource;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.ExitStatus;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.job.JobExecutionException;
import org.springframework.batch.core.job.JobInterruptedException;
import org.springframework.batch.core.job.SimpleStepHandler;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.AbstractStep;
import org.springframework.batch.core.step.Step;
import org.springframework.batch.core.step.StepExecution;

/// Carries the sessions of a shard forward within a job that has many of them. Safe for use by several threads.
public class ShardReplays {

    private final JobRepository repository;
    private final ShardOpener opener;
    private final ShardSteps steps;
    private final RunLifecycle lifecycle;
    private final StopRequest stop;
    private final InstantSource clock;

    ShardReplays(
            JobRepository repository,
            ShardOpener opener,
            ShardSteps steps,
            RunLifecycle lifecycle,
            StopRequest stop,
            InstantSource clock) {
        this.repository = repository;
        this.opener = opener;
        this.steps = steps;
        this.lifecycle = lifecycle;
        this.stop = stop;
        this.clock = clock;
    }

    /// A step that opens the prices of a shard, replays, settles and reconciles its sessions, and ends the run of each
    /// that has failed. The step fails where one of them has; what is completed of the others stays.
    ///
    /// @param name of the step
    /// @param attempts that may share a tape, at least one; the caller holds their sessions
    /// @param prices opens their prices
    /// @param tapes of the shards of the job
    /// @param progress hears how far the shard got
    /// @param ended hears how each attempt ended, on the thread of the step
    public Step step(
            String name,
            List<ReplayAttempt> attempts,
            PriceSource prices,
            SharedTapes tapes,
            ReplayProgress progress,
            BiConsumer<ReplayAttempt, ReplayOutcome> ended) {
        return new ShardStep(name, attempts, prices, tapes, progress, ended);
    }

    /// An attempt that has not begun: nothing was written.
    ///
    /// @param why it could not, or null where it was not to
    static ReplayOutcome notBegun(ReplayAttempt attempt, @Nullable Throwable why) {
        return new ReplayOutcome(
                why == null ? ReplayOutcome.Status.STOPPED : ReplayOutcome.Status.FAILED,
                attempt.request().sessionName(),
                null,
                null,
                0,
                0,
                false,
                Optional.empty(),
                Duration.ZERO,
                0,
                attempt.restatement(),
                null,
                why);
    }

    /// The steps of a shard as one step.
    private final class ShardStep extends AbstractStep {

        private final List<ReplayAttempt> attempts;
        private final PriceSource prices;
        private final SharedTapes tapes;
        private final ReplayProgress progress;
        private final BiConsumer<ReplayAttempt, ReplayOutcome> ended;

        private ShardStep(
                String name,
                List<ReplayAttempt> attempts,
                PriceSource prices,
                SharedTapes tapes,
                ReplayProgress progress,
                BiConsumer<ReplayAttempt, ReplayOutcome> ended) {
            super(repository);
            setName(name);
            this.attempts = List.copyOf(attempts);
            this.prices = prices;
            this.tapes = tapes;
            this.progress = progress;
            this.ended = ended;
        }

        @Override
        protected void doExecute(StepExecution execution) throws JobInterruptedException {
            Map<ReplayAttempt, ReplayOutcome> outcomes = new LinkedHashMap<>();
            Throwable failure = null;
            long job = execution.getJobExecution().getId();
            try {
                stop.checkInterrupted(execution);
                try (OpenShard open = opener.open(
                        attempts, prices, tapes.open(attempts), progress, run -> lifecycle.beginWithOthers(run, job))) {
                    open.failed().forEach((attempt, why) -> outcomes.put(attempt, notBegun(attempt, why)));
                    execute(open, execution, outcomes);
                    open.shard().tellProgress();
                }
            } catch (RuntimeException e) {
                failure = e;
            } finally {
                for (ReplayAttempt attempt : attempts) {
                    ReplayOutcome outcome = outcomes.get(attempt);
                    ended.accept(attempt, outcome == null ? notBegun(attempt, failure) : outcome);
                }
            }
            if (failure != null || outcomes.values().stream().anyMatch(ReplayOutcome::failed)) {
                execution.upgradeStatus(BatchStatus.FAILED);
                execution.setExitStatus(ExitStatus.FAILED);
            }
        }

        private void execute(OpenShard open, StepExecution execution, Map<ReplayAttempt, ReplayOutcome> outcomes)
                throws JobInterruptedException {
            Instant began = clock.instant();
            JobExecution job = execution.getJobExecution();
            open.shard()
                    .forEach(session ->
                            lifecycle.resumeWithOthers(session.run().books(), ReplayService.JOB, job.getId()));
            Throwable failure = null;
            JobInterruptedException stopped = null;
            try (RunInLog _ = open.shard().isSingle()
                    ? RunInLog.of(open.shard().lead().run().books())
                    : null) {
                failure = executeSteps(open.shard(), job);
            } catch (JobInterruptedException e) {
                stopped = e;
            }
            for (Map.Entry<ReplayAttempt, SessionReplay> session : open.begun().entrySet()) {
                outcomes.put(session.getKey(), end(open, session.getValue(), job, stopped != null, failure, began));
            }
            if (stopped != null) {
                execution.setTerminateOnly();
                throw stopped;
            }
        }

        /// @return why the sessions that have no failure of their own were not completed, or null
        private @Nullable Throwable executeSteps(Shard shard, JobExecution job) throws JobInterruptedException {
            SimpleStepHandler handler = new SimpleStepHandler(repository);
            try {
                for (Step step : steps.of(shard, ":" + getName())) {
                    StepExecution execution = handler.handleStep(step, job);
                    if (execution.getStatus() != BatchStatus.COMPLETED) {
                        List<Throwable> failures = execution.getFailureExceptions();
                        return failures.isEmpty()
                                ? new IllegalStateException(step.getName() + " was " + execution.getStatus())
                                : failures.getFirst();
                    }
                }
                return null;
            } catch (JobInterruptedException e) {
                throw e;
            } catch (JobExecutionException | RuntimeException e) {
                return e;
            }
        }

        private ReplayOutcome end(
                OpenShard open,
                SessionReplay session,
                JobExecution job,
                boolean stopped,
                @Nullable Throwable failure,
                Instant began) {
            Duration elapsed = Duration.between(began, clock.instant());
            if (session.completed()) {
                return open.outcome(session, ReplayOutcome.Status.COMPLETED, elapsed, null);
            }
            try (RunInLog _ = RunInLog.of(session.run().books())) {
                return endUncompleted(open, session, job, stopped, failure, elapsed);
            }
        }

        private ReplayOutcome endUncompleted(
                OpenShard open,
                SessionReplay session,
                JobExecution job,
                boolean stopped,
                @Nullable Throwable failure,
                Duration elapsed) {
            Throwable own = session.failure();
            boolean stops = stopped && own == null;
            Throwable why = lifecycle.endUncompleted(
                    session.run().books(),
                    job.getId(),
                    stops,
                    stops || own != null ? own : failure,
                    session::writeUncompleted);
            return open.outcome(
                    session, stops ? ReplayOutcome.Status.STOPPED : ReplayOutcome.Status.FAILED, elapsed, why);
        }
    }
}
