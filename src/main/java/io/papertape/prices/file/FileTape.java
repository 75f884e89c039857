package io.papertape.prices.file;

import io.papertape.engine.market.MarketSlice;
import io.papertape.engine.market.SymbolNames;
import io.papertape.prices.Coverage;
import io.papertape.prices.PriceTape;
import io.papertape.prices.ReadFile;
import io.papertape.prices.RejectedBar;
import io.papertape.prices.ToldAction;
import io.papertape.prices.UnusedAdjustment;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The bars of price files, merged into slices by time.
///
/// The files are read and sorted when the tape is opened, in whatever order their rows are, through a temporary
/// file where there are many: memory depends on the number of files and symbols, not on that of bars. A symbol may
/// be spread over files.
final class FileTape implements PriceTape {

    private final OpenFiles files;
    private final Rejections rejections;
    private final List<String> symbols;
    private final List<SpooledBars> sources;
    private final List<@Nullable PriceScale> scales;
    private final int[] indexes;
    private final long[] times;
    private final Coverage[] coverage;

    /// The source of the bar that was given last, by symbol.
    private final int[] lastSources;

    private final long[] lastLines;
    private final long[] bar = new long[Track.COLUMNS];
    private long bars;
    private long unused;
    private int lastSize = 1;

    /// Of a symbol behind all others, the benchmark; 0 before its first bar.
    private long benchmarkPrice;

    private List<MarketSlice.BenchmarkBar> benchmarkBars = new ArrayList<>();

    FileTape(OpenFiles files) {
        this.files = files;
        rejections = files.rejections();
        symbols = files.selected();
        Map<String, Integer> order = new HashMap<>();
        for (String symbol : files.symbols().selected()) {
            order.put(symbol, order.size());
        }
        sources = new ArrayList<>(files.bars());
        sources.sort(Comparator.comparingInt(source -> index(source, order)));
        scales = new ArrayList<>();
        sources.forEach(source -> scales.add(files.adjustments().scale(source)));
        indexes = sources.stream().mapToInt(source -> index(source, order)).toArray();
        times = sources.stream().mapToLong(SpooledBars::time).toArray();
        int known = Math.max(symbols.size(), order.size());
        coverage = new Coverage[known];
        Arrays.fill(coverage, Coverage.NONE);
        for (int i = 0; i < indexes.length; i++) {
            coverage[indexes[i]] = coverage[indexes[i]].with(sources.get(i).coverage());
        }
        lastSources = new int[known];
        lastLines = new long[known];
    }

    @Override
    public List<String> symbols() {
        return symbols;
    }

    @Override
    public SymbolNames names(List<String> some) {
        return files.symbols().routes().listings().of(some);
    }

    @Override
    public Coverage coverage(int symbol) {
        return coverage[symbol];
    }

    @Override
    public List<String> others() {
        return files.symbols().others();
    }

    @Override
    public String row(int symbol) {
        return sources.get(lastSources[symbol]).file() + " line " + (lastLines[symbol] & ~Track.DATE_ALONE);
    }

    @Override
    public boolean isThatOf(List<String> asked) {
        return symbols.equals(asked) && !files.hasSeenMoreThan(symbols);
    }

    @Override
    public long bars() {
        return bars;
    }

    @Override
    public long estimatedBars() {
        long estimated = -unused;
        for (SpooledBars source : sources) {
            estimated += source.bars();
        }
        return estimated;
    }

    @Override
    public long rejected() {
        return rejections.told();
    }

    @Override
    public List<RejectedBar> takeRejected() {
        return rejections.take();
    }

    @Override
    public List<ReadFile> files() {
        return files.finished();
    }

    @Override
    public List<ToldAction> actions() {
        return files.adjustments().actions().all();
    }

    @Override
    public List<ToldAction> events() {
        return files.adjustments().events(files.bars());
    }

    @Override
    public @Nullable UnusedAdjustment unusedAdjustment() {
        return files.adjustments().unused().first();
    }

    @Override
    public void requireUnchanged() {
        files.requireUnchanged();
    }

    @Override
    public @Nullable MarketSlice next() {
        files.requireFinished();
        while (true) {
            rejections.requireTolerable();
            long time = SpooledBars.END;
            for (long candidate : times) {
                time = Math.min(time, candidate);
            }
            if (time == SpooledBars.END) {
                return null;
            }
            MarketSlice slice = slice(time);
            if (slice.size() > 0) {
                lastSize = slice.size();
                bars += slice.size();
                if (!benchmarkBars.isEmpty()) {
                    slice.noteBenchmarkBars(benchmarkBars);
                    benchmarkBars = new ArrayList<>();
                }
                return slice;
            }
        }
    }

    @Override
    public void close() {
        files.close();
    }

    private MarketSlice slice(long time) {
        MarketSlice slice = new MarketSlice(time, lastSize);
        for (int i = 0; i < times.length; i++) {
            if (times[i] == time) {
                if (indexes[i] < symbols.size()) {
                    take(i, slice);
                } else {
                    takeBenchmark(i, time);
                }
            }
        }
        slice.noteBenchmark(benchmarkPrice);
        return slice;
    }

    private void takeBenchmark(int i, long time) {
        MarketSlice apart = new MarketSlice(time, 1);
        take(i, apart);
        if (apart.size() > 0) {
            benchmarkPrice = apart.close(0);
            benchmarkBars.add(new MarketSlice.BenchmarkBar(time, apart.bar(0)));
            unused++;
        }
    }

    private void take(int i, MarketSlice slice) {
        boolean usable = move(i);
        if (hasAnother(i, slice.time())) {
            takeOneOf(i, usable, slice);
        } else if (usable) {
            add(slice, indexes[i], bar);
        }
    }

    /// Copies the current bar of a source, adjusted, and moves it to the next one.
    ///
    /// @return whether it could be adjusted
    private boolean move(int i) {
        SpooledBars source = sources.get(i);
        source.read(bar);
        source.advance();
        times[i] = source.time();
        lastSources[indexes[i]] = i;
        lastLines[indexes[i]] = bar[Track.LINE];
        PriceScale scale = scales.get(i);
        String fault = scale == null ? null : scale.adjust(bar);
        if (fault != null) {
            unused++;
            rejections.add(SameTime.rejected(source.file(), bar, files.symbols().name(source.symbol()), fault));
        }
        return fault == null;
    }

    /// Whether a source, or one with the same symbol behind it, has a bar at a time.
    private boolean hasAnother(int i, long time) {
        for (int other = i; other < times.length && indexes[other] == indexes[i]; other++) {
            if (times[other] == time) {
                return true;
            }
        }
        return false;
    }

    /// Takes the bar that all rows of a symbol at one time agree on, if they do.
    ///
    /// @param usable whether the current bar of the first source is
    private void takeOneOf(int i, boolean usable, MarketSlice slice) {
        SameTime same = new SameTime(files.symbols().name(sources.get(i).symbol()), rejections, files.lastCounts());
        if (usable) {
            same.add(sources.get(i).file(), bar);
        }
        for (int other = i; other < times.length && indexes[other] == indexes[i]; other++) {
            while (times[other] == slice.time()) {
                if (move(other)) {
                    same.add(sources.get(other).file(), bar);
                }
            }
        }
        long[] agreed = same.rows() == 0 ? null : same.judge();
        if (agreed != null) {
            add(slice, indexes[i], agreed);
        }
        unused += same.rows() - (agreed == null ? 0 : 1);
    }

    private static void add(MarketSlice slice, int index, long[] bar) {
        slice.addCoded(index, bar[Track.OPEN], bar[Track.HIGH], bar[Track.LOW], bar[Track.CLOSE], bar[Track.VOLUME]);
        if (bar[Track.LINE] < 0) {
            slice.markDateAlone();
        }
    }

    private int index(SpooledBars source, Map<String, Integer> order) {
        return Objects.requireNonNull(order.get(files.symbols().name(source.symbol())));
    }
}
