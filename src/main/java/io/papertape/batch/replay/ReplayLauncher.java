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
import org.springframework.batch.core.step.tasklet.Tasklet;

/// Launches the job `replay` for a session that replays alone, and tells how it ended.
class ReplayLauncher {

    private final RunLifecycle lifecycle;
    private final ShardSteps steps;

    ReplayLauncher(RunLifecycle lifecycle, ShardSteps steps) {
        this.lifecycle = lifecycle;
        this.steps = steps;
    }

    ReplayOutcome launch(OpenShard open) {
        return launch(open, steps.of(open.shard(), ""));
    }

    /// @param follow replays the slices as they come
    ReplayOutcome launchFollowing(OpenShard open, Tasklet follow) {
        return launch(open, steps.following(open.shard(), follow));
    }

    private ReplayOutcome launch(OpenShard open, List<Step> all) {
        SessionReplay session = open.shard().lead();
        Ended ended = lifecycle.execute(session.run().books(), new Replay(session, all));
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
    private static final class Replay implements RunJob {

        private final SessionReplay session;
        private final List<Step> all;

        private Replay(SessionReplay session, List<Step> all) {
            this.session = session;
            this.all = all;
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
