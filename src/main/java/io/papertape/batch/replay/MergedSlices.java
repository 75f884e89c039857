package io.papertape.batch.replay;

import io.papertape.engine.market.DataFeed;
import io.papertape.engine.market.MarketSlice;
import io.papertape.prices.Coverage;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The history of a session that is replayed whole: of each symbol the bars of the files between the first and the last
/// that they have, and outside those that its books were made from. Not safe for use by several threads.
final class MergedSlices implements DataFeed {

    private final DataFeed files;
    private final List<Coverage> coverage;
    private final StoredBars stored;
    private final int traded;
    private final PointDates dates;
    private List<MarketSlice.BenchmarkBar> benchmarkBars = new ArrayList<>();
    private @Nullable MarketSlice ahead;
    private boolean begun;

    /// @param coverage of the files, by symbol
    /// @param stored bars of the books, none of them looked at
    /// @param traded how many symbols the session trades; one more is a benchmark
    /// @param dates of the slices of the books
    MergedSlices(DataFeed files, List<Coverage> coverage, StoredBars stored, int traded, PointDates dates) {
        this.files = files;
        this.coverage = coverage;
        this.stored = stored;
        this.traded = traded;
        this.dates = dates;
    }

    @Override
    public @Nullable MarketSlice next() {
        if (!begun) {
            begun = true;
            ahead = files.next();
        }
        while (true) {
            MarketSlice file = ahead;
            long time = Math.min(file == null ? StoredBars.NONE : file.time(), stored.earliest());
            if (time == StoredBars.NONE) {
                return null;
            }
            MarketSlice kept = stored.earliest() == time ? kept(time) : null;
            if (file == null || file.time() > time) {
                if (kept != null && kept.size() > 0) {
                    return withBenchmark(kept);
                }
            } else {
                ahead = files.next();
                benchmarkBars.addAll(file.benchmarkBars());
                return withBenchmark(kept == null || kept.size() == 0 ? file : merged(file, kept));
            }
        }
    }

    private MarketSlice withBenchmark(MarketSlice slice) {
        benchmarkBars.sort(Comparator.comparingLong(MarketSlice.BenchmarkBar::time));
        slice.noteBenchmarkBars(benchmarkBars);
        benchmarkBars = new ArrayList<>();
        return slice;
    }

    /// The bars of the books at a time that the files do not cover; those that they cover are passed over.
    private MarketSlice kept(long time) {
        MarketSlice all = new MarketSlice(time, 1);
        MarketSlice kept = new MarketSlice(time, 1);
        stored.take(time, (symbol, block, i) -> {
            boolean stands = !coverage.get(symbol).contains(time);
            if (symbol < traded) {
                block.copyTo(all, i);
                if (stands) {
                    block.copyTo(kept, i);
                }
            } else if (stands) {
                benchmarkBars.add(new MarketSlice.BenchmarkBar(time, block.bar(i)));
            }
        });
        if (all.size() > 0) {
            dates.mark(all);
            if (all.dateAlone()) {
                kept.markDateAlone();
            }
        }
        return kept;
    }

    private static MarketSlice merged(MarketSlice file, MarketSlice kept) {
        MarketSlice merged = new MarketSlice(file.time(), file.size() + kept.size());
        int i = 0;
        int j = 0;
        while (i < file.size() || j < kept.size()) {
            if (j == kept.size() || (i < file.size() && file.symbol(i) < kept.symbol(j))) {
                merged.add(file, i);
                i++;
            } else {
                merged.add(kept, j);
                j++;
            }
        }
        if (file.dateAlone() || kept.dateAlone()) {
            merged.markDateAlone();
        }
        return merged;
    }
}
