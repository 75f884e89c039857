package io.papertape.engine.market;

import io.papertape.engine.portfolio.Money;
import io.papertape.engine.portfolio.MoneyOverflowException;
import java.util.Arrays;

/// The latest bars of one symbol, the newest being 0 bars ago. Prices are in units of 0.00000001.
///
/// Columns are contiguous and sums are differences of running totals, so that a strategy reads a window of any
/// length without copying it. Appending allocates nothing once the window has its full length. Not safe for use
/// by several threads.
public final class BarWindow {

    private final int history;
    private int count;
    private int end;
    private long largestClose;
    private long[] times = new long[0];
    private long[] opens = new long[0];
    private long[] highs = new long[0];
    private long[] lows = new long[0];
    private long[] closes = new long[0];
    private long[] closeTotals = new long[0];
    private double[] volumes = new double[0];

    /// @param history how many bars to keep, at least 1; `Integer.MAX_VALUE` keeps all
    public BarWindow(int history) {
        if (history < 1) {
            throw new IllegalArgumentException("history must be at least 1 bar but was " + history);
        }
        this.history = history;
    }

    /// Appends bar `i` of a slice as the newest.
    public void append(MarketSlice slice, int i) {
        if (end == closes.length) {
            makeRoom();
        }
        long close = slice.close(i);
        times[end] = slice.time();
        opens[end] = slice.open(i);
        highs[end] = slice.high(i);
        lows[end] = slice.low(i);
        closes[end] = close;
        closeTotals[end] = (end == 0 ? 0 : closeTotals[end - 1]) + close;
        volumes[end] = slice.volume(i);
        largestClose = Math.max(largestClose, close);
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
        return times[index(barsAgo)];
    }

    public long open(int barsAgo) {
        return opens[index(barsAgo)];
    }

    public long high(int barsAgo) {
        return highs[index(barsAgo)];
    }

    public long low(int barsAgo) {
        return lows[index(barsAgo)];
    }

    public long close(int barsAgo) {
        return closes[index(barsAgo)];
    }

    public double volume(int barsAgo) {
        return volumes[index(barsAgo)];
    }

    /// Sum of `bars` closes, the newest of them `barsAgo`; exact.
    ///
    /// @throws MoneyOverflowException if the sum might exceed the largest value
    public long sumOfCloses(int barsAgo, int bars) {
        if (largestClose > Long.MAX_VALUE / bars) {
            throw new MoneyOverflowException("sum of " + bars + " closes of up to " + Money.format(largestClose));
        }
        int newest = index(barsAgo);
        index(barsAgo + bars - 1);
        int before = newest - bars;
        return closeTotals[newest] - (before < 0 ? 0 : closeTotals[before]);
    }

    /// Highest high of `bars` bars, the newest of them `barsAgo`.
    public long highestHigh(int barsAgo, int bars) {
        int newest = index(barsAgo);
        long highest = highs[newest];
        for (int i = index(barsAgo + bars - 1); i < newest; i++) {
            highest = Math.max(highest, highs[i]);
        }
        return highest;
    }

    /// Lowest low of `bars` bars, the newest of them `barsAgo`.
    public long lowestLow(int barsAgo, int bars) {
        int newest = index(barsAgo);
        long lowest = lows[newest];
        for (int i = index(barsAgo + bars - 1); i < newest; i++) {
            lowest = Math.min(lowest, lows[i]);
        }
        return lowest;
    }

    private int index(int barsAgo) {
        if (barsAgo < 0 || barsAgo >= count) {
            throw new IndexOutOfBoundsException("bars ago must be within 0 and " + (count - 1) + " but was " + barsAgo);
        }
        return end - 1 - barsAgo;
    }

    /// Doubles the columns until they hold twice the history, from then on moves the history to their beginning: a
    /// copy once per history, whatever its length. One bar more is kept for the running total before the oldest.
    private void makeRoom() {
        int kept = history == Integer.MAX_VALUE ? end : Math.min(end, history + 1);
        if (closes.length < 2L * (kept + 1L)) {
            resize(Math.max(16, closes.length * 2));
        } else {
            shift(kept);
        }
    }

    private void resize(int capacity) {
        times = Arrays.copyOf(times, capacity);
        opens = Arrays.copyOf(opens, capacity);
        highs = Arrays.copyOf(highs, capacity);
        lows = Arrays.copyOf(lows, capacity);
        closes = Arrays.copyOf(closes, capacity);
        closeTotals = Arrays.copyOf(closeTotals, capacity);
        volumes = Arrays.copyOf(volumes, capacity);
    }

    private void shift(int kept) {
        int from = end - kept;
        System.arraycopy(times, from, times, 0, kept);
        System.arraycopy(opens, from, opens, 0, kept);
        System.arraycopy(highs, from, highs, 0, kept);
        System.arraycopy(lows, from, lows, 0, kept);
        System.arraycopy(closes, from, closes, 0, kept);
        System.arraycopy(closeTotals, from, closeTotals, 0, kept);
        System.arraycopy(volumes, from, volumes, 0, kept);
        end = kept;
    }
}
