package io.papertape.batch.nightly;

import io.papertape.batch.Failures;
import io.papertape.batch.replay.ReplayPreview;
import io.papertape.ledger.NightSession;
import org.jspecify.annotations.Nullable;

/// What a night would do with a session.
///
/// @param name of the session
/// @param status BEGIN, CARRY or REPLAY whole, or else the state that the night would end with: UNCHANGED, CLOSED,
///     UNDECIDED, INVALID or FAILED
/// @param after last slice of the session, epoch milliseconds UTC; null where it has none, or nothing would be replayed
/// @param first the first new slice; null where there is none
/// @param last the last new slice; null where there is none
/// @param slices that are new
/// @param bars of these slices
/// @param message why nothing would be replayed, or what is unusual, a sentence; null where nothing is to be told
/// @param exitStatus what the session would contribute to that of the night
public record PreviewedSession(
        String name,
        String status,
        @Nullable Long after,
        @Nullable Long first,
        @Nullable Long last,
        long slices,
        long bars,
        @Nullable String message,
        int exitStatus) {

    static PreviewedSession of(String name, ReplayPreview preview) {
        Throwable failure = preview.failure();
        if (failure != null) {
            return of(name, SessionEnd.of(failure));
        }
        boolean unchanged = preview.kind() == ReplayPreview.Kind.CARRY && preview.slices() == 0 && !preview.resumed();
        return new PreviewedSession(
                name,
                unchanged ? NightSession.State.UNCHANGED.name() : preview.kind().name(),
                preview.after(),
                preview.first(),
                preview.last(),
                preview.slices(),
                preview.bars(),
                preview.resumed() ? "its last run is not completed, and would go on" : null,
                0);
    }

    static PreviewedSession of(String name, SessionEnd end) {
        Throwable failure = end.failure();
        return new PreviewedSession(
                name,
                end.state().name(),
                null,
                null,
                null,
                0,
                0,
                failure == null ? null : Failures.told(failure),
                end.state().exitStatus());
    }
}
