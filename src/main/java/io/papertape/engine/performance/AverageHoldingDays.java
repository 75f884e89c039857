package io.papertape.engine.performance;

import io.papertape.engine.order.PositionEffect;
import io.papertape.engine.order.Trade;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Mean calendar days between the entry and the exit of a round trip; not whole where bars are within
/// the day. Undefined (null) without a round trip. An exit whose entry was not recorded does not count.
/// Not safe for use by several threads.
final class AverageHoldingDays implements MetricCalculator {

    private static final long NOT_HELD = Long.MIN_VALUE;

    /// By symbol.
    private long[] enteredAt = new long[0];

    private long millisHeld;
    private long roundTrips;

    @Override
    public void record(Trade trade) {
        int symbol = trade.symbol();
        ensureRoom(symbol);
        if (trade.effect() == PositionEffect.OPEN) {
            enteredAt[symbol] = trade.time();
        } else if (enteredAt[symbol] != NOT_HELD) {
            millisHeld += trade.time() - enteredAt[symbol];
            roundTrips++;
            enteredAt[symbol] = NOT_HELD;
        }
    }

    @Override
    public MetricValue of(Measured session) {
        return MetricValue.of(value());
    }

    /// At least 0.
    @Nullable
    Double value() {
        return roundTrips == 0 ? null : Days.of(millisHeld) / roundTrips;
    }

    private void ensureRoom(int symbol) {
        int size = enteredAt.length;
        if (symbol >= size) {
            enteredAt = Arrays.copyOf(enteredAt, 2 * symbol + 1);
            Arrays.fill(enteredAt, size, enteredAt.length, NOT_HELD);
        }
    }
}
