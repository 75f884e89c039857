package io.papertape.prices.file;

import io.papertape.prices.UnusedAdjustment;
import org.jspecify.annotations.Nullable;

/// Looks for the first bar whose adjusted close is far from its close. Once one is found, only the rows
/// before it need to be looked at. Not safe for use by several threads.
final class UnusedAdjustments {

    private long before = Long.MAX_VALUE;
    private @Nullable UnusedAdjustment first;

    /// Whether a bar is before the one that was found; also where none was.
    boolean isBefore(long time) {
        return time < before;
    }

    /// Takes in a bar that is before the one that was found.
    void found(UnusedAdjustment bar) {
        before = bar.time().toEpochMilli();
        first = bar;
    }

    /// Null where there is none.
    @Nullable
    UnusedAdjustment first() {
        return first;
    }
}
