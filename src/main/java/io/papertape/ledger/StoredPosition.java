package io.papertape.ledger;

import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/// An open position as its row tells of it, whether that can be or not. Money and quantities are in units of
/// 0.00000001, times in epoch milliseconds UTC.
record StoredPosition(
        String symbol,
        long quantity,
        long entryPrice,
        long enteredAt,
        long lastPrice,
        long marketValue,
        long unrealizedPnl,
        OptionalLong lowestPrice,
        OptionalLong highestPrice,
        @Nullable Long lastBarAt) {}
