package io.papertape.batch.nightly;

import io.papertape.batch.Failures;
import io.papertape.batch.Remedy;
import io.papertape.batch.replay.ReplayOutcome;
import io.papertape.batch.replay.ReplayPlan;
import io.papertape.ledger.NightLedger;
import io.papertape.ledger.NightSession;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/// What came of a session.
///
/// @param run the last one, or null without any
/// @param slices that it replayed
/// @param replayedWhole whether the session was replayed from its beginning
record SessionEnd(
        NightSession.State state,
        @Nullable Long run,
        long slices,
        boolean replayedWhole,
        @Nullable Throwable failure) {

    static final SessionEnd STOPPED = new SessionEnd(NightSession.State.STOPPED, null, 0, false, null);

    /// @param earlier run that a night has completed which has not ended, or null
    static SessionEnd of(ReplayPlan.Nothing nothing, NightLedger.@Nullable CompletedRun earlier) {
        long slices = earlier == null ? 0 : earlier.slices();
        NightSession.State state = switch (nothing) {
            case CLOSED -> NightSession.State.CLOSED;
            case UNCHANGED -> slices == 0 ? NightSession.State.UNCHANGED : NightSession.State.CARRIED;
        };
        return new SessionEnd(state, earlier == null ? null : earlier.run(), slices, false, null);
    }

    static SessionEnd of(Throwable failure) {
        return new SessionEnd(state(failure), null, 0, false, failure);
    }

    static SessionEnd of(ReplayOutcome replay) {
        Throwable failure = replay.failure();
        NightSession.State state = switch (replay.status()) {
            case COMPLETED -> replay.slices() == 0 ? NightSession.State.UNCHANGED : NightSession.State.CARRIED;
            case STOPPED -> NightSession.State.STOPPED;
            case FAILED -> failure == null ? NightSession.State.FAILED : state(failure);
        };
        return new SessionEnd(state, replay.run(), replay.slices(), replay.restatement() != null, failure);
    }

    private static NightSession.State state(Throwable failure) {
        return switch (Failures.remedy(failure)) {
            case Remedy.RUN_AGAIN -> NightSession.State.FAILED;
            case Remedy.DECIDE -> NightSession.State.UNDECIDED;
            case Remedy.CORRECT -> NightSession.State.INVALID;
            case Remedy.WAIT -> NightSession.State.BUSY;
        };
    }

    /// As a night tells it.
    ///
    /// @param session its name
    NightSession told(String session, OptionalLong before, OptionalLong after) {
        return new NightSession(
                session,
                run,
                state,
                failure == null ? null : Failures.told(failure),
                replayedWhole,
                slices,
                before,
                after);
    }
}
