package io.papertape.batch.sweep;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// How a sweep ended.
///
/// @param status whether it completed
/// @param name of the sweep
/// @param resumed whether it went on with what was written before
/// @param combinations number of combinations
/// @param accounts number of accounts
/// @param windows number of windows
/// @param bars number of bars that it has seen
/// @param rejected number of rows of the prices that were rejected
/// @param failures number of results in which the strategy failed, or that the books could not hold
/// @param evaluations bars that were evaluated by this execution: those of each combination, account and window
/// @param elapsed how long it took, without reading prices
/// @param failure why it failed, or null
public record SweepOutcome(
        Status status,
        String name,
        boolean resumed,
        long combinations,
        int accounts,
        int windows,
        long bars,
        long rejected,
        long failures,
        long evaluations,
        Duration elapsed,
        @Nullable Throwable failure) {

    /// How a sweep may end.
    public enum Status {
        COMPLETED,
        /// It was completed before, and nothing was to be done.
        UNCHANGED,
        STOPPED,
        FAILED
    }
}
