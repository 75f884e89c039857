package io.papertape.ledger;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A night that has ended, in figures.
///
/// @param began when it began
/// @param ended when it ended
/// @param exitStatus the most serious of its sessions
/// @param sessions how many of them each thing came of
/// @param slices that were replayed, of all sessions together
/// @param trades of the runs that it made, of all sessions together
/// @param rejectedRows of its files, each once
/// @param newestBar time of the last slice that any of its sessions has, or null without any
/// @param lastSuccess when the last night of the same file ended with exit status 0, or null without any
public record EndedNight(
        Instant began,
        Instant ended,
        int exitStatus,
        Map<NightSession.State, Integer> sessions,
        long slices,
        long trades,
        long rejectedRows,
        @Nullable Instant newestBar,
        @Nullable Instant lastSuccess) {

    public EndedNight {
        sessions = Map.copyOf(sessions);
    }
}
