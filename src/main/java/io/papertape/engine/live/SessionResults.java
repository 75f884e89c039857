package io.papertape.engine.live;

import io.papertape.engine.performance.Metrics;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What a session has achieved. Money is in units of 0.00000001.
///
/// @param name name of the session
/// @param startedAt when it was started last, or null when never
/// @param endedAt when it was stopped, or null while it runs or before it did
/// @param initialCapital capital at the beginning
/// @param finalEquity last recorded equity; the initial capital before the first
/// @param cash cash now
/// @param openPositions number of open positions now
/// @param metrics of everything recorded
public record SessionResults(
        String name,
        @Nullable Instant startedAt,
        @Nullable Instant endedAt,
        long initialCapital,
        long finalEquity,
        long cash,
        int openPositions,
        Metrics metrics) {}
