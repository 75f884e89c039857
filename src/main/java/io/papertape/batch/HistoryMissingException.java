package io.papertape.batch;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// The prices do not hold the slices that the books of a session were made from.
public final class HistoryMissingException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /// Tells which slice is missing.
    ///
    /// @param which first or last of the books
    /// @param expected its time, epoch milliseconds UTC
    /// @param found the time of the slice that the prices have in its place, or null when none
    HistoryMissingException(String session, String which, long expected, @Nullable Long found) {
        super("session '" + session + "': the prices must hold what was replayed before, but the " + which
                + " slice of the books is " + Instant.ofEpochMilli(expected) + " and "
                + (found == null
                        ? "the prices have none up to it"
                        : "that of the prices " + Instant.ofEpochMilli(found)));
    }
}
