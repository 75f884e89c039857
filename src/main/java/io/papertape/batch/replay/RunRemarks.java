package io.papertape.batch.replay;

import io.papertape.engine.market.MarketSlice;
import io.papertape.engine.market.SymbolNames;
import io.papertape.engine.portfolio.UtcDay;
import io.papertape.ledger.RunRemark;
import io.papertape.ledger.UsedBars;
import io.papertape.prices.Coverage;
import io.papertape.prices.inspection.BarWatch;
import io.papertape.settings.ReplaySettings;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What a run tells beside its results: what was left for later, what was let pass, and which symbols the prices lack.
final class RunRemarks {

    private static final int MOST_NAMES = 5;
    private static final String VOLUMES = "volumes";

    private final ReplayRun run;
    private final @Nullable Long last;
    private final Set<Integer> stalePositions;
    private final List<RunRemark> remarks = new ArrayList<>();

    /// @param last last slice of the session, or null where it has none
    /// @param stalePositions symbols of open positions whose rows tell that they are stale
    RunRemarks(ReplayRun run, @Nullable Long last, Set<Integer> stalePositions) {
        this.run = run;
        this.last = last;
        this.stalePositions = stalePositions;
    }

    /// All of them.
    List<RunRemark> all() {
        heldBack();
        waiting();
        tolerated();
        renamed();
        lacking();
        suspicious();
        return remarks;
    }

    private void heldBack() {
        MarketSlice first = run.later().heldBack();
        if (first != null) {
            int held = run.later().held();
            add(
                    "held back",
                    (held == 1 ? "leaves the newest slice, " : "leaves the newest " + held + " slices, from ")
                            + UtcDay.text(first.time()) + (held == 1 ? "," : " on,") + " for a later run (holdBack="
                            + run.request().get(ReplaySettings.HOLD_BACK) + ")");
        }
    }

    private void waiting() {
        MarketSlice slice = run.later().incomplete();
        if (slice != null) {
            add(
                    "waiting",
                    "waits for " + names(run.later().missing()) + " at " + UtcDay.text(slice.time()) + ", night "
                            + run.later().night() + " of "
                            + run.request().get(ReplaySettings.WAIT_NIGHTS)
                            + "; this slice and those after it are left for a later run");
        }
    }

    /// Tells of names that have changed since the books were carried forward last, however often the run was resumed.
    private void renamed() {
        SymbolNames symbols = run.actions().symbols();
        LocalDate before = symbols.change() ? run.books().lastDateBefore() : null;
        if (last == null || before == null) {
            return;
        }
        long until = run.session().dateOf(last);
        for (int symbol = 0; symbol < run.symbols().size(); symbol++) {
            for (SymbolNames.Name name : symbols.names(symbol)) {
                if (name.since() > UtcDay.start(before) && name.since() <= until) {
                    add(
                            "renamed",
                            symbols.at(symbol, name.since() - UtcDay.MILLIS) + " is " + name.name() + " since "
                                    + UtcDay.date(name.since()));
                }
            }
        }
    }

    private void tolerated() {
        long tolerated = run.later().tolerated();
        if (tolerated > 0) {
            add(
                    "tolerated",
                    tolerated + (tolerated == 1 ? " bar differs" : " bars differ")
                            + " from what was used by no more than "
                            + ReplaySettings.PRICE_TOLERANCE.text(run.request().get(ReplaySettings.PRICE_TOLERANCE))
                            + " of its prices (priceTolerance)");
        }
        if (run.later().volumes() > 0 || run.books().resumed()) {
            remarks.addAll(run.books().notes().remarks(VOLUMES));
        }
    }

    /// Notes that volumes have changed, before they are taken over: from then on nothing else tells of it. In the
    /// transaction that is under way.
    static void noteVolumes(ReplayRun run, long volumes) {
        run.books().requireExecution();
        run.books()
                .notes()
                .replaceRemarks(List.of(new RunRemark(
                        VOLUMES,
                        volumes + (volumes == 1 ? " volume has" : " volumes have")
                                + " changed, which no strategy of these prices looks at")));
    }

    private void suspicious() {
        run.books().notes().firstSuspiciousBar().ifPresent(first -> {
            long bars = run.books().notes().suspiciousBars();
            add(
                    "suspicious",
                    (bars == 1 ? "1 bar that was used looks" : bars + " bars that were used look")
                            + " suspicious (report suspicious_bars): " + (bars == 1 ? "" : "the first, ")
                            + run.books().symbolAt(first.symbol(), first.time()) + " at " + UtcDay.text(first.time())
                            + ", "
                            + first.reason());
        });
    }

    /// Tells of symbols that the files lack: at once where the file is gone or ends before what was used.
    /// One that merely has no new bar is told of once it is stale, unless its position tells that. Symbols
    /// that are new are told of where every one was asked for.
    private void lacking() {
        if (last == null) {
            return;
        }
        List<Coverage> coverage = run.slices().coverage(run.books().usedBars().symbols());
        Map<Integer, Long> lastBars = new HashMap<>();
        List<Integer> gone = new ArrayList<>();
        List<Integer> shorter = new ArrayList<>();
        for (int symbol = 0; symbol < run.symbols().size(); symbol++) {
            long lastBar = run.watch().lastTime(symbol);
            if (lastBar == BarWatch.NONE) {
                continue;
            }
            lastBars.put(symbol, lastBar);
            if (coverage.get(symbol).isEmpty()) {
                gone.add(symbol);
            } else if (coverage.get(symbol).last() < lastBar) {
                shorter.add(symbol);
            }
        }
        Map<Integer, Long> others = new HashMap<>(lastBars);
        others.keySet().removeAll(Set.copyOf(gone));
        others.keySet().removeAll(Set.copyOf(shorter));
        others.keySet().removeAll(stalePositions);
        List<Integer> stale =
                run.books().usedBars().stale(others, last).stream().sorted().toList();
        Map<String, String> renamed = gone.isEmpty() ? Map.of() : new RenamedSymbols(run, last).find(gone);
        renamed.forEach((was, is) -> add(
                "renamed",
                was + " is gone; " + is + " has its bars (with a line of actions.csv, '" + was + ",<date>,rename," + is
                        + "', the session goes on with these)"));
        gone.removeIf(symbol -> renamed.containsKey(run.symbols().get(symbol)));
        if (!gone.isEmpty()) {
            add(
                    "gone",
                    withLastBars(gone, lastBars) + (gone.size() == 1 ? " is" : " are")
                            + " not in the prices any more; what was used of " + (gone.size() == 1 ? "it" : "them")
                            + " stands");
        }
        if (run.books().usedBars().benchmark() != UsedBars.NO_BENCHMARK
                && coverage.getLast().isEmpty()) {
            add(
                    "gone",
                    "the benchmark " + run.session().settings().metrics().benchmark()
                            + " is not in the prices any more; it stays at its last price");
        }
        if (!shorter.isEmpty()) {
            add(
                    "ends early",
                    withLastBars(shorter, lastBars) + (shorter.size() == 1 ? " ends" : " end")
                            + " in the prices before what was used, which stands");
        }
        if (!stale.isEmpty()) {
            add("stale", withLastBars(stale, lastBars) + (stale.size() == 1 ? " has" : " have") + " no newer bar");
        }
        List<String> added = new ArrayList<>(run.slices().others());
        added.removeAll(renamed.values());
        if (run.session().allSymbols() && !added.isEmpty()) {
            add(
                    "new",
                    listed(added) + (added.size() == 1 ? " is" : " are")
                            + " new in the prices; the session keeps the symbols that it began with");
        }
    }

    private String withLastBars(List<Integer> symbols, Map<Integer, Long> lastBars) {
        return listed(symbols.stream()
                .map(symbol ->
                        name(symbol) + " (last bar " + UtcDay.text(Objects.requireNonNull(lastBars.get(symbol))) + ")")
                .toList());
    }

    private static String listed(List<String> names) {
        String first = names.stream().limit(MOST_NAMES).collect(Collectors.joining(", "));
        return names.size() > MOST_NAMES ? first + " and " + (names.size() - MOST_NAMES) + " more" : first;
    }

    private String names(List<Integer> symbols) {
        return listed(symbols.stream().map(this::name).toList());
    }

    /// As it is called at the last slice.
    private String name(int symbol) {
        return last == null ? run.symbols().get(symbol) : run.books().symbolAt(symbol, last);
    }

    private void add(String kind, String text) {
        remarks.add(new RunRemark(kind, text));
    }
}
