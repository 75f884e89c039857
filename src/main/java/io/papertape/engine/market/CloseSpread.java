package io.papertape.engine.market;

import org.jspecify.annotations.Nullable;

/// `n·Σx² − (Σx)²` of the last `n` closes of one symbol in 128 bits, carried from bar to bar: a close that enters and
/// one that leaves change it by one product. Found anew where the bar before was not asked for. Not safe for use by
/// several threads.
final class CloseSpread {

    private final int bars;
    private @Nullable BarHistory history;
    private int end;
    private int rescaled;
    private long high;
    private long low;

    /// @param bars closes that it is of, at least 2
    CloseSpread(int bars) {
        this.bars = bars;
    }

    /// The spread up to the newest bar; 0 exactly when all closes are the same.
    ///
    /// @param asked has so many bars, whose closes are so small that four times the sum of as many fits 63 bits
    double of(BarHistory asked) {
        if (asked != history || asked.end() != end + 1 || asked.rescaled() != rescaled) {
            begin(asked);
        } else {
            end++;
            long entered = asked.close(end - 1);
            long left = asked.close(end - 1 - bars);
            long rise = entered - left;
            add(rise, bars * (entered + left) - 2 * asked.closes(end - 1, bars) + rise);
        }
        return high * 0x1p64 + ((low >>> 1) * 2.0 + (low & 1));
    }

    /// The sum of the squared differences of every two closes.
    private void begin(BarHistory asked) {
        history = asked;
        end = asked.end();
        rescaled = asked.rescaled();
        high = 0;
        low = 0;
        long sum = asked.closes(end - 1, bars);
        for (int bar = end - bars; bar != end; bar++) {
            long close = asked.close(bar);
            add(close, bars * close - sum);
        }
    }

    private void add(long a, long b) {
        long product = a * b;
        low += product;
        high += Math.multiplyHigh(a, b) + (Long.compareUnsigned(low, product) < 0 ? 1 : 0);
    }
}
