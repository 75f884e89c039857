package io.papertape.bench;

import io.papertape.engine.market.BarColumns;
import io.papertape.engine.market.BarSpan;
import io.papertape.engine.performance.Conventions;
import io.papertape.engine.portfolio.Money;
import io.papertape.engine.portfolio.UtcDay;
import io.papertape.engine.risk.RiskLimits;
import io.papertape.engine.session.SessionConfig;
import io.papertape.engine.strategy.ColumnSignals;
import io.papertape.engine.strategy.StrategyCatalog;
import io.papertape.engine.strategy.StrategyFactory;
import io.papertape.engine.sweep.Evaluation;
import io.papertape.engine.sweep.EventEvaluator;
import io.papertape.engine.sweep.SweepWindow;
import io.papertape.engine.sweep.Trial;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The trials of a sweep over bars in memory, with every metric of each: a grid of the parameters
/// of a bundled strategy, commission 0.1 %, slippage 0.05 %.
final class SweepTrials {

    private static final long UNITS_PER_CENT = Money.ONE / 100;
    private static final int WORK_WEEK = 5;
    private static final int WEEK = 7;

    private final SweepWindow window;
    private final List<Trial> trials = new ArrayList<>();
    private final EventEvaluator evaluator = new EventEvaluator();
    private final Evaluation evaluation = new Evaluation();
    private final BarSpan span;
    private final long[] buys;
    private final long[] sells;

    /// @param risk limits of entries; null for none
    SweepTrials(BarColumns bars, String strategy, @Nullable RiskLimits risk) {
        StrategyCatalog catalog = new StrategyCatalog(SweepTrials.class.getClassLoader());
        for (Map<String, String> parameters : grid(strategy)) {
            trials.add(Trial.of(config(catalog.find(strategy, parameters).factory(), risk)));
        }
        window = new SweepWindow(bars, 0, bars.size(), trials.getFirst().config(), Conventions.DEFAULT);
        span = new BarSpan(bars, 0, bars.size());
        buys = new long[span.words()];
        sells = new long[span.words()];
    }

    private static SessionConfig config(StrategyFactory factory, @Nullable RiskLimits risk) {
        return SessionConfig.builder("benchmark", factory)
                .symbols(List.of("S000"))
                .riskLimits(risk)
                .build();
    }

    /// Bars of a random walk: every weekday, or every minute.
    static BarColumns bars(boolean daily, int count, long seed) {
        PriceWalk walk = new PriceWalk(seed, 0, daily ? PriceWalk.DAY_SD : PriceWalk.MINUTE_SD);
        long firstMonday = UtcDay.start(PriceGenerator.minute(0));
        BarColumns.Builder bars = new BarColumns.Builder();
        for (int i = 0; i < count; i++) {
            walk.advance();
            long day = i / WORK_WEEK * WEEK + i % WORK_WEEK;
            bars.add(
                    daily ? firstMonday + day * UtcDay.MILLIS : PriceGenerator.minute(i),
                    daily,
                    walk.open() * UNITS_PER_CENT,
                    walk.high() * UNITS_PER_CENT,
                    walk.low() * UNITS_PER_CENT,
                    walk.close() * UNITS_PER_CENT,
                    walk.volume() * Money.ONE);
        }
        return bars.build();
    }

    /// From 40 to 80 combinations.
    private static List<Map<String, String>> grid(String strategy) {
        List<Map<String, String>> grid = new ArrayList<>();
        for (int i = 1; i <= 10; i++) {
            for (int j = 1; j <= 8; j++) {
                String bars = Integer.toString(5 * i + 5);
                switch (strategy) {
                    case "SimpleMAStrategy" -> {
                        if (5 * i + 5 < 20 * j) {
                            grid.add(Map.of("fastPeriod", bars, "slowPeriod", Integer.toString(20 * j)));
                        }
                    }
                    case "MomentumStrategy" -> grid.add(Map.of("lookback", bars, "threshold", "0.0" + j));
                    case "MeanReversionStrategy" -> grid.add(Map.of("period", bars, "numStd", "1." + j));
                    case "VolatilityStrategy" ->
                        grid.add(Map.of("period", bars, "volThreshold", j < 5 ? "0.00" + 2 * j : "0.0" + (j - 4)));
                    default -> grid.add(Map.of("lookback", Integer.toString(8 * i + j)));
                }
            }
        }
        return grid;
    }

    /// Trials times bars.
    long barEvaluations() {
        return (long) trials.size() * span.size();
    }

    /// Evaluates every trial.
    ///
    /// @return how many fills they had
    long evaluate() {
        long fills = 0;
        for (Trial trial : trials) {
            evaluator.evaluate(window, trial, evaluation);
            fills += evaluation.trades();
        }
        return fills;
    }

    /// Finds the signals of every trial, and nothing else.
    void tellSignals() {
        for (Trial trial : trials) {
            ((ColumnSignals) trial.strategy()).signals(span, buys, sells);
        }
    }

    int size() {
        return trials.size();
    }
}
