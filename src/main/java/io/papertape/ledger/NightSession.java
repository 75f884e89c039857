package io.papertape.ledger;

import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/// What a night did with one session.
///
/// @param session its name; it may not exist
/// @param run the run that carried it forward, or null where none was begun
/// @param state what came of it
/// @param message why it was not carried forward, or null
/// @param replayedWhole whether it was replayed from its beginning because bars or code had changed
/// @param slices that were replayed
/// @param equityBefore before the night, in units of 0.00000001; empty where it had none
/// @param equityAfter after it
public record NightSession(
        String session,
        @Nullable Long run,
        State state,
        @Nullable String message,
        boolean replayedWhole,
        long slices,
        OptionalLong equityBefore,
        OptionalLong equityAfter) {

    /// The same session with its equities.
    public NightSession with(OptionalLong before, OptionalLong after) {
        return new NightSession(session, run, state, message, replayedWhole, slices, before, after);
    }

    /// What may come of a session.
    public enum State {
        /// It has replayed slices.
        CARRIED(0),
        /// There was no new slice.
        UNCHANGED(0),
        /// It was closed for good before.
        CLOSED(0),
        /// It was stopped on request, or did not begin because of one.
        STOPPED(3),
        /// It failed for a cause that may pass.
        FAILED(1),
        /// A person must decide.
        UNDECIDED(5),
        /// Its settings or its prices are to be corrected.
        INVALID(2),
        /// Another run holds it.
        BUSY(4);

        private final int exitStatus;

        State(int exitStatus) {
            this.exitStatus = exitStatus;
        }

        /// Whether nothing more is to be attempted in the same night.
        public boolean isFinal() {
            return this != BUSY && this != STOPPED;
        }

        /// What a replay of the session alone would have ended with.
        public int exitStatus() {
            return exitStatus;
        }
    }
}
