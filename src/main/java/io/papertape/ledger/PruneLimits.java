package io.papertape.ledger;

import java.time.Instant;

/// What of the books is old enough to be removed.
///
/// @param before runs, nights and drafts that ended earlier are
/// @param notesBefore the notes of runs that ended earlier are
/// @param runs completed runs of each session that stay, however old, the newest ones; at least 2
/// @param nights nights that stay, however old, the newest ones; at least 1
/// @param remove false to count the rows alone
public record PruneLimits(Instant before, Instant notesBefore, int runs, int nights, boolean remove) {

    /// `report changes` compares the last run with the one before.
    static final int FEWEST_RUNS = 2;

    public PruneLimits {
        if (runs < FEWEST_RUNS || nights < 1) {
            throw new IllegalArgumentException(
                    "at least 2 runs and 1 night must stay but were " + runs + " and " + nights);
        }
    }
}
