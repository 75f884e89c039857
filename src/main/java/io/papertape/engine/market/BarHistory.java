package io.papertape.engine.market;

import io.papertape.engine.portfolio.Money;
import io.papertape.engine.portfolio.MoneyOverflowException;
import io.papertape.engine.portfolio.SplitRatio;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// The latest bars of one symbol, as many as the longest of the windows on them shows, and running totals of them.
/// Several sessions may look at them, each through windows of its own.
///
/// Appending allocates nothing once there are as many bars as are kept. Not safe for use by several threads.
final class BarHistory {

    /// One bar fills a cache line: its columns, and the running total of the closes in 128 bits.
    private static final int ROW = 8;

    static final int TIME = 0;
    static final int OPEN = 1;
    static final int HIGH = 2;
    static final int LOW = 3;
    static final int CLOSE = 4;
    static final int VOLUME = 5;
    private static final int TOTAL = 6;
    private static final int TOTAL_HIGH = 7;

    /// Returns are counted in whole units of 2⁻⁴⁰.
    private static final double RETURN = 0x1p40;

    private static final double SQUARED_RETURN = RETURN * RETURN;

    private final SquareTotals closeSquares = new SquareTotals();
    private final SquareTotals returnSquares = new SquareTotals();
    private final List<BarWindow> windows = new ArrayList<>();
    private int kept = 1;
    private int count;
    private int end;
    private long largestClose;

    /// How many closes can be summed whatever they are: the largest value / the largest close.
    private long longestSum = Long.MAX_VALUE;

    /// Bar `i` is in row `i & mask`. There are more rows than bars to keep, because the total before
    /// the oldest bar is needed, too.
    private long[] rows = new long[16 * ROW];

    private int mask = 15;

    /// A view of so many bars, see [Market#window(int, int)].
    BarWindow window(int bars) {
        if (bars > kept && end != count) {
            throw new IllegalStateException(
                    bars + " bars cannot be shown: " + kept + " were kept so far, and older ones are gone");
        }
        BarWindow window = new BarWindow(this, bars);
        windows.add(window);
        kept = Math.max(kept, bars);
        return window;
    }

    /// Appends bar `i` of a slice as the newest. What is rarely done is done elsewhere: the JVM inlines no method of
    /// more than 325 bytes of code.
    void append(MarketSlice slice, int i) {
        if (end == mask && mask < kept) {
            makeRoom();
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
        rows[row + VOLUME] = slice.volumeCode(i);
        rows[row + TOTAL] = total;
        rows[row + TOTAL_HIGH] = totalHigh;
        if (close > largestClose) {
            largestClose = close;
            longestSum = Long.MAX_VALUE / close;
        }
        end++;
        if (count < kept) {
            showOneMore();
        }
    }

    /// Shows every bar as though a split had been before it: prices are divided by its value, volumes multiplied.
    void rescale(SplitRatio ratio) {
        closeSquares.clear();
        returnSquares.clear();
        largestClose = 0;
        longestSum = Long.MAX_VALUE;
        int before = place(end - count - 1);
        rows[before + TOTAL] = 0;
        rows[before + TOTAL_HIGH] = 0;
        for (int bar = end - count; bar != end; bar++) {
            int row = place(bar);
            for (int column = OPEN; column <= CLOSE; column++) {
                rows[row + column] = ratio.price(rows[row + column]);
            }
            double volume = VolumeCode.toDouble(rows[row + VOLUME]) * Money.toDouble(ratio.value());
            rows[row + VOLUME] = VolumeCode.of(volume);
            total(before, row);
            before = row;
        }
    }

    /// Sums the closes up to a row.
    private void total(int before, int row) {
        long close = rows[row + CLOSE];
        long total = rows[before + TOTAL] + close;
        rows[row + TOTAL] = total;
        rows[row + TOTAL_HIGH] = rows[before + TOTAL_HIGH] + (Long.compareUnsigned(total, close) < 0 ? 1 : 0);
        if (close > largestClose) {
            largestClose = close;
            longestSum = Long.MAX_VALUE / close;
        }
    }

    private void makeRoom() {
        rows = Arrays.copyOf(rows, Math.multiplyExact(rows.length, 2));
        mask = 2 * mask + 1;
    }

    private void showOneMore() {
        count++;
        for (int window = 0; window < windows.size(); window++) {
            windows.get(window).grow();
        }
    }

    /// How many bars there are, at most as many as are kept.
    int count() {
        return count;
    }

    /// Row of the bar `barsAgo`, or of one that is gone: that before the oldest has its totals still.
    int row(int barsAgo) {
        return place(end - 1 - barsAgo);
    }

    /// A column of a row.
    long get(int row, int column) {
        return rows[row + column];
    }

    /// Whether the sum of `bars` closes is below the largest value whatever they are.
    boolean sumFits(int bars) {
        return bars <= longestSum;
    }

    /// Sum of `bars` closes, the newest of them `barsAgo`.
    ///
    /// @throws MoneyOverflowException if the sum exceeds the largest value
    long sumOfCloses(int barsAgo, int bars) {
        int newest = row(barsAgo);
        int before = row(barsAgo + bars);
        long sum = rows[newest + TOTAL] - rows[before + TOTAL];
        if (bars > longestSum && (sum < 0 || sumHigh(newest, before) != 0)) {
            throw new MoneyOverflowException("sum of " + bars + " closes of up to " + Money.format(largestClose));
        }
        return sum;
    }

    /// The sign of the mean of the last `bars` closes less that of the last `others`, the newest of them all `barsAgo`.
    int compareMeans(int barsAgo, int bars, int others) {
        int newest = row(barsAgo);
        int before = row(barsAgo + bars);
        int otherBefore = row(barsAgo + others);
        if ((long) bars * others > longestSum) {
            return compareLargeMeans(newest, before, bars, otherBefore, others);
        }
        long total = rows[newest + TOTAL];
        return Long.compare((total - rows[before + TOTAL]) * others, (total - rows[otherBefore + TOTAL]) * bars);
    }

    private int compareLargeMeans(int newest, int before, int bars, int otherBefore, int others) {
        long sum = rows[newest + TOTAL] - rows[before + TOTAL];
        long otherSum = rows[newest + TOTAL] - rows[otherBefore + TOTAL];
        long high = sumHigh(newest, before) * others + Math.unsignedMultiplyHigh(sum, others);
        long otherHigh = sumHigh(newest, otherBefore) * bars + Math.unsignedMultiplyHigh(otherSum, bars);
        return high != otherHigh ? Long.compare(high, otherHigh) : Long.compareUnsigned(sum * others, otherSum * bars);
    }

    /// See [BarWindow#addSquaredDeviation(int, int, WideNumber)].
    int addSquaredDeviation(int barsAgo, int bars, WideNumber to) {
        int newest = row(0);
        int before = row(bars);
        long sum = rows[newest + TOTAL] - rows[before + TOTAL];
        long close = rows[row(barsAgo) + CLOSE];
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

    long highestHigh(int barsAgo, int bars) {
        long highest = 0;
        for (int bar = end - 1 - barsAgo; bar != end - 1 - barsAgo - bars; bar--) {
            highest = Math.max(highest, rows[place(bar) + HIGH]);
        }
        return highest;
    }

    long lowestLow(int barsAgo, int bars) {
        long lowest = Long.MAX_VALUE;
        for (int bar = end - 1 - barsAgo; bar != end - 1 - barsAgo - bars; bar--) {
            lowest = Math.min(lowest, rows[place(bar) + LOW]);
        }
        return lowest;
    }

    boolean isAboveHighs(long price, int barsAgo, int bars) {
        for (int bar = end - 1 - barsAgo; bar != end - 1 - barsAgo - bars; bar--) {
            if (price <= rows[place(bar) + HIGH]) {
                return false;
            }
        }
        return true;
    }

    boolean isBelowLows(long price, int barsAgo, int bars) {
        for (int bar = end - 1 - barsAgo; bar != end - 1 - barsAgo - bars; bar--) {
            if (price >= rows[place(bar) + LOW]) {
                return false;
            }
        }
        return true;
    }

    /// See [BarWindow#quickCloseVariance(int)].
    double quickCloseVariance(int bars) {
        for (int i = closeSquares.resume(end - count, end, mask); i != end; i++) {
            closeSquares.add(rows[place(i) + CLOSE]);
        }
        return closeSquares.variance(bars);
    }

    /// See [BarWindow#quickReturnVariance(int)].
    double quickReturnVariance(int bars) {
        for (int i = returnSquares.resume(end - count + 1, end, mask); i != end; i++) {
            long before = rows[place(i - 1) + CLOSE];
            returnSquares.add((long) ((double) (rows[place(i) + CLOSE] - before) / before * RETURN));
        }
        return returnSquares.variance(bars) / SQUARED_RETURN;
    }

    private int place(int bar) {
        return (bar & mask) * ROW;
    }
}
