package io.papertape.ledger;

import java.time.LocalDateTime;
import org.jspecify.annotations.Nullable;

/// The first failure of a kind that the books keep of a run.
///
/// @param symbol which did not trade
/// @param failedAt slice
/// @param exception name of the class of what was thrown
/// @param message what it said, or null when nothing
public record FirstFailure(
        String symbol,
        LocalDateTime failedAt,
        String exception,
        @Nullable String message) {

    /// What was thrown, as Java tells it.
    public String thrown() {
        return message == null ? exception : exception + ": " + message;
    }
}
