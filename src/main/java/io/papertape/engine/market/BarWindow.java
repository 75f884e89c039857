package io.papertape.engine.market;

import io.papertape.engine.portfolio.Money;
import io.papertape.engine.portfolio.MoneyOverflowException;
import java.util.Arrays;

/// The latest bars of one symbol, the newest being 0 bars ago. Prices are in units of 0.00000001.
///
/// Sums and variances are differences of running totals, so that those of a window of any length are
/// read at once. Appending allocates nothing once the window has its full length. Not safe for use
/// by several threads.
public final class BarWindow {

    /// How far the root of a quick variance may be from what two passes over `double`s tell, oldest first: by this
    /// part of it, and for returns by this much more.
    ///
    /// Two passes over n numbers err by (n + 6) / 2⁵³ of the deviation and, where the mean is
    /// rounded, by 1.5 n / 2⁵³ of the largest number, which is below 2²³ / n for returns whose quick
    /// variance is told: together by less than 2e-9 for up to a million bars. The quick one errs by
    /// a few / 2⁵³ of itself, and for returns by 2⁻³⁹.
    public static final double QUICK_MARGIN = 1e-8;

    /// One bar fills a cache line: its columns, and the running total of the closes in 128 bits.
    private static final int ROW = 8;

    private static final int TIME = 0;
    private static final int OPEN = 1;
    private static final int HIGH = 2;
    private static final int LOW = 3;
    private static final int CLOSE = 4;
    private static final int VOLUME = 5;
    private static final int TOTAL = 6;
    private static final int TOTAL_HIGH = 7;

    /// Returns are counted in whole units of 2⁻⁴⁰.
    private static final double RETURN = 0x1p40;

    private static final double SQUARED_RETURN = RETURN * RETURN;

    private final int history;
    private int count;
    private int end;
    private long largestClose;

    /// How many closes can be summed whatever they are: the largest value / the largest close.
    private long longestSum = Long.MAX_VALUE;

    /// Bar `i` is in row `i & mask`. There are more rows than bars to keep, because the total before
    /// the oldest bar is needed, too.
    private long[] rows = new long[16 * ROW];

    private int mask = 15;
    private final SquareTotals closeSquares = new SquareTotals();
    private final SquareTotals returnSquares = new SquareTotals();

    /// @param history how many bars to keep, at least 1; `Integer.MAX_VALUE` keeps all
    public BarWindow(int history) {
        if (history < 1) {
            throw new IllegalArgumentException("history must be at least 1 bar but was " + history);
        }
        this.history = history;
    }

    /// Appends bar `i` of a slice as the newest.
    public void append(MarketSlice slice, int i) {
        if (end == mask && mask < history) {
            rows = Arrays.copyOf(rows, Math.multiplyExact(rows.length, 2));
            mask = 2 * mask + 1;
        }
        long close = slice.close(i);
        int before = place(end - 1);
        long total = rows[before + TOTAL] + close;
        long carry = Long.compareUnsigned(total, close) < 0 ? 1 : 0;
        long totalHigh = rows[before + TOTAL_HIGH] + carry;
        int row = place(end);
        rows[row + TIME] = slice.time();
        rows[row + OPEN] = slice.open(i);
        rows[row + HIGH] = slice.high(i);
        rows[row + LOW] = slice.low(i);
        rows[row + CLOSE] = close;
        rows[row + VOLUME] = Double.doubleToRawLongBits(slice.volume(i));
        rows[row + TOTAL] = total;
        rows[row + TOTAL_HIGH] = totalHigh;
        if (close > largestClose) {
            largestClose = close;
            longestSum = Long.MAX_VALUE / close;
        }
        end++;
        if (count < history) {
            count++;
        }
    }

    /// Number of bars that can be read: 0 up to the history.
    public int size() {
        return count;
    }

    /// Epoch milliseconds UTC.
    public long time(int barsAgo) {
        return rows[row(barsAgo) + TIME];
    }

    public long open(int barsAgo) {
        return rows[row(barsAgo) + OPEN];
    }

    public long high(int barsAgo) {
        return rows[row(barsAgo) + HIGH];
    }

    public long low(int barsAgo) {
        return rows[row(barsAgo) + LOW];
    }

    public long close(int barsAgo) {
        return rows[row(barsAgo) + CLOSE];
    }

    public double volume(int barsAgo) {
        return Double.longBitsToDouble(rows[row(barsAgo) + VOLUME]);
    }

    /// Sum of `bars` closes, the newest of them `barsAgo`; exact. Of prices so large that their sum may exceed the
    /// largest value, [#compareMeans(int, int, int)] and a [Band] compare the sums all the same.
    ///
    /// @throws MoneyOverflowException if the sum exceeds the largest value
    public long sumOfCloses(int barsAgo, int bars) {
        int newest = row(barsAgo);
        row(barsAgo + bars - 1);
        int before = place(end - 1 - barsAgo - bars);
        long sum = rows[newest + TOTAL] - rows[before + TOTAL];
        if (bars > longestSum && (sum < 0 || sumHigh(newest, before) != 0)) {
            throw new MoneyOverflowException("sum of " + bars + " closes of up to " + Money.format(largestClose));
        }
        return sum;
    }

    /// The sign of the mean of the last `bars` closes less that of the last `others`, the newest of
    /// them all `barsAgo`; exact whatever the closes are, so that means which touch are seen to touch.
    public int compareMeans(int barsAgo, int bars, int others) {
        row(barsAgo);
        row(barsAgo + Math.max(bars, others) - 1);
        int newest = place(end - 1 - barsAgo);
        int before = place(end - 1 - barsAgo - bars);
        int otherBefore = place(end - 1 - barsAgo - others);
        long sum = rows[newest + TOTAL] - rows[before + TOTAL];
        long otherSum = rows[newest + TOTAL] - rows[otherBefore + TOTAL];
        if ((long) bars * others <= longestSum) {
            return Long.compare(sum * others, otherSum * bars);
        }
        long high = sumHigh(newest, before) * others + Math.unsignedMultiplyHigh(sum, others);
        long otherHigh = sumHigh(newest, otherBefore) * bars + Math.unsignedMultiplyHigh(otherSum, bars);
        return high != otherHigh ? Long.compare(high, otherHigh) : Long.compareUnsigned(sum * others, otherSum * bars);
    }

    /// Whether the sum of `bars` closes is below the largest value whatever they are.
    boolean sumFits(int bars) {
        return bars <= longestSum;
    }

    /// Adds the square of `bars` × the close `barsAgo` less the sum of the last `bars` closes; exact.
    ///
    /// @return the sign of what was squared
    int addSquaredDeviation(int barsAgo, int bars, WideNumber to) {
        int newest = row(0);
        int before = place(end - 1 - bars);
        long sum = rows[newest + TOTAL] - rows[before + TOTAL];
        long close = close(barsAgo);
        long low = bars * close - sum;
        long borrow = Long.compareUnsigned(bars * close, sum) < 0 ? 1 : 0;
        long high = Math.multiplyHigh(bars, close) - sumHigh(newest, before) - borrow;
        if (high < 0) {
            to.addSquare(low == 0 ? -high : ~high, -low);
            return -1;
        }
        to.addSquare(high, low);
        return (high | low) == 0 ? 0 : 1;
    }

    /// The upper 64 bits of a difference of running totals.
    private long sumHigh(int newest, int before) {
        long borrow = Long.compareUnsigned(rows[newest + TOTAL], rows[before + TOTAL]) < 0 ? 1 : 0;
        return rows[newest + TOTAL_HIGH] - rows[before + TOTAL_HIGH] - borrow;
    }

    /// Highest high of `bars` bars, the newest of them `barsAgo`.
    public long highestHigh(int barsAgo, int bars) {
        long highest = high(barsAgo + bars - 1);
        for (int ago = barsAgo; ago < barsAgo + bars - 1; ago++) {
            highest = Math.max(highest, high(ago));
        }
        return highest;
    }

    /// Lowest low of `bars` bars, the newest of them `barsAgo`.
    public long lowestLow(int barsAgo, int bars) {
        long lowest = low(barsAgo + bars - 1);
        for (int ago = barsAgo; ago < barsAgo + bars - 1; ago++) {
            lowest = Math.min(lowest, low(ago));
        }
        return lowest;
    }

    /// Whether `price` is above the highest high of `bars` bars, the newest of them `barsAgo`. Most
    /// often a recent bar tells that it is not: this looks at fewer bars than
    /// [#highestHigh(int, int)].
    public boolean isAboveHighs(long price, int barsAgo, int bars) {
        row(barsAgo + bars - 1);
        for (int ago = barsAgo; ago < barsAgo + bars; ago++) {
            if (price <= high(ago)) {
                return false;
            }
        }
        return true;
    }

    /// Whether `price` is below the lowest low of `bars` bars, the newest of them `barsAgo`.
    public boolean isBelowLows(long price, int barsAgo, int bars) {
        row(barsAgo + bars - 1);
        for (int ago = barsAgo; ago < barsAgo + bars; ago++) {
            if (price >= low(ago)) {
                return false;
            }
        }
        return true;
    }

    /// Sample variance of the last `bars` closes, from running totals; 0 exactly when they are all
    /// the same. See [#QUICK_MARGIN]. NaN when a close was so large that this cannot tell.
    public double quickCloseVariance(int bars) {
        row(bars - 1);
        for (int i = closeSquares.resume(end - count, end, mask); i != end; i++) {
            closeSquares.add(rows[place(i) + CLOSE]);
        }
        return closeSquares.variance(bars);
    }

    /// Sample variance of the last `bars` simple returns, each from one close to the next, from
    /// running totals. See [#QUICK_MARGIN]. NaN when a return was so large that this cannot tell.
    public double quickReturnVariance(int bars) {
        row(bars);
        for (int i = returnSquares.resume(end - count + 1, end, mask); i != end; i++) {
            long before = rows[place(i - 1) + CLOSE];
            returnSquares.add((long) ((double) (rows[place(i) + CLOSE] - before) / before * RETURN));
        }
        return returnSquares.variance(bars) / SQUARED_RETURN;
    }

    private int row(int barsAgo) {
        if (barsAgo < 0 || barsAgo >= count) {
            throw new IndexOutOfBoundsException("bars ago must be within 0 and " + (count - 1) + " but was " + barsAgo);
        }
        return place(end - 1 - barsAgo);
    }

    private int place(int bar) {
        return (bar & mask) * ROW;
    }
}
