package io.papertape.batch.replay;

import io.papertape.batch.Ended;
import io.papertape.batch.RunJob;
import io.papertape.batch.RunLifecycle;
import io.papertape.settings.ReplaySettings;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.job.builder.JobBuilder;

/// Launches the replay of a run and tells how it ended.
class ReplayLauncher {

    private final RunLifecycle lifecycle;
    private final ReplayJobFactory jobs;

    ReplayLauncher(RunLifecycle lifecycle, ReplayJobFactory jobs) {
        this.lifecycle = lifecycle;
        this.jobs = jobs;
    }

    ReplayOutcome launch(ReplayRun run) {
        RejectedBarWriter rejected = new RejectedBarWriter(run.books().notes(), run.slices());
        Ended ended;
        try (AuditTrail audit = new AuditTrail(run.books().audit())) {
            ended = lifecycle.execute(run.books(), new Replay(run, rejected, audit));
        }
        BatchStatus status = ended.status();
        return new ReplayOutcome(
                switch (status) {
                    case COMPLETED -> ReplayOutcome.Status.COMPLETED;
                    case STOPPED -> ReplayOutcome.Status.STOPPED;
                    default -> ReplayOutcome.Status.FAILED;
                },
                run.session().name(),
                run.books().resumed(),
                run.recorder().slices(),
                run.slices().bars(),
                run.later().held() > 0 || run.later().incomplete() != null,
                status == BatchStatus.FAILED ? Optional.empty() : lastSliceAt(run),
                ended.elapsed(),
                status == BatchStatus.COMPLETED ? run.books().notes().strategyFailures() : 0,
                run.restatement(),
                run.slices().unusedAdjustment(),
                ended.failure());
    }

    private static Optional<Instant> lastSliceAt(ReplayRun run) {
        return Optional.ofNullable(run.books().currentSession().lastSliceAt()).map(Instant::ofEpochMilli);
    }

    /// The job of one run.
    private final class Replay implements RunJob {

        private final ReplayRun run;
        private final RejectedBarWriter rejected;
        private final AuditTrail audit;

        private Replay(ReplayRun run, RejectedBarWriter rejected, AuditTrail audit) {
            this.run = run;
            this.rejected = rejected;
            this.audit = audit;
        }

        @Override
        public String name() {
            return ReplayJobFactory.JOB;
        }

        @Override
        public Map<String, String> texts() {
            Map<String, String> texts = new LinkedHashMap<>(run.request().texts());
            texts.put(ReplaySettings.SESSION_NAME.name(), run.session().name());
            return texts;
        }

        @Override
        public Job steps(JobBuilder job) {
            return jobs.steps(job, run, rejected, audit);
        }

        /// Where bars or code have changed, or prices go over a split, the books stay as they are until a person has
        /// decided.
        @Override
        public void writeUncompleted(@Nullable Throwable failure) {
            boolean undecided = failure instanceof HistoryRestatedException
                    || failure instanceof CodeChangedException
                    || failure instanceof RawSplitException;
            if (!undecided) {
                rejected.writeUnknown();
            }
        }
    }
}
