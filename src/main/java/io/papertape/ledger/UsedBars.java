package io.papertape.ledger;

import io.papertape.engine.market.MarketSlice;
import io.papertape.settings.ReplaySettings;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// The bars that the books of a session were made from: those of its symbols up to its last slice. They are
/// kept once for all sessions of a price set; a session whose bars differ from those of another one gets a
/// version of its own. Beside them are those of a benchmark that is none of the symbols: no book is made of
/// them, and what the prices say now replaces them. The caller opens the transaction. Not safe for use by
/// several threads.
public final class UsedBars {

    /// In place of the index of a benchmark.
    public static final int NO_BENCHMARK = -1;

    /// Before every bar.
    static final long BEGINNING =
            LocalDate.of(1, 1, 1).atStartOfDay().toInstant(ZoneOffset.UTC).toEpochMilli();

    private final PriceSetLedger sets;
    private final PriceBarLedger bars;
    private final long session;
    private final long from;
    private final List<String> symbols;
    private final SymbolIndex indexes;
    private final int benchmark;
    private final VersionBlocks blocks;

    /// Read by the audit, on a thread of its own.
    private volatile long version;

    private long revisionRead;
    private @Nullable BarTails tails;

    UsedBars(PriceSetLedger sets, PriceBarLedger bars, StoredSession session) {
        this.sets = sets;
        this.bars = bars;
        this.session = session.id();
        from = session.settings().get(ReplaySettings.FROM).orElse(BEGINNING);
        symbols = KeptSymbols.of(session);
        indexes = new SymbolIndex(symbols);
        benchmark = symbols.size() > session.settings().symbols().size() ? symbols.size() - 1 : NO_BENCHMARK;
        blocks = new VersionBlocks(bars, indexes, from);
        version = sets.versionOf(session.id());
    }

    /// Version of the price set that has them now.
    long version() {
        return version;
    }

    /// How many symbols have bars: those of the session, and a benchmark that is none of them behind the others.
    public int symbols() {
        return symbols.size();
    }

    /// Index of such a benchmark; [#NO_BENCHMARK] where there is none.
    public int benchmark() {
        return benchmark;
    }

    /// First time that the session sees, epoch milliseconds UTC.
    public long from() {
        return from;
    }

    /// Reads from the first block on.
    public BarPages read() {
        revisionRead = sets.revision(version);
        return new BarPages(bars, version, indexes);
    }

    /// Reads the bars up to the last slice of the session, those of each symbol oldest first, a part of them at a time.
    void forEach(long last, Consumer<BarBlock> target) {
        blocks.forEach(version, last, target);
    }

    /// Time of the last bar that the session was made from of one of its symbols, or of its benchmark; null where there
    /// is none.
    ///
    /// @param last last slice of the session
    public @Nullable Long lastBar(String symbol, long last) {
        String kept = symbols.contains(symbol) ? symbol : KeptSymbols.APART + symbol;
        BarBlock block = bars.lastBlock(version, kept, last);
        BarBlock cut = block == null ? null : block.between(from, last);
        return cut == null || cut.size() == 0 ? null : cut.lastTime();
    }

    /// Which of some symbols are stale at the last slice of the session.
    ///
    /// @param lastBars time of the last bar of each, by index
    public Set<Integer> stale(Map<Integer, Long> lastBars, long last) {
        return blocks.stale(version, lastBars, last);
    }

    /// Notes whether the strategy of the session looks at volumes.
    public void noteUseOfVolumes(boolean used) {
        sets.noteUseOfVolumes(session, used);
    }

    /// Whether the strategy of any session that was made from these bars looks at volumes.
    public boolean volumesMatter() {
        return sets.volumesMatter(version);
    }

    /// Adds the bars of slices, which come after those that the session was made from.
    ///
    /// @param after its last slice so far, or null where there is none
    public void add(List<MarketSlice> slices, @Nullable Long after) {
        BarTails open = locked();
        long begin = AddedBars.begin(slices);
        if (!open.areBefore(begin)) {
            long last = after == null ? from - 1 : after;
            Map<Integer, List<BarBlock>> added = AddedBars.bySymbol(slices, benchmark, last);
            List<BarBlock> fresh = new Comparison(open, last, slices.getLast().time()).fresh(added);
            if (fresh == null) {
                open = fork(after);
            } else {
                insert(open, fresh);
                return;
            }
        }
        open.append(slices);
        written(open);
    }

    /// Replaces the bars of the benchmark up to the last slice of the session.
    ///
    /// @param is what they are now, in order of time
    public void replaceBenchmark(List<BarBlock> is, long last) {
        BarTails open = locked();
        open.replaceAll(benchmark, from, last, is);
        written(open);
        tails = null;
    }

    /// Goes on with the version of another session of the price set that has added the same bars up to the same slice.
    public void follow(UsedBars other) {
        if (version != other.version) {
            version = other.version;
            sets.use(session, version);
            sets.removeUnused(bars);
        }
        tails = null;
    }

    /// Whether another session is made from the same bars, as far as both go.
    public boolean isMadeFromThoseOf(UsedBars other) {
        return version == other.version;
    }

    private void insert(BarTails open, List<BarBlock> blocks) {
        if (!blocks.isEmpty()) {
            open.insert(blocks);
            written(open);
        }
    }

    /// Replaces blocks that have other volumes than when they were read, unless others have changed bars meanwhile.
    public void replaceVolumes(List<BarBlock> changed) {
        if (!changed.isEmpty() && sets.lock(version) == revisionRead) {
            bars.replace(version, changed);
            sets.changed(version);
        }
    }

    /// Whether the price set has a newer version.
    public boolean hasNewer() {
        return sets.hasNewerThan(version);
    }

    /// Goes over to the newest version of the price set where that has the same bars.
    ///
    /// @param last last slice of the session
    public void join(long last) {
        OptionalLong newer = sets.newerThan(version);
        if (newer.isPresent()
                && blocks.digests(version, last, benchmark)
                        .equals(blocks.digests(newer.getAsLong(), last, benchmark))) {
            List<BarBlock> compared = new ArrayList<>();
            blocks.forEach(version, last, block -> {
                if (block.symbol() == benchmark) {
                    compared.add(block);
                }
            });
            version = newer.getAsLong();
            sets.use(session, version);
            sets.removeUnused(bars);
            tails = null;
            if (benchmark != NO_BENCHMARK) {
                replaceBenchmark(compared, last);
            }
        }
    }

    private BarTails locked() {
        long revision = sets.lock(version);
        BarTails open = tails;
        if (open == null || open.revision() != revision) {
            Long others = sets.lastUse(version, session);
            open = new BarTails(bars, version, revision, symbols, indexes, others == null ? BEGINNING : others);
            tails = open;
        }
        return open;
    }

    private void written(BarTails open) {
        sets.changed(version);
        open.changed();
    }

    /// Copies what the session was made from to a version of its own.
    private BarTails fork(@Nullable Long last) {
        long old = version;
        long made = sets.newVersionBeside(old);
        if (last != null) {
            BarTails copy = new BarTails(bars, made, 0, symbols, indexes, BEGINNING);
            List<BarBlock> page = new ArrayList<>();
            blocks.forEach(old, last, block -> {
                page.add(block);
                if (page.size() == VersionBlocks.PER_PAGE) {
                    copy.addWhole(page);
                    page.clear();
                }
            });
            copy.addWhole(page);
        }
        version = made;
        sets.use(session, made);
        sets.removeUnused(bars);
        tails = null;
        return locked();
    }

    /// Compares bars that are new to the session with those that others have brought.
    private final class Comparison {

        private final BarTails open;
        private final long after;
        private final long until;

        private Comparison(BarTails open, long after, long until) {
            this.open = open;
            this.after = after;
            this.until = until;
        }

        /// Those that are not there yet; null where others have used other bars.
        private @Nullable List<BarBlock> fresh(Map<Integer, List<BarBlock>> added) {
            Map<Integer, List<BarBlock>> there = new HashMap<>();
            for (BarBlock block : bars.blocksBetween(version, indexes, after, until)) {
                BarBlock cut = block.between(after + 1, until);
                if (cut.size() > 0) {
                    there.computeIfAbsent(block.symbol(), symbol -> new ArrayList<>())
                            .add(cut);
                }
            }
            boolean volumesMatter = sets.volumesMatter(version);
            List<BarBlock> fresh = new ArrayList<>();
            for (int symbol = 0; symbol < symbols.size(); symbol++) {
                BarSeries own = new BarSeries(added.getOrDefault(symbol, List.of()));
                BarSeries others = new BarSeries(there.getOrDefault(symbol, List.of()));
                if (symbol == benchmark) {
                    own.addMissing(fresh, others);
                } else if (!own.addTo(fresh, others, volumesMatter)) {
                    return null;
                }
            }
            return open.mayHaveBeenUsed(fresh) && haveBeenUsed(fresh) ? null : fresh;
        }

        private boolean haveBeenUsed(List<BarBlock> fresh) {
            long first = fresh.stream().mapToLong(block -> block.time(0)).min().orElse(until);
            List<PriceSetLedger.Use> uses = sets.uses(version, session, first);
            for (BarBlock block : fresh) {
                String symbol = symbols.get(block.symbol());
                for (int i = 0; i < block.size(); i++) {
                    long time = block.time(i);
                    if (uses.stream().anyMatch(use -> use.covers(symbol, time))) {
                        return true;
                    }
                }
            }
            return false;
        }
    }
}
