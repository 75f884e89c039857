package io.papertape.engine.strategy.indicator;

import io.papertape.engine.market.BarWindow;
import java.util.Arrays;

/// The last closes, so many of them, and the sum of them and of their squares: both in 128 bits, exact as far as that
/// matters, see [#squaredDeviations()].
final class Closes {

    private final long[] closes;
    private int count;
    private int next;
    private long largest;
    private long sumLow;
    private long sumHigh;
    private long squaresLow;
    private long squaresHigh;

    Closes(int period) {
        closes = new long[Indicators.requirePeriod(period, 1)];
    }

    void clear() {
        Arrays.fill(closes, 0);
        count = 0;
        next = 0;
        sumLow = 0;
        sumHigh = 0;
        squaresLow = 0;
        squaresHigh = 0;
    }

    boolean full() {
        return count == closes.length;
    }

    /// Takes a close in, in the place of the oldest where there is no other.
    void take(BarWindow bars, int barsAgo) {
        long close = bars.close(barsAgo);
        long oldest = closes[next];
        largest = Math.max(largest, close);
        subtract(oldest);
        add(close);
        closes[next] = close;
        next = next + 1 == closes.length ? 0 : next + 1;
        count = Math.min(count + 1, closes.length);
    }

    /// The oldest of them.
    long oldest() {
        return closes[next];
    }

    double mean() {
        return (sumHigh * 0x1p64 + unsigned(sumLow)) / closes.length;
    }

    /// `Σ(close − mean)²`. Of whole numbers, `n·Σx² − (Σx)²` over n: the difference is exact even where its parts wrap
    /// around, as long as it fits itself. Closes too large for that are looked at one by one.
    double squaredDeviations() {
        long n = closes.length;
        if (largest > Long.MAX_VALUE / n) {
            return squaredDeviationsOneByOne();
        }
        long productLow = n * squaresLow;
        long productHigh = n * squaresHigh + Math.unsignedMultiplyHigh(n, squaresLow);
        long squareLow = sumLow * sumLow;
        long borrow = Long.compareUnsigned(productLow, squareLow) < 0 ? 1 : 0;
        long high = productHigh - Math.multiplyHigh(sumLow, sumLow) - borrow;
        return (high * 0x1p64 + unsigned(productLow - squareLow)) / n;
    }

    private double squaredDeviationsOneByOne() {
        double mean = mean();
        double squares = 0;
        for (long close : closes) {
            squares += (close - mean) * (close - mean);
        }
        return squares;
    }

    private void add(long close) {
        sumLow += close;
        sumHigh += Long.compareUnsigned(sumLow, close) < 0 ? 1 : 0;
        long square = close * close;
        squaresLow += square;
        squaresHigh += Math.multiplyHigh(close, close) + (Long.compareUnsigned(squaresLow, square) < 0 ? 1 : 0);
    }

    private void subtract(long close) {
        sumHigh -= Long.compareUnsigned(sumLow, close) < 0 ? 1 : 0;
        sumLow -= close;
        long square = close * close;
        squaresHigh -= Math.multiplyHigh(close, close) + (Long.compareUnsigned(squaresLow, square) < 0 ? 1 : 0);
        squaresLow -= square;
    }

    private static double unsigned(long value) {
        return (value >>> 1) * 2.0 + (value & 1);
    }
}
