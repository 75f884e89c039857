package io.papertape.batch.replay;

import io.papertape.batch.Ended;
import io.papertape.batch.RunJob;
import io.papertape.batch.RunLifecycle;
import io.papertape.settings.ReplaySettings;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.job.builder.JobBuilder;
import org.springframework.batch.core.job.builder.SimpleJobBuilder;
import org.springframework.batch.core.step.Step;

/// Launches the job `replay` for a session that replays alone, and tells how it ended.
class ReplayLauncher {

    private final RunLifecycle lifecycle;
    private final ShardSteps steps;

    ReplayLauncher(RunLifecycle lifecycle, ShardSteps steps) {
        this.lifecycle = lifecycle;
        this.steps = steps;
    }

    ReplayOutcome launch(OpenShard open) {
        SessionReplay session = open.shard().lead();
        Ended ended = lifecycle.execute(session.run().books(), new Replay(open.shard(), session));
        return open.outcome(session, status(ended.status()), ended.elapsed(), ended.failure());
    }

    private static ReplayOutcome.Status status(BatchStatus status) {
        return switch (status) {
            case COMPLETED -> ReplayOutcome.Status.COMPLETED;
            case STOPPED -> ReplayOutcome.Status.STOPPED;
            default -> ReplayOutcome.Status.FAILED;
        };
    }

    /// The job of one run.
    private final class Replay implements RunJob {

        private final Shard shard;
        private final SessionReplay session;

        private Replay(Shard shard, SessionReplay session) {
            this.shard = shard;
            this.session = session;
        }

        @Override
        public String name() {
            return ReplayService.JOB;
        }

        @Override
        public Map<String, String> texts() {
            Map<String, String> texts =
                    new LinkedHashMap<>(session.run().request().texts());
            texts.put(
                    ReplaySettings.SESSION_NAME.name(), session.run().session().name());
            return texts;
        }

        @Override
        public Job steps(JobBuilder job) {
            List<Step> all = steps.of(shard, "");
            SimpleJobBuilder builder = job.start(all.getFirst());
            all.stream().skip(1).forEach(builder::next);
            return builder.build();
        }

        @Override
        public void writeUncompleted(@Nullable Throwable failure) {
            session.writeUncompleted(failure);
        }
    }
}
