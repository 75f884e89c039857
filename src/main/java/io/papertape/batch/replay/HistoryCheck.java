package io.papertape.batch.replay;

import io.papertape.engine.market.Bar;
import io.papertape.engine.market.MarketSlice;
import io.papertape.engine.market.VolumeCode;
import io.papertape.ledger.BarBlock;
import io.papertape.ledger.RestatedAction;
import io.papertape.ledger.RestatedBar;
import io.papertape.ledger.Restatement;
import io.papertape.ledger.UsedBars;
import io.papertape.prices.Coverage;
import io.papertape.prices.RejectedBar;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Compares the prices, slice by slice, with the bars that the books were made from. Of each symbol the
/// prices are right between their first bar and their last: what differs there is a restatement, or a
/// difference that is tolerated. Outside the bars of the books stand. Not safe for use by several threads.
final class HistoryCheck {

    private final Subject subject;
    private final StoredBars bars;
    private final boolean volumesMatter;
    private final List<RestatedBar> first = new ArrayList<>();
    private final RestatementKinds kinds;
    private final Set<BarBlock> otherVolumes = new LinkedHashSet<>();
    private final int benchmark;
    private final List<BarBlock> benchmarkBars = new ArrayList<>();
    private boolean otherBenchmark;
    private long changed;
    private long missing;
    private long inserted;
    private long tolerated;
    private long volumes;
    private @Nullable Restatement restatement;

    /// Which bar a row would give.
    private record Key(String symbol, long time) {}

    /// What is compared.
    ///
    /// @param symbols of the session
    /// @param used the bars that its books were made from
    /// @param coverage from when to when the prices are right, by symbol
    /// @param tolerance by how much prices may differ
    /// @param usesVolumes whether the strategy looks at volumes
    /// @param rejected the rows that the prices were rejected for so far
    /// @param rows finds where the prices have a bar
    /// @param actions corporate actions that are not what the books were made from
    record Subject(
            List<String> symbols,
            UsedBars used,
            List<Coverage> coverage,
            PriceTolerance tolerance,
            boolean usesVolumes,
            Supplier<List<RejectedBar>> rejected,
            RowFinder rows,
            List<RestatedAction> actions) {}

    /// @param last last slice of the session
    HistoryCheck(Subject subject, long last) {
        this.subject = subject;
        bars = new StoredBars(subject.used(), last);
        volumesMatter = subject.used().volumesMatter();
        kinds = new RestatementKinds(subject.symbols());
        benchmark = subject.used().benchmark();
    }

    /// Compares the next slice that the prices have.
    void compare(MarketSlice slice) {
        for (MarketSlice.BenchmarkBar benchmark : slice.benchmarkBars()) {
            compareBenchmark(benchmark);
        }
        passUntil(slice.time() - 1);
        boolean due = bars.earliest() == slice.time();
        int i = 0;
        for (int symbol = 0; symbol < subject.symbols().size(); symbol++) {
            boolean there = i < slice.size() && slice.symbol(i) == symbol;
            if (there) {
                compare(symbol, slice, i);
                i++;
            } else if (due) {
                passIf(symbol, slice.time());
            }
        }
    }

    /// Tells that the prices have no further slice up to the last one of the books.
    ///
    /// @param time of the last slice of the books
    void finish(long time) {
        passUntil(time);
        if (changed + missing + inserted > 0 || !subject.actions().isEmpty()) {
            restatement = new Restatement(changed, missing, inserted, withRows(), subject.actions());
        }
    }

    /// @param session whose books were made from the bars
    /// @throws HistoryRestatedException if one of them, or a corporate action, is not what it was
    void requireNoRestatement(String session) {
        if (restatement != null) {
            throw new HistoryRestatedException(session, restatement, kinds.told());
        }
    }

    /// How many bars differ by no more than is tolerated.
    long tolerated() {
        return tolerated;
    }

    /// How many volumes are other ones now, which no session of the price set looks at.
    long volumes() {
        return volumes;
    }

    /// Whether there is anything to take over that is no restatement.
    boolean hasOtherBars() {
        return otherBenchmark || !otherVolumes.isEmpty();
    }

    /// The blocks that have other volumes now, where no session of the price set looks at volumes.
    List<BarBlock> otherVolumes() {
        return List.copyOf(otherVolumes);
    }

    /// Whether a benchmark that is none of the symbols has other bars than it had.
    boolean hasOtherBenchmark() {
        return otherBenchmark;
    }

    /// The bars of such a benchmark: those of the prices where they cover, and those that it had elsewhere.
    List<BarBlock> benchmarkBars() {
        return Collections.unmodifiableList(benchmarkBars);
    }

    /// No book is made of it, so that what the prices say now is taken.
    private void compareBenchmark(MarketSlice.BenchmarkBar is) {
        passUntil(is.time() - 1);
        bars.earliest();
        if (bars.isAt(benchmark, is.time())) {
            otherBenchmark |=
                    !bars.block(benchmark).bar(bars.position(benchmark)).equals(is.bar());
            bars.move(benchmark);
        } else {
            otherBenchmark = true;
        }
        room().add(is.time(), is.bar());
    }

    private BarBlock room() {
        if (benchmarkBars.isEmpty() || benchmarkBars.getLast().full()) {
            benchmarkBars.add(new BarBlock(benchmark, 0));
        }
        return benchmarkBars.getLast();
    }

    private void compare(int symbol, MarketSlice slice, int i) {
        if (!bars.isAt(symbol, slice.time())) {
            inserted++;
            keep(symbol, slice.time(), null, 0, slice, i);
            return;
        }
        BarBlock block = bars.block(symbol);
        int position = bars.position(symbol);
        boolean samePrices = block.hasPricesOf(position, slice, i);
        boolean near = samePrices || subject.tolerance().allows(block, position, slice, i);
        boolean otherVolume = !VolumeCode.isKeptAs(slice.volumeCode(i), block.volumeCode(position));
        if (!near || (otherVolume && subject.usesVolumes())) {
            changed++;
            keep(symbol, slice.time(), block, position, slice, i);
        } else {
            kinds.same(symbol);
            tolerated += samePrices ? 0 : 1;
            if (otherVolume && !volumesMatter) {
                block.setVolumeCode(position, slice.volumeCode(i));
                otherVolumes.add(block);
                volumes++;
            }
        }
        bars.move(symbol);
    }

    /// Bars up to a time that were not met.
    private void passUntil(long time) {
        for (long earliest = bars.earliest(); earliest <= time; earliest = bars.earliest()) {
            for (int symbol = 0; symbol < bars.symbols(); symbol++) {
                passIf(symbol, earliest);
            }
        }
    }

    private void passIf(int symbol, long time) {
        if (bars.isAt(symbol, time)) {
            boolean covered = subject.coverage().get(symbol).contains(time);
            if (symbol == benchmark) {
                otherBenchmark |= covered;
                if (!covered) {
                    room().add(bars.block(symbol), bars.position(symbol));
                }
            } else if (covered) {
                missing++;
                keep(symbol, time, bars.block(symbol), bars.position(symbol), null, 0);
            }
            bars.move(symbol);
        }
    }

    /// @param block whose bar at the position it was; null where there was none
    /// @param slice whose bar `i` it is now; null where there is none
    private void keep(
            int symbol, long time, @Nullable BarBlock block, int position, @Nullable MarketSlice slice, int i) {
        Bar before = block == null ? null : block.bar(position);
        Bar after = slice == null ? null : slice.bar(i);
        kinds.differs(symbol, time, before, after, slice);
        if (first.size() < Restatement.MOST_KEPT) {
            first.add(new RestatedBar(
                    subject.symbols().get(symbol),
                    time,
                    before,
                    after,
                    block == null ? 0 : block.volumeCode(position),
                    slice == null ? 0 : slice.volumeCode(i),
                    null));
        }
    }

    /// The bars that are kept, in order of time and symbol: those that are missing with the row that was rejected for
    /// them, if there is one, and the first ones with the rows that give them now.
    private List<RestatedBar> withRows() {
        Map<Key, String> rows = new HashMap<>();
        for (RejectedBar row : subject.rejected().get()) {
            if (row.symbol() != null && row.time() != null) {
                rows.putIfAbsent(new Key(row.symbol(), row.time()), row.toString());
            }
        }
        List<RestatedBar> sorted = new ArrayList<>(first);
        sorted.sort(Comparator.comparingLong(RestatedBar::time).thenComparing(RestatedBar::symbol));
        List<RestatedBar> told = sorted.subList(0, Math.min(sorted.size(), HistoryRestatedException.MOST_TOLD));
        subject.rows()
                .find(told.stream().filter(bar -> bar.after() != null).toList())
                .forEach((bar, row) -> rows.put(new Key(bar.symbol(), bar.time()), row));
        return sorted.stream()
                .map(bar -> {
                    String row = rows.get(new Key(bar.symbol(), bar.time()));
                    return row == null ? bar : bar.with(row);
                })
                .toList();
    }
}
