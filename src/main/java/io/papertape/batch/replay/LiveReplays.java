package io.papertape.batch.replay;

import io.papertape.batch.RunLifecycle;
import io.papertape.ledger.SessionLedger;
import io.papertape.ledger.StoredSession;
import io.papertape.prices.PriceSource;
import java.util.List;
import java.util.function.LongConsumer;
import org.springframework.batch.infrastructure.repeat.RepeatStatus;

/// Replays a session as far as the prices go, and then follows them as they grow. Safe for use by several threads.
public class LiveReplays {

    private final SessionLedger sessions;
    private final RunLifecycle lifecycle;
    private final ReplayService replays;
    private final ReplayAttempts attempts;
    private final ShardOpener shards;
    private final ReplayLauncher launcher;
    private final ShardSteps steps;

    LiveReplays(
            SessionLedger sessions,
            RunLifecycle lifecycle,
            ReplayService replays,
            ReplayAttempts attempts,
            ShardOpener shards,
            ReplayLauncher launcher,
            ShardSteps steps) {
        this.sessions = sessions;
        this.lifecycle = lifecycle;
        this.replays = replays;
        this.attempts = attempts;
        this.shards = shards;
        this.launcher = launcher;
        this.steps = steps;
    }

    /// Follows the prices of a session.
    public interface Follower {

        /// Replays slices until it is time to settle. A failure ends the run, which the next one resumes.
        void follow(FollowedSession session) throws Exception;
    }

    /// Holds a session, replays it, and then follows its prices in a run of its own, which is settled and reconciled as
    /// every other one. That is one of the job `replay`, too: whichever command is next resumes it.
    ///
    /// @param replay what is asked for to begin with
    /// @param following what is asked for from then on
    /// @param prices are opened anew, as often as the follower asks
    /// @param held hears of the last slice that the books hold, before their prices are opened
    /// @param progress hears how far the replay got
    /// @return how the following ended; how the replay did, where that was not completed
    public ReplayOutcome follow(
            ReplayRequest replay,
            ReplayRequest following,
            PriceSource prices,
            LongConsumer held,
            ReplayProgress progress,
            Follower follower) {
        try (var _ = lifecycle.hold(replay.sessionName())) {
            tell(replay.sessionName(), held);
            ReplayOutcome outcome = replays.replayHeld(replay, prices, progress);
            if (outcome.status() != ReplayOutcome.Status.COMPLETED) {
                return outcome;
            }
            tell(replay.sessionName(), held);
            return follow(attempts.first(following, prices), prices, follower);
        }
    }

    private void tell(String session, LongConsumer held) {
        Long last = sessions.find(session).map(StoredSession::lastSliceAt).orElse(null);
        if (last != null) {
            held.accept(last);
        }
    }

    private ReplayOutcome follow(ReplayAttempt attempt, PriceSource prices, Follower follower) {
        try (OpenShard open = shards.open(List.of(attempt), prices, (bars, estimatedBars) -> {}, begun -> {})) {
            SliceReader reader = steps.reader(open.shard());
            try (FollowedSession session = new FollowedSession(open.shard(), reader, prices, attempt.query())) {
                return launcher.launchFollowing(open, (contribution, context) -> {
                    session.open();
                    follower.follow(session);
                    return RepeatStatus.FINISHED;
                });
            }
        }
    }
}
