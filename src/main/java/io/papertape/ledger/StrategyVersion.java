package io.papertape.ledger;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// The code that a session's strategy had from some time on.
///
/// @param number 0, 1, 2 … within the session
/// @param digest of the code
/// @param usedSince when a run first used it
/// @param afterSliceAt last slice of the books before, epoch milliseconds UTC, or null where they had none
public record StrategyVersion(
        int number,
        String digest,
        Instant usedSince,
        @Nullable Long afterSliceAt) {

    /// Whether books that end at a slice hold any that this code has made. The first version stands for whatever was
    /// before, too: sessions are older than their versions when they were made before versions were kept.
    ///
    /// @param lastSliceAt epoch milliseconds UTC, or null when the books have no slice
    public boolean isUsed(@Nullable Long lastSliceAt) {
        return lastSliceAt != null && (number == 0 || !lastSliceAt.equals(afterSliceAt));
    }
}
