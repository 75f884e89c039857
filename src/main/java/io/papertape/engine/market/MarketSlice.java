package io.papertape.engine.market;

import java.util.Arrays;

/// All bars with one timestamp, in the order in which the session lists its symbols.
///
/// A symbol is its index in that list. Written once by the feed that makes it, then only read.
public final class MarketSlice {

    /// Prices per bar: open, high, low, close. Few arrays, because a slice often has one bar.
    private static final int PRICES = 4;

    private final long time;
    private int size;
    private int[] symbols;
    private long[] prices;
    private double[] volumes;

    /// @param time epoch milliseconds UTC; a daily bar is at 00:00 of its date
    /// @param expectedBars how many bars to make room for
    public MarketSlice(long time, int expectedBars) {
        this.time = time;
        symbols = new int[expectedBars];
        prices = new long[expectedBars * PRICES];
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
        int first = size * PRICES;
        prices[first] = open;
        prices[first + 1] = high;
        prices[first + 2] = low;
        prices[first + 3] = close;
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
        return prices[i * PRICES];
    }

    public long high(int i) {
        return prices[i * PRICES + 1];
    }

    public long low(int i) {
        return prices[i * PRICES + 2];
    }

    public long close(int i) {
        return prices[i * PRICES + 3];
    }

    public double volume(int i) {
        return volumes[i];
    }

    private void grow() {
        int capacity = Math.max(4, size * 2);
        symbols = Arrays.copyOf(symbols, capacity);
        prices = Arrays.copyOf(prices, capacity * PRICES);
        volumes = Arrays.copyOf(volumes, capacity);
    }
}
