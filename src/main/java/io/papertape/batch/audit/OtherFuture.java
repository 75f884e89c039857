package io.papertape.batch.audit;

import io.papertape.engine.market.MarketSlice;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/// Slices as they might have been: other prices, bars that are missing, symbols that have ended. Given the same slices
/// in the same order it makes the same of them, whatever else the process does. Not safe for use by several threads.
final class OtherFuture {

    /// Prices are at least this times the low of the bar that was, and less than one more than this times its high.
    private static final double LEAST = 0.5;

    private static final double MISSING = 0.1;
    private static final double ENDING = 0.25;
    private static final int LATEST_END = 250;
    private static final int NEVER = Integer.MAX_VALUE;

    private final SplittableRandom random;

    /// How many bars of each symbol are still to come.
    private final int[] left;

    /// @param seed another one makes another future
    /// @param symbols how many there are
    OtherFuture(long seed, int symbols) {
        random = new SplittableRandom(seed);
        left = new int[symbols];
        Arrays.setAll(left, symbol -> random.nextDouble() < ENDING ? random.nextInt(LATEST_END) : NEVER);
    }

    /// What a slice might have been; null where no bar is left of it.
    @Nullable
    MarketSlice of(MarketSlice slice) {
        MarketSlice other = new MarketSlice(slice.time(), slice.size());
        for (int i = 0; i < slice.size(); i++) {
            int symbol = slice.symbol(i);
            if (left[symbol] > 0) {
                left[symbol] -= left[symbol] == NEVER ? 0 : 1;
                if (random.nextDouble() >= MISSING) {
                    addBar(other, slice, i);
                }
            }
        }
        if (slice.dateAlone()) {
            other.markDateAlone();
        }
        return other.size() == 0 ? null : other;
    }

    private void addBar(MarketSlice other, MarketSlice slice, int i) {
        double factor = LEAST + random.nextDouble();
        long low = Math.max(1, (long) (slice.low(i) * factor));
        long high = Math.max(low, (long) (slice.high(i) * factor));
        other.add(slice.symbol(i), within(low, high), high, low, within(low, high), slice.volume(i) * factor);
    }

    private long within(long low, long high) {
        return low + random.nextLong(high - low + 1);
    }
}
