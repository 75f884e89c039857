package io.papertape.engine.performance;

import org.jspecify.annotations.Nullable;

/// Metrics of a session; null where undefined.
///
/// @param totalReturn a fraction of the initial capital
/// @param maxDrawdown a fraction of the peak, within 0 and 1
/// @param trades number of fills
/// @param roundTrips completed buy–sell pairs
/// @param winRate a fraction of the round trips, within 0 and 1
public record Metrics(
        @Nullable Double totalReturn,
        @Nullable Double maxDrawdown,
        long trades,
        long roundTrips,
        @Nullable Double winRate) {}
