package io.papertape.engine.strategy;

import io.papertape.engine.market.BarSpan;
import io.papertape.engine.portfolio.Money;

/// The relative change of a price against a threshold, exactly.
final class Change {

    private Change() {}

    /// BUY when (now − before) / before exceeds `threshold`, SELL when it is below −threshold.
    ///
    /// @param threshold a fraction, at least 0
    static Signal signal(long now, long before, long threshold) {
        long change = now - before;
        if (Money.compareProducts(Math.abs(change), Money.ONE, before, threshold) <= 0) {
            return Signal.HOLD;
        }
        return change > 0 ? Signal.BUY : Signal.SELL;
    }

    /// The same of every close of a span and the one `lag` bars before it; bars without one are
    /// in neither mask.
    ///
    /// @param lag 0 or more
    static void signals(BarSpan bars, int lag, long threshold, long[] buys, long[] sells) {
        long divisor = commonDivisor(Money.ONE, threshold);
        long one = Money.ONE / divisor;
        long part = threshold / divisor;
        boolean isSmall = part <= Long.MAX_VALUE / 2 && bars.sumFits(2 * Math.max(one, part));
        for (int word = 0; word < bars.words(); word++) {
            int from = word * Long.SIZE;
            int to = Math.min(from + Long.SIZE, bars.size());
            long up = 0;
            long down = 0;
            if (isSmall) {
                for (int bar = Math.max(from, lag); bar < to; bar++) {
                    long before = bars.close(bar - lag);
                    long change = (bars.close(bar) - before) * one;
                    long least = before * part;
                    up = (up >>> 1) | ((least - change) & Long.MIN_VALUE);
                    down = (down >>> 1) | ((least + change) & Long.MIN_VALUE);
                }
            } else {
                for (int bar = Math.max(from, lag); bar < to; bar++) {
                    Signal signal = signal(bars.close(bar), bars.close(bar - lag), threshold);
                    up = (up >>> 1) | (signal == Signal.BUY ? Long.MIN_VALUE : 0);
                    down = (down >>> 1) | (signal == Signal.SELL ? Long.MIN_VALUE : 0);
                }
            }
            buys[word] = up >>> (from - to);
            sells[word] = down >>> (from - to);
        }
    }

    /// Euclid's algorithm.
    private static long commonDivisor(long one, long other) {
        long divisor = one;
        long rest = other;
        while (rest != 0) {
            long next = divisor % rest;
            divisor = rest;
            rest = next;
        }
        return divisor;
    }
}
