package io.papertape.engine.market;

import java.util.Arrays;
import java.util.List;

/// All bars with one timestamp, in the order in which the session lists its symbols.
///
/// A symbol is its index in that list. Written once by the feed that makes it, then only read.
///
/// ```java
/// MarketSlice slice = new MarketSlice(time, 2)
///         .with(0, Bar.flat(Money.parse("187.2")))
///         .with(1, Bar.flat(Money.parse("45.9")));
/// ```
public final class MarketSlice {

    /// Columns of a bar. They are in one array, because a slice often has one bar: most of the time
    /// that an array takes is then the way to it.
    private static final int COLUMNS = 6;

    private static final int SYMBOL = 0;
    private static final int OPEN = 1;
    private static final int HIGH = 2;
    private static final int LOW = 3;
    private static final int CLOSE = 4;
    private static final int VOLUME = 5;

    private final long time;
    private int size;
    private long[] rows;
    private boolean dateAlone;
    private long benchmarkPrice;
    private List<BenchmarkBar> benchmarkBars = List.of();

    /// A bar of a benchmark that is none of the session's symbols.
    ///
    /// @param time epoch milliseconds UTC
    public record BenchmarkBar(long time, Bar bar) {}

    /// @param time epoch milliseconds UTC; a daily bar is at 00:00 of its date
    /// @param expectedBars how many bars to make room for
    public MarketSlice(long time, int expectedBars) {
        this.time = time;
        rows = new long[expectedBars * COLUMNS];
    }

    /// Appends a bar.
    ///
    /// @throws IllegalArgumentException if the symbol does not come after that of the bar before
    public void add(int symbol, long open, long high, long low, long close, double volume) {
        addCoded(symbol, open, high, low, close, VolumeCode.of(volume));
    }

    /// Appends a bar.
    ///
    /// @param volume as [VolumeCode] has it
    /// @throws IllegalArgumentException if the symbol does not come after that of the bar before
    public void addCoded(int symbol, long open, long high, long low, long close, long volume) {
        if (size > 0 && symbol <= symbol(size - 1)) {
            throw new IllegalArgumentException(
                    "symbol " + symbol + " must come after symbol " + symbol(size - 1) + " in a slice");
        }
        int row = size * COLUMNS;
        if (row == rows.length) {
            rows = Arrays.copyOf(rows, Math.max(4, size * 2) * COLUMNS);
        }
        rows[row + SYMBOL] = symbol;
        rows[row + OPEN] = open;
        rows[row + HIGH] = high;
        rows[row + LOW] = low;
        rows[row + CLOSE] = close;
        rows[row + VOLUME] = volume;
        size++;
    }

    /// Appends a bar and returns this slice.
    public MarketSlice with(int symbol, Bar bar) {
        add(symbol, bar.open(), bar.high(), bar.low(), bar.close(), bar.volume());
        return this;
    }

    /// Appends bar `i` of another slice.
    public void add(MarketSlice other, int i) {
        addCoded(other.symbol(i), other.open(i), other.high(i), other.low(i), other.close(i), other.volumeCode(i));
    }

    /// Notes that a bar of this slice came with a date and no time of day.
    public void markDateAlone() {
        dateAlone = true;
    }

    /// Whether a bar of this slice came with a date and no time of day: the day of the slice is then its UTC date in
    /// every zone.
    public boolean dateAlone() {
        return dateAlone;
    }

    /// Notes the latest price of a benchmark that is none of the session's symbols.
    ///
    /// @param price positive
    public void noteBenchmark(long price) {
        benchmarkPrice = price;
    }

    /// Notes the bars of such a benchmark since the slice before, in order of time.
    public void noteBenchmarkBars(List<BenchmarkBar> bars) {
        benchmarkBars = bars;
    }

    /// The bars of a benchmark that is none of the session's symbols, after the slice before and up to the time of this
    /// one, in order of time.
    public List<BenchmarkBar> benchmarkBars() {
        return benchmarkBars;
    }

    /// The latest price, by the time of this slice, of a benchmark that is none of the session's symbols; 0 where
    /// there is none.
    public long benchmarkPrice() {
        return benchmarkPrice;
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
        return (int) rows[i * COLUMNS + SYMBOL];
    }

    /// The bar of a symbol, by its number here; negative where there is none.
    public int row(int symbol) {
        int low = 0;
        int high = size - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            int found = symbol(middle);
            if (found == symbol) {
                return middle;
            }
            if (found < symbol) {
                low = middle + 1;
            } else {
                high = middle - 1;
            }
        }
        return -1;
    }

    /// Bar `i`.
    public Bar bar(int i) {
        return new Bar(open(i), high(i), low(i), close(i), volume(i));
    }

    public long open(int i) {
        return rows[i * COLUMNS + OPEN];
    }

    public long high(int i) {
        return rows[i * COLUMNS + HIGH];
    }

    public long low(int i) {
        return rows[i * COLUMNS + LOW];
    }

    public long close(int i) {
        return rows[i * COLUMNS + CLOSE];
    }

    public double volume(int i) {
        return VolumeCode.toDouble(volumeCode(i));
    }

    /// The volume of bar `i` as [VolumeCode] has it.
    public long volumeCode(int i) {
        return rows[i * COLUMNS + VOLUME];
    }
}
