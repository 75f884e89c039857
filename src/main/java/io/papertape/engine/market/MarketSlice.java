package io.papertape.engine.market;

import java.util.Arrays;

/// All bars with one timestamp, in columns, in the order in which the session lists its symbols.
///
/// A symbol is its index in that list. Written once by the feed that makes it, then only read.
public final class MarketSlice {

    private final long time;
    private int size;
    private int[] symbols;
    private long[] opens;
    private long[] highs;
    private long[] lows;
    private long[] closes;
    private double[] volumes;

    /// @param time epoch milliseconds UTC; a daily bar is at 00:00 of its date
    /// @param expectedBars how many bars to make room for
    public MarketSlice(long time, int expectedBars) {
        this.time = time;
        symbols = new int[expectedBars];
        opens = new long[expectedBars];
        highs = new long[expectedBars];
        lows = new long[expectedBars];
        closes = new long[expectedBars];
        volumes = new double[expectedBars];
    }

    /// Appends a bar.
    ///
    /// @throws IllegalArgumentException if the symbol does not come after that of the bar before
    public void add(int symbol, long open, long high, long low, long close, double volume) {
        if (size > 0 && symbol <= symbols[size - 1]) {
            throw new IllegalArgumentException(
                    "symbol " + symbol + " must come after symbol " + symbols[size - 1] + " in a slice");
        }
        if (size == symbols.length) {
            grow();
        }
        symbols[size] = symbol;
        opens[size] = open;
        highs[size] = high;
        lows[size] = low;
        closes[size] = close;
        volumes[size] = volume;
        size++;
    }

    /// Appends a bar and returns this slice.
    public MarketSlice with(int symbol, Bar bar) {
        add(symbol, bar.open(), bar.high(), bar.low(), bar.close(), bar.volume());
        return this;
    }

    /// Epoch milliseconds UTC.
    public long time() {
        return time;
    }

    /// Number of bars.
    public int size() {
        return size;
    }

    /// Symbol of bar `i`, as its index in the session's list.
    public int symbol(int i) {
        return symbols[i];
    }

    public long open(int i) {
        return opens[i];
    }

    public long high(int i) {
        return highs[i];
    }

    public long low(int i) {
        return lows[i];
    }

    public long close(int i) {
        return closes[i];
    }

    public double volume(int i) {
        return volumes[i];
    }

    private void grow() {
        int capacity = Math.max(4, size * 2);
        symbols = Arrays.copyOf(symbols, capacity);
        opens = Arrays.copyOf(opens, capacity);
        highs = Arrays.copyOf(highs, capacity);
        lows = Arrays.copyOf(lows, capacity);
        closes = Arrays.copyOf(closes, capacity);
        volumes = Arrays.copyOf(volumes, capacity);
    }
}
