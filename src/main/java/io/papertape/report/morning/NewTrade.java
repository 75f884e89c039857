package io.papertape.report.morning;

import java.math.BigDecimal;
import java.time.LocalDateTime;
import org.jspecify.annotations.Nullable;

/// A trade of the night.
///
/// @param realizedPnl of a sell, or null
record NewTrade(
        String session,
        LocalDateTime at,
        String side,
        BigDecimal quantity,
        String symbol,
        BigDecimal price,
        @Nullable BigDecimal realizedPnl) {}
