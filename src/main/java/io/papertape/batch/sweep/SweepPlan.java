package io.papertape.batch.sweep;

import io.papertape.engine.performance.Benchmark;
import io.papertape.engine.performance.Conventions;
import io.papertape.engine.performance.Metric;
import io.papertape.ledger.NewSweep;
import io.papertape.ledger.StoredSweep;
import io.papertape.settings.ReplaySettings;
import io.papertape.settings.SweepSettings;
import io.papertape.settings.SweepSettings.SweepAccounts;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// What a sweep does: its combinations on its accounts in its windows. Safe for use by several threads.
final class SweepPlan {

    /// Those of which less is better: losses, risks and costs.
    private static final Set<Metric> SMALLEST_IS_BEST = EnumSet.of(
            Metric.ANNUAL_VOLATILITY,
            Metric.MAX_DRAWDOWN,
            Metric.MAX_DRAWDOWN_DAYS,
            Metric.VALUE_AT_RISK_95,
            Metric.EXPECTED_SHORTFALL_95,
            Metric.TURNOVER,
            Metric.TOTAL_COMMISSION,
            Metric.TOTAL_SLIPPAGE,
            Metric.TRACKING_ERROR);

    private static final int MOST_PER_BLOCK = 5_000;
    private static final int FEWEST_PER_BLOCK = 20;
    private static final int BASKETS_PER_BLOCK = 50;

    /// So many bars are evaluated in a fraction of a second by events, and in a few seconds by the engine.
    private static final long BARS_PER_BLOCK = 50_000_000;

    private final SweepRequest request;
    private final SweepBars bars;
    private final List<TimeWindow> windows;

    SweepPlan(SweepRequest request, SweepBars bars) {
        this.request = request;
        this.bars = bars;
        windows = TimeWindow.all(
                request.values(),
                request.first().values().get(ReplaySettings.TRADE_FROM).orElse(Long.MIN_VALUE),
                bars.firstTime(),
                bars.lastTime());
        long most = StoredSweep.mostResults() / accounts() / windows.size() - 1;
        if (combinations() > most) {
            throw new IllegalArgumentException("a sweep over " + accounts() + " accounts and " + windows.size()
                    + " windows has at most " + most + " combinations but has " + combinations());
        }
    }

    SweepRequest request() {
        return request;
    }

    SweepBars bars() {
        return bars;
    }

    List<TimeWindow> windows() {
        return windows;
    }

    SweepTrials trials() {
        return request.trials();
    }

    int combinations() {
        return request.grid().size();
    }

    boolean isBasket() {
        return request.get(SweepSettings.EACH) == SweepAccounts.BASKET;
    }

    /// Number of accounts for each combination and window.
    int accounts() {
        return isBasket() ? 1 : bars.symbols().size();
    }

    /// Symbol of an account; null where it has all of them.
    @Nullable
    String symbol(int account) {
        return isBasket() ? null : bars.symbols().get(account);
    }

    /// A result, as the beginning of a sentence about it.
    String told(int account, TimeWindow window, int combination, String what) {
        String symbol = symbol(account);
        return (symbol == null ? "the basket" : symbol) + " in window " + window.number() + " with "
                + request.grid().text(combination) + ": " + what;
    }

    /// By which metric combinations are judged.
    Metric objective() {
        return request.get(SweepSettings.OBJECTIVE);
    }

    /// Whether the best has the largest one.
    boolean largestIsBest() {
        return largestIsBest(request);
    }

    /// As [#largestIsBest()], of what was asked for.
    static boolean largestIsBest(SweepRequest request) {
        return !SMALLEST_IS_BEST.contains(request.get(SweepSettings.OBJECTIVE));
    }

    /// What annual figures are reckoned with.
    Conventions conventions() {
        return trials().settings(0).metrics().conventions();
    }

    /// What a basket is compared with, which has seen nothing.
    Benchmark newBenchmark() {
        Benchmark benchmark =
                trials().settings(0).withPrices(bars.symbols(), Path.of("")).newBenchmark();
        benchmark.happen(bars.hasBenchmarkApart() ? bars.benchmarkActions() : bars.actions());
        return benchmark;
    }

    /// Bars that are evaluated: those of every window for every combination, and of every test once.
    long evaluations() {
        long all = 0;
        long span = Math.max(1, bars.lastTime() - bars.firstTime());
        for (TimeWindow window : windows) {
            long from = Math.max(window.train().fromTime(), bars.firstTime());
            double share = (double) (Math.min(window.train().end(), bars.lastTime() + 1) - from) / span;
            long seen = (long) (Math.min(1, share) * bars.size());
            all += seen * combinations();
        }
        return all;
    }

    /// Combinations that are written in one transaction, at most.
    private int blockSize() {
        if (isBasket()) {
            return BASKETS_PER_BLOCK;
        }
        long perSymbol = Math.max(1, bars.size() / accounts());
        return Math.clamp(BARS_PER_BLOCK / perSymbol, FEWEST_PER_BLOCK, MOST_PER_BLOCK);
    }

    /// This sweep for the books.
    ///
    /// @param code digest of the code of the strategy
    NewSweep forBooks(String name, String code) {
        SweepGrid grid = request.grid();
        return new NewSweep(
                name,
                request.first().values().get(ReplaySettings.STRATEGY),
                request.get(SweepSettings.EACH).name(),
                objective().label(),
                largestIsBest(),
                blockSize(),
                code,
                bars.digest(),
                request.settings(),
                IntStream.range(0, accounts())
                        .mapToObj(account ->
                                new NewSweep.AccountOf(symbol(account), isBasket() ? bars.size() : bars.size(account)))
                        .toList(),
                windows.stream().map(SweepPlan::forBooks).toList(),
                IntStream.range(0, grid.parameters().size())
                        .mapToObj(i -> new NewSweep.ParameterOf(
                                grid.parameters().get(i).name(),
                                grid.parameters().get(i).values().size(),
                                grid.step(i)))
                        .toList());
    }

    private static NewSweep.WindowOf forBooks(TimeWindow window) {
        TimeWindow.Dates test = window.test();
        return new NewSweep.WindowOf(
                window.train().from(),
                window.train().to(),
                test == null ? null : test.from(),
                test == null ? null : test.to(),
                window.hindsight());
    }
}
