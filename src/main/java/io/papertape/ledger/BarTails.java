package io.papertape.ledger;

import io.papertape.engine.market.Bar;
import io.papertape.engine.market.MarketSlice;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The ends of the series of a version's bars, which new bars are appended to: of each symbol the last block, which is
/// written anew until it is full. Holds for as long as no one else changes the version. Not safe for use by several
/// threads.
final class BarTails {

    private final PriceBarLedger bars;
    private final long version;
    private final List<String> symbols;
    private final SymbolIndex indexes;
    private final @Nullable BarBlock[] unfilled;
    private final long[] lastTimes;
    private final long lastUse;
    private final BitSet kept = new BitSet();
    private final BitSet touched = new BitSet();
    private final List<BarBlock> added = new ArrayList<>();
    private final List<BarBlock> extended = new ArrayList<>();
    private long revision;
    private long next;
    private long lastTime = Long.MIN_VALUE;

    /// Reads them.
    ///
    /// @param revision of the version now
    /// @param symbols of the session, by index
    /// @param lastUse the last slice of other sessions of the version
    BarTails(
            PriceBarLedger bars, long version, long revision, List<String> symbols, SymbolIndex indexes, long lastUse) {
        this.bars = bars;
        this.version = version;
        this.revision = revision;
        this.symbols = symbols;
        this.indexes = indexes;
        this.lastUse = lastUse;
        unfilled = new BarBlock[symbols.size()];
        lastTimes = new long[symbols.size()];
        Arrays.fill(lastTimes, Long.MIN_VALUE);
        next = bars.nextNumber(version);
        bars.lastBlocks(version, indexes).forEach(this::take);
    }

    private void take(BarBlock last) {
        noteLast(last.symbol(), last.lastTime());
        if (!last.full()) {
            unfilled[last.symbol()] = last;
            kept.set(last.symbol());
        }
    }

    private void noteLast(int symbol, long time) {
        lastTimes[symbol] = Math.max(lastTimes[symbol], time);
        lastTime = Math.max(lastTime, time);
    }

    /// The revision of the version that they hold for.
    long revision() {
        return revision;
    }

    /// Tells that the version was raised to its next revision for what was written here.
    void changed() {
        revision++;
    }

    /// Whether every bar of the session's symbols is before a time, and so is all that others have used.
    boolean areBefore(long time) {
        return time > lastTime && time > lastUse;
    }

    /// Whether some of these bars are in a time that others have used.
    boolean mayHaveBeenUsed(List<BarBlock> blocks) {
        return blocks.stream().anyMatch(block -> block.time(0) <= lastUse);
    }

    /// Appends the bars of slices that come after all.
    void append(List<MarketSlice> slices) {
        for (MarketSlice slice : slices) {
            for (int i = 0; i < slice.size(); i++) {
                int symbol = slice.symbol(i);
                room(symbol).add(slice, i);
                appended(symbol, slice.time());
            }
            for (MarketSlice.BenchmarkBar benchmark : slice.benchmarkBars()) {
                append(symbols.size() - 1, benchmark.time(), benchmark.bar());
            }
        }
        write();
    }

    /// Adds bars that are not there: behind the last of their symbols, or between others.
    void insert(List<BarBlock> blocks) {
        List<BarBlock> between = new ArrayList<>();
        for (BarBlock block : blocks) {
            if (block.time(0) > lastTimes[block.symbol()]) {
                for (int i = 0; i < block.size(); i++) {
                    room(block.symbol()).add(block, i);
                    appended(block.symbol(), block.time(i));
                }
            } else {
                between.add(block);
            }
        }
        write();
        insertBetween(between);
    }

    /// Adds blocks as they are, of whatever size.
    void addWhole(List<BarBlock> blocks) {
        List<BarBlock> numbered =
                blocks.stream().map(block -> block.numbered(next++)).toList();
        bars.add(version, symbols, numbered);
    }

    private void append(int symbol, long time, Bar bar) {
        if (time > lastTimes[symbol]) {
            room(symbol).add(time, bar);
            appended(symbol, time);
        }
    }

    private BarBlock room(int symbol) {
        BarBlock block = unfilled[symbol];
        if (block == null) {
            block = new BarBlock(symbol, next++);
            unfilled[symbol] = block;
            kept.clear(symbol);
        }
        touched.set(symbol);
        return block;
    }

    private void appended(int symbol, long time) {
        noteLast(symbol, time);
        BarBlock block = unfilled[symbol];
        if (block != null && block.full()) {
            put(symbol, block);
            unfilled[symbol] = null;
            touched.clear(symbol);
        }
    }

    private void write() {
        for (int symbol = touched.nextSetBit(0); symbol >= 0; symbol = touched.nextSetBit(symbol + 1)) {
            put(symbol, unfilled[symbol]);
            kept.set(symbol);
        }
        bars.add(version, symbols, added);
        bars.replace(version, extended);
        touched.clear();
        added.clear();
        extended.clear();
    }

    private void put(int symbol, @Nullable BarBlock block) {
        if (block != null) {
            (kept.get(symbol) ? extended : added).add(block);
        }
    }

    /// Replaces the bars of a symbol between two times, inclusive.
    void replaceAll(int symbol, long from, long until, List<BarBlock> is) {
        List<BarBlock> was = bars.blocks(version, symbols.get(symbol));
        List<BarBlock.Place> places = Stream.concat(
                        was.stream()
                                .flatMap(BarBlock::places)
                                .filter(place -> place.time() < from || place.time() > until),
                        is.stream().flatMap(BarBlock::places))
                .sorted(Comparator.comparingLong(BarBlock.Place::time))
                .toList();
        bars.delete(version, was);
        bars.add(version, symbols, divided(symbol, places));
    }

    /// Adds bars before the last of their symbols. Where they fall into blocks that are there, these are divided anew.
    private void insertBetween(List<BarBlock> blocks) {
        if (blocks.isEmpty()) {
            return;
        }
        long first = blocks.stream().mapToLong(block -> block.time(0)).min().orElseThrow();
        long last = blocks.stream().mapToLong(BarBlock::lastTime).max().orElseThrow();
        Map<Integer, List<BarBlock>> there = bySymbol(bars.blocksBetween(version, indexes, first - 1, last));
        List<BarBlock> divided = new ArrayList<>();
        bySymbol(blocks).forEach((symbol, fresh) -> {
            List<BarBlock> around = there.getOrDefault(symbol, List.of());
            if (fresh.stream().noneMatch(block -> around.stream().anyMatch(block::overlaps))) {
                fresh.forEach(block -> divided.add(block.numbered(next++)));
            } else {
                divided.addAll(dividedAnew(symbol, fresh, around));
            }
        });
        bars.add(version, symbols, divided);
    }

    private List<BarBlock> dividedAnew(int symbol, List<BarBlock> fresh, List<BarBlock> around) {
        bars.delete(version, around);
        List<BarBlock> divided = divided(
                symbol,
                Stream.concat(fresh.stream(), around.stream())
                        .flatMap(BarBlock::places)
                        .sorted(Comparator.comparingLong(BarBlock.Place::time))
                        .toList());
        BarBlock tail = unfilled[symbol];
        if (tail != null && around.stream().anyMatch(other -> other.number() == tail.number())) {
            unfilled[symbol] = divided.getLast().full() ? null : divided.getLast();
        }
        noteLast(symbol, divided.getLast().lastTime());
        return divided;
    }

    private static Map<Integer, List<BarBlock>> bySymbol(List<BarBlock> blocks) {
        return blocks.stream().collect(Collectors.groupingBy(BarBlock::symbol));
    }

    private List<BarBlock> divided(int symbol, List<BarBlock.Place> places) {
        List<BarBlock> divided = new ArrayList<>();
        for (BarBlock.Place place : places) {
            if (divided.isEmpty() || divided.getLast().full()) {
                divided.add(new BarBlock(symbol, next++));
            }
            divided.getLast().add(place.block(), place.position());
        }
        return divided;
    }
}
