package io.papertape.engine.market;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// All bars of one symbol as columns, oldest first, so that a whole history can be looked at at once. Prices are in
/// units of 0.00000001; a bar is known by its number. Immutable, so safe for use by several threads.
///
/// ```java
/// BarColumns.Builder builder = new BarColumns.Builder();
/// for (MarketSlice slice = feed.next(); slice != null; slice = feed.next()) {
///     builder.add(slice, 0);
/// }
/// BarColumns bars = builder.build();
/// ```
public final class BarColumns {

    private final long[] times;
    private final boolean[] datesAlone;
    private final long[] opens;
    private final long[] highs;
    private final long[] lows;
    private final long[] closes;
    private final long[] volumes;
    private final long @Nullable [] benchmarkPrices;
    private final List<CorporateAction> actions;
    private final List<CorporateAction> benchmarkActions;

    private BarColumns(Builder builder) {
        int size = builder.size;
        times = Arrays.copyOf(builder.times, size);
        datesAlone = Arrays.copyOf(builder.datesAlone, size);
        opens = Arrays.copyOf(builder.opens, size);
        highs = Arrays.copyOf(builder.highs, size);
        lows = Arrays.copyOf(builder.lows, size);
        closes = Arrays.copyOf(builder.closes, size);
        volumes = Arrays.copyOf(builder.volumes, size);
        benchmarkPrices = builder.benchmarkApart ? Arrays.copyOf(builder.benchmarkPrices, size) : null;
        actions = List.copyOf(builder.actions);
        benchmarkActions = List.copyOf(builder.benchmarkActions);
    }

    /// How many bars there are.
    public int size() {
        return times.length;
    }

    /// Epoch milliseconds UTC.
    public long time(int bar) {
        return times[bar];
    }

    /// Whether a bar came with a date and no time of day, see [MarketSlice#dateAlone()].
    public boolean dateAlone(int bar) {
        return datesAlone[bar];
    }

    public long open(int bar) {
        return opens[bar];
    }

    public long high(int bar) {
        return highs[bar];
    }

    public long low(int bar) {
        return lows[bar];
    }

    public long close(int bar) {
        return closes[bar];
    }

    /// The closes of the bars from `first` on, before `end`; a copy.
    public long[] closes(int first, int end) {
        return Arrays.copyOfRange(closes, first, end);
    }

    /// As [VolumeCode] has it.
    public long volumeCode(int bar) {
        return volumes[bar];
    }

    /// Whether the benchmark is another symbol, whose prices the bars tell.
    public boolean hasBenchmarkApart() {
        return benchmarkPrices != null;
    }

    /// What the symbol's company does to its shares.
    public List<CorporateAction> actions() {
        return actions;
    }

    /// What the company of the benchmark does, where that is another symbol.
    public List<CorporateAction> benchmarkActions() {
        return benchmarkActions;
    }

    /// A bar as the only one of a slice, of symbol 0.
    public MarketSlice slice(int bar) {
        MarketSlice slice = new MarketSlice(times[bar], 1);
        slice.addCoded(0, opens[bar], highs[bar], lows[bar], closes[bar], volumes[bar]);
        if (datesAlone[bar]) {
            slice.markDateAlone();
        }
        if (benchmarkPrices != null) {
            slice.noteBenchmark(benchmarkPrices[bar]);
        }
        return slice;
    }

    /// Collects bars. Not safe for use by several threads.
    public static final class Builder {

        private static final int ROOM = 256;

        private long[] times = new long[ROOM];
        private boolean[] datesAlone = new boolean[ROOM];
        private long[] opens = new long[ROOM];
        private long[] highs = new long[ROOM];
        private long[] lows = new long[ROOM];
        private long[] closes = new long[ROOM];
        private long[] volumes = new long[ROOM];
        private long[] benchmarkPrices = new long[ROOM];
        private boolean benchmarkApart;
        private List<CorporateAction> actions = List.of();
        private List<CorporateAction> benchmarkActions = List.of();
        private int size;

        /// How many bars there are so far.
        public int size() {
            return size;
        }

        /// Appends a bar of a slice, with the slice's benchmark price where that is noted.
        ///
        /// @param row of the bar
        /// @throws IllegalArgumentException if it is not later than the bar before
        public Builder add(MarketSlice slice, int row) {
            add(
                    slice.time(),
                    slice.dateAlone(),
                    slice.open(row),
                    slice.high(row),
                    slice.low(row),
                    slice.close(row),
                    slice.volumeCode(row));
            benchmarkPrices[size - 1] = slice.benchmarkPrice();
            benchmarkApart |= slice.benchmarkPrice() != 0;
            return this;
        }

        /// Appends a bar.
        ///
        /// @param time epoch milliseconds UTC
        /// @param dateAlone whether it came with a date and no time of day
        /// @param volumeCode as [VolumeCode] has it
        /// @throws IllegalArgumentException if it is not later than the bar before
        public Builder add(long time, boolean dateAlone, long open, long high, long low, long close, long volumeCode) {
            if (size > 0 && time <= times[size - 1]) {
                throw new IllegalArgumentException(
                        "bars must be in order of time but " + time + " came after " + times[size - 1]);
            }
            if (size == times.length) {
                grow();
            }
            times[size] = time;
            datesAlone[size] = dateAlone;
            opens[size] = open;
            highs[size] = high;
            lows[size] = low;
            closes[size] = close;
            volumes[size] = volumeCode;
            benchmarkPrices[size] = 0;
            size++;
            return this;
        }

        /// What companies do to their shares.
        ///
        /// @param own of the symbol, which is number 0 in them
        /// @param ofBenchmark of the benchmark, where that is another symbol, number 0 as well
        public Builder actions(List<CorporateAction> own, List<CorporateAction> ofBenchmark) {
            actions = own;
            benchmarkActions = ofBenchmark;
            return this;
        }

        public BarColumns build() {
            return new BarColumns(this);
        }

        private void grow() {
            int room = 2 * size;
            times = Arrays.copyOf(times, room);
            datesAlone = Arrays.copyOf(datesAlone, room);
            opens = Arrays.copyOf(opens, room);
            highs = Arrays.copyOf(highs, room);
            lows = Arrays.copyOf(lows, room);
            closes = Arrays.copyOf(closes, room);
            volumes = Arrays.copyOf(volumes, room);
            benchmarkPrices = Arrays.copyOf(benchmarkPrices, room);
        }
    }
}
