package io.papertape.batch.nightly;

import io.papertape.ledger.NightSession;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/// How a night ended.
///
/// @param night its key
/// @param sessions in the order of the file
/// @param bars that were read
/// @param elapsed how long it took
public record NightOutcome(long night, List<NightSession> sessions, long bars, Duration elapsed) {

    /// Exit statuses, the most serious first.
    private static final List<Integer> BY_SERIOUSNESS = List.of(2, 5, 1, 4, 3, 0);

    public NightOutcome {
        sessions = List.copyOf(sessions);
    }

    /// The most serious exit status of the sessions.
    public int exitStatus() {
        return mostSerious(sessions.stream().map(session -> session.state().exitStatus()));
    }

    /// The most serious of some exit statuses; 0 for none.
    public static int mostSerious(Stream<Integer> statuses) {
        return statuses.min(Comparator.comparingInt(BY_SERIOUSNESS::indexOf)).orElse(0);
    }
}
