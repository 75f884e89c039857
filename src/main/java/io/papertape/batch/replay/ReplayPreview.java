package io.papertape.batch.replay;

import org.jspecify.annotations.Nullable;

/// What an attempt would find.
///
/// @param kind what would be done with the session
/// @param resumed whether a run goes on that was not completed
/// @param after last slice of the session, epoch milliseconds UTC; null where it has none
/// @param first the first new slice; null where there is none
/// @param last the last new slice; null where there is none
/// @param slices that are new
/// @param bars of these slices
/// @param failure why nothing would be replayed, or null
public record ReplayPreview(
        Kind kind,
        boolean resumed,
        @Nullable Long after,
        @Nullable Long first,
        @Nullable Long last,
        long slices,
        long bars,
        @Nullable Throwable failure) {

    /// What would be done with a session.
    public enum Kind {
        /// It would be created.
        BEGIN,
        /// It would be carried forward.
        CARRY,
        /// It would be replayed whole, because bars or code have changed.
        REPLAY
    }
}
