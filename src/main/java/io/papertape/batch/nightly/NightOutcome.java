package io.papertape.batch.nightly;

import io.papertape.ledger.NightSession;
import java.time.Duration;
import java.util.List;

/// How a night ended.
///
/// @param night its key
/// @param sessions in the order of the file
/// @param exitStatus the most serious of theirs
/// @param bars that were read
/// @param elapsed how long it took
public record NightOutcome(long night, List<NightSession> sessions, int exitStatus, long bars, Duration elapsed) {

    public NightOutcome {
        sessions = List.copyOf(sessions);
    }
}
