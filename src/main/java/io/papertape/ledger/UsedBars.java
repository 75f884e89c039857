package io.papertape.ledger;

import io.papertape.engine.market.MarketSlice;
import io.papertape.engine.market.SymbolNames;
import io.papertape.settings.ReplaySettings;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
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
    private final VersionActions actions;

    /// Read by the audit, on a thread of its own.
    private volatile long version;

    private long revisionRead;
    private @Nullable BarTails tails;

    UsedBars(PriceSetLedger sets, PriceBarLedger bars, StoredSession session) {
        this(sets, bars, session, session.names());
    }

    /// @param noted the names of the session's symbols that its row tells
    UsedBars(PriceSetLedger sets, PriceBarLedger bars, StoredSession session, SymbolNames noted) {
        this.sets = sets;
        this.bars = bars;
        this.session = session.id();
        from = session.settings().get(ReplaySettings.FROM).orElse(BEGINNING);
        symbols = KeptSymbols.of(session);
        indexes = new SymbolIndex(symbols);
        benchmark = symbols.size() > session.settings().symbols().size() ? symbols.size() - 1 : NO_BENCHMARK;
        blocks = new VersionBlocks(bars, indexes, from);
        actions = new VersionActions(
                sets,
                bars.actions(),
                session.id(),
                List.of(noted, session.names()),
                session.settings().period().zone());
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

    /// The corporate actions that the session was made from, in order.
    ///
    /// @param until date of its last slice
    public List<UsedAction> actions(LocalDate until) {
        return actions.between(version, null, until);
    }

    /// Time of the first bar of each symbol that has one, epoch milliseconds UTC. What companies did before is nothing
    /// to the session.
    public Map<String, Long> firstBars() {
        Map<String, Long> first = bars.firstBars(version);
        first.replaceAll((symbol, time) -> Math.max(time, from));
        return first;
    }

    /// Adds the bars of slices, which come after those that the session was made from, and the corporate actions that
    /// they bring.
    ///
    /// @param after its last slice so far, or null where there is none
    public void add(List<MarketSlice> slices, @Nullable Long after, DueActions due) {
        BarTails open = locked();
        if (!actions.canHave(version, due)) {
            open = fork(after, due.after());
        }
        addBars(open, slices, after, due.after());
        if (actions.add(version, due)) {
            written(locked());
        }
    }

    private void addBars(BarTails tails, List<MarketSlice> slices, @Nullable Long after, LocalDate afterDate) {
        BarTails open = tails;
        long begin = AddedBars.begin(slices);
        if (!open.areBefore(begin)) {
            long last = after == null ? from - 1 : after;
            Map<Integer, List<BarBlock>> added = AddedBars.bySymbol(slices, benchmark, last);
            List<BarBlock> fresh = new NewBars(sets, bars, session, version, symbols, indexes, benchmark)
                    .fresh(added, open, last, slices.getLast().time());
            if (fresh == null) {
                open = fork(after, afterDate);
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

    /// Goes over to the newest version of the price set where that has the same bars and corporate actions.
    ///
    /// @param last last slice of the session
    /// @param lastDate its date
    public void join(long last, LocalDate lastDate) {
        OptionalLong newer = sets.newerThan(version);
        if (newer.isPresent()
                && actions(lastDate).equals(actions.between(newer.getAsLong(), null, lastDate))
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
    private BarTails fork(@Nullable Long last, LocalDate lastDate) {
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
        actions.copy(old, made, lastDate);
        version = made;
        sets.use(session, made);
        sets.removeUnused(bars);
        tails = null;
        return locked();
    }
}
