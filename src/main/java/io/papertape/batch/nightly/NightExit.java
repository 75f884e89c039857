package io.papertape.batch.nightly;

import io.papertape.ledger.NightSession;
import java.util.Comparator;
import java.util.List;

/// The exit statuses of sessions, as of `replay`, and which of several a night has.
final class NightExit {

    /// The most serious first.
    private static final List<Integer> BY_SERIOUSNESS = List.of(2, 5, 1, 4, 3, 0);

    private NightExit() {}

    static int of(NightSession.State state) {
        return switch (state) {
            case CARRIED, UNCHANGED, CLOSED -> 0;
            case FAILED -> 1;
            case INVALID -> 2;
            case STOPPED -> 3;
            case BUSY -> 4;
            case UNDECIDED -> 5;
        };
    }

    static int mostSerious(List<NightSession> sessions) {
        return sessions.stream()
                .map(NightSession::exitStatus)
                .min(Comparator.comparingInt(BY_SERIOUSNESS::indexOf))
                .orElse(0);
    }
}
