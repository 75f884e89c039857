package io.papertape.bench;

import io.papertape.engine.market.MarketSlice;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.ta4j.core.BarSeries;
import org.ta4j.core.BaseBarSeriesBuilder;
import org.ta4j.core.BaseStrategy;
import org.ta4j.core.Strategy;
import org.ta4j.core.TradingRecord;
import org.ta4j.core.analysis.cost.LinearTransactionCostModel;
import org.ta4j.core.analysis.cost.ZeroCostModel;
import org.ta4j.core.backtest.BarSeriesManager;
import org.ta4j.core.backtest.TradeOnCurrentCloseModel;
import org.ta4j.core.indicators.averages.SMAIndicator;
import org.ta4j.core.indicators.helpers.ClosePriceIndicator;
import org.ta4j.core.num.DoubleNumFactory;
import org.ta4j.core.rules.CrossedDownIndicatorRule;
import org.ta4j.core.rules.CrossedUpIndicatorRule;

/// The engine beside ta4j, on the same bars in the same process, in turns.
///
/// Both trade the crossings of the means of 10 and 30 closes at the close of the bar, all in, at a
/// commission of 0.1 %.
final class PeerComparison {

    private static final String STRATEGY = "SimpleMAStrategy";
    private static final int FAST = 10;
    private static final int SLOW = 30;
    private static final double UNITS = 1e8;

    private static final int WARM_UPS = 20;
    private static final int ROUNDS_PER_REPETITION = 5;
    private static final double TARGET = 8;

    private PeerComparison() {}

    static void measure(Workbench bench, Table table) throws Exception {
        EngineSession session = new EngineSession(
                STRATEGY, 1, EngineBenchmark.BARS, bench.settings().seed());
        BarSeries series = series(session.slices());
        System.gc(); // leaves the bars of both in their order in memory, see EngineBenchmark
        int rounds = bench.settings().repeat() * ROUNDS_PER_REPETITION;
        List<Sample> medians = new Turns(WARM_UPS, rounds)
                .medians(List.of(() -> Sample.of(session::replay), () -> Sample.of(() -> backtest(series))));
        Sample ours = medians.getFirst();
        Sample theirs = medians.getLast();
        int bars = EngineBenchmark.BARS;
        double ratio = theirs.seconds() / ours.seconds();
        table.add(
                "Papertape beside ta4j",
                BenchmarkFigures.rate(bars / ours.seconds(), "bars"),
                BenchmarkFigures.rate(bars / theirs.seconds(), "bars"),
                BenchmarkFigures.ratio(ratio),
                "≥ " + BenchmarkFigures.ratio(TARGET),
                Table.Verdict.of(ratio >= TARGET));
        table.add("allocated", ours.allocatedEach(bars, "bar"), theirs.allocatedEach(bars, "bar"), "");
        table.add(
                "trades",
                BenchmarkFigures.count(session.replay()),
                BenchmarkFigures.count(backtest(series).getTrades().size()),
                "");
        table.note("SMA " + FAST + "/" + SLOW + " on " + BenchmarkFigures.count(bars)
                + " bars, all in, commission 0.1 %, risk"
                + " off, no slippage; ta4j with DoubleNum, which trades one share each time and records no equity."
                + " Medians of " + rounds + " rounds in turns, after " + WARM_UPS + " to warm up.");
    }

    private static BarSeries series(List<MarketSlice> slices) {
        BarSeries series = new BaseBarSeriesBuilder()
                .withNumFactory(DoubleNumFactory.getInstance())
                .build();
        for (MarketSlice slice : slices) {
            series.barBuilder()
                    .timePeriod(Duration.ofMinutes(1))
                    .endTime(Instant.ofEpochMilli(slice.time()))
                    .openPrice(slice.open(0) / UNITS)
                    .highPrice(slice.high(0) / UNITS)
                    .lowPrice(slice.low(0) / UNITS)
                    .closePrice(slice.close(0) / UNITS)
                    .volume(slice.volume(0))
                    .add();
        }
        return series;
    }

    /// Indicators are new each time: they keep what they have computed.
    private static TradingRecord backtest(BarSeries series) {
        ClosePriceIndicator close = new ClosePriceIndicator(series);
        SMAIndicator fast = new SMAIndicator(close, FAST);
        SMAIndicator slow = new SMAIndicator(close, SLOW);
        Strategy strategy = new BaseStrategy(
                new CrossedUpIndicatorRule(fast, slow), new CrossedDownIndicatorRule(fast, slow), SLOW);
        return new BarSeriesManager(
                        series,
                        new LinearTransactionCostModel(EngineSession.COMMISSION),
                        new ZeroCostModel(),
                        new TradeOnCurrentCloseModel())
                .run(strategy);
    }
}
