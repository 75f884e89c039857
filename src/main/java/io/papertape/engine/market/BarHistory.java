package io.papertape.engine.market;

import io.papertape.engine.portfolio.Money;
import io.papertape.engine.portfolio.MoneyOverflowException;
import io.papertape.engine.portfolio.SplitRatio;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// The latest bars of one symbol, as many as the longest of the windows on them shows, and running totals of them.
/// Several sessions may look at them, each through windows of its own. Appending allocates nothing once there are as
/// many bars as are kept. Not safe for use by several threads.
final class BarHistory {

    /// For how many bars room is made at once.
    private static final int MOST_AT_ONCE = 255;

    /// Room of a bar, a power of two.
    private static final int ROW = 8;

    static final int TIME = 0;
    static final int OPEN = 1;
    static final int HIGH = 2;
    static final int LOW = 3;
    static final int CLOSE = 4;
    static final int VOLUME = 5;

    /// Returns are counted in whole units of 2⁻⁴⁰.
    private static final double RETURN = 0x1p40;

    private static final double SQUARED_RETURN = RETURN * RETURN;

    private final SquareTotals closeSquares = new SquareTotals();
    private final SquareTotals returnSquares = new SquareTotals();
    private final List<BarWindow> windows = new ArrayList<>();
    private int rescaled;
    private int kept = 1;
    private int count;
    private int end;
    private long largestClose;

    /// How many closes can be summed whatever they are: the largest value / the largest close.
    private long longestSum = Long.MAX_VALUE;

    /// A high bar and a low one that were found last: most often they tell still that a price is between them.
    private int highBar;

    private int lowBar;

    /// Bar `i` is in row `i` modulo the number of rows, a power of two: the JVM checks no bounds of an index that is
    /// masked by the length less one.
    private long[] rows = new long[ROW];

    /// Sum of the closes up to bar `i`, which wraps around, at `i` modulo the number of rows. There are more rows than
    /// bars to keep, because the total before the oldest bar is needed, too.
    private long[] totals = new long[1];

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
        if (count < kept) {
            showOneMore();
        }
        long close = slice.close(i);
        if (close > largestClose) {
            rise(close);
        }
        set(end, TIME, slice.time());
        set(end, OPEN, slice.open(i));
        set(end, HIGH, slice.high(i));
        set(end, LOW, slice.low(i));
        set(end, CLOSE, close);
        set(end, VOLUME, slice.volumeCode(i));
        totals[end & (totals.length - 1)] = total(end - 1) + close;
        end++;
    }

    /// Makes room for one bar more, as long as there are fewer than are kept.
    private void showOneMore() {
        if (end == totals.length - 1) {
            int room = Math.max(2 * totals.length, Integer.highestOneBit(Math.min(kept, MOST_AT_ONCE)) * 2);
            rows = Arrays.copyOf(rows, Math.multiplyExact(room, ROW));
            totals = Arrays.copyOf(totals, room);
        }
        count++;
        for (int window = 0; window < windows.size(); window++) {
            windows.get(window).grow();
        }
    }

    private void rise(long close) {
        largestClose = close;
        longestSum = Long.MAX_VALUE / close;
    }

    /// Shows every bar as though a split had been before it: prices are divided by its value, volumes multiplied.
    void rescale(SplitRatio ratio) {
        closeSquares.clear();
        returnSquares.clear();
        rescaled++;
        largestClose = 0;
        longestSum = Long.MAX_VALUE;
        for (int bar = end - count; bar != end; bar++) {
            for (int column = OPEN; column <= CLOSE; column++) {
                set(bar, column, ratio.price(get(bar, column)));
            }
            double volume = VolumeCode.toDouble(get(bar, VOLUME)) * Money.toDouble(ratio.value());
            set(bar, VOLUME, VolumeCode.of(volume));
            long close = get(bar, CLOSE);
            totals[bar & (totals.length - 1)] = total(bar - 1) + close;
            if (close > largestClose) {
                rise(close);
            }
        }
    }

    /// How many bars there are, at most as many as are kept.
    int count() {
        return count;
    }

    /// Number after that of the newest bar.
    int end() {
        return end;
    }

    /// How often prices were rescaled.
    int rescaled() {
        return rescaled;
    }

    /// The close of a bar by its number, also of the one before the oldest.
    long close(int bar) {
        return get(bar, CLOSE);
    }

    /// Sum of `bars` closes up to a bar by its number; they fit 64 bits.
    long closes(int last, int bars) {
        return total(last) - total(last - bars);
    }

    /// A column of the bar `barsAgo`.
    long value(int barsAgo, int column) {
        return get(end - 1 - barsAgo, column);
    }

    /// Whether the sum of `bars` closes is below the largest value whatever they are.
    boolean sumFits(long bars) {
        return bars <= longestSum;
    }

    /// Sum of `bars` closes, the newest of them `barsAgo`.
    ///
    /// @throws MoneyOverflowException if the sum exceeds the largest value
    long sumOfCloses(int barsAgo, int bars) {
        int last = end - 1 - barsAgo;
        long sum = total(last) - total(last - bars);
        if (bars > longestSum && (sum < 0 || sumHigh(last, bars) != 0)) {
            throw new MoneyOverflowException("sum of " + bars + " closes of up to " + Money.format(largestClose));
        }
        return sum;
    }

    /// The sign of the mean of the last `bars` closes less that of the last `others`, the newest of them all `barsAgo`.
    int compareMeans(int barsAgo, int bars, int others) {
        int last = end - 1 - barsAgo;
        if ((long) bars * others > longestSum) {
            return compareLargeMeans(last, bars, others);
        }
        long total = total(last);
        return Long.compare((total - total(last - bars)) * others, (total - total(last - others)) * bars);
    }

    private int compareLargeMeans(int last, int bars, int others) {
        long sum = total(last) - total(last - bars);
        long otherSum = total(last) - total(last - others);
        long high = sumHigh(last, bars) * others + Math.unsignedMultiplyHigh(sum, others);
        long otherHigh = sumHigh(last, others) * bars + Math.unsignedMultiplyHigh(otherSum, bars);
        return high != otherHigh ? Long.compare(high, otherHigh) : Long.compareUnsigned(sum * others, otherSum * bars);
    }

    /// See [BarWindow#addSquaredDeviation(int, int, WideNumber)].
    int addSquaredDeviation(int barsAgo, int bars, WideNumber to) {
        long sum = total(end - 1) - total(end - 1 - bars);
        long close = value(barsAgo, CLOSE);
        long low = bars * close - sum;
        long borrow = Long.compareUnsigned(bars * close, sum) < 0 ? 1 : 0;
        long high = Math.multiplyHigh(bars, close) - sumHigh(end - 1, bars) - borrow;
        if (high < 0) {
            to.addSquare(low == 0 ? -high : ~high, -low);
            return -1;
        }
        to.addSquare(high, low);
        return (high | low) == 0 ? 0 : 1;
    }

    /// The upper 64 bits of the sum of `bars` closes up to a bar.
    private long sumHigh(int last, int bars) {
        long high = 0;
        if (bars > longestSum) {
            long low = 0;
            for (int bar = last - bars + 1; bar != last + 1; bar++) {
                long close = get(bar, CLOSE);
                low += close;
                high += Long.compareUnsigned(low, close) < 0 ? 1 : 0;
            }
        }
        return high;
    }

    long highestHigh(int barsAgo, int bars) {
        long highest = 0;
        for (int bar = end - 1 - barsAgo; bar != end - 1 - barsAgo - bars; bar--) {
            highest = Math.max(highest, get(bar, HIGH));
        }
        return highest;
    }

    long lowestLow(int barsAgo, int bars) {
        long lowest = Long.MAX_VALUE;
        for (int bar = end - 1 - barsAgo; bar != end - 1 - barsAgo - bars; bar--) {
            lowest = Math.min(lowest, get(bar, LOW));
        }
        return lowest;
    }

    boolean isAboveHighs(long price, int barsAgo, int bars) {
        int last = end - 1 - barsAgo;
        if (isAmong(highBar, last, bars) && price <= get(highBar, HIGH)) {
            return false;
        }
        for (int bar = last; bar != last - bars; bar--) {
            if (price <= get(bar, HIGH)) {
                highBar = bar;
                return false;
            }
        }
        return true;
    }

    boolean isBelowLows(long price, int barsAgo, int bars) {
        int last = end - 1 - barsAgo;
        if (isAmong(lowBar, last, bars) && price >= get(lowBar, LOW)) {
            return false;
        }
        for (int bar = last; bar != last - bars; bar--) {
            if (price >= get(bar, LOW)) {
                lowBar = bar;
                return false;
            }
        }
        return true;
    }

    /// Whether a bar is one of the `bars` up to the last.
    private static boolean isAmong(int bar, int last, int bars) {
        return Integer.compareUnsigned(last - bar, bars) < 0;
    }

    /// See [BarWindow#quickCloseVariance(int)].
    double quickCloseVariance(int bars) {
        for (int i = closeSquares.resume(end - count, end, totals.length); i != end; i++) {
            closeSquares.add(get(i, CLOSE));
        }
        return closeSquares.variance(bars);
    }

    /// See [BarWindow#quickReturnVariance(int)].
    double quickReturnVariance(int bars) {
        for (int i = returnSquares.resume(end - count + 1, end, totals.length); i != end; i++) {
            long before = get(i - 1, CLOSE);
            returnSquares.add((long) ((double) (get(i, CLOSE) - before) / before * RETURN));
        }
        return returnSquares.variance(bars) / SQUARED_RETURN;
    }

    private long get(int bar, int column) {
        return rows[(bar * ROW + column) & (rows.length - 1)];
    }

    private void set(int bar, int column, long value) {
        rows[(bar * ROW + column) & (rows.length - 1)] = value;
    }

    private long total(int bar) {
        return totals[bar & (totals.length - 1)];
    }
}
