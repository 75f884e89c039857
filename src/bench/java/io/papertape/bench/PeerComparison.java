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
        int rounds = bench.settings().repeat() * ROUNDS_PER_REPETITION;
        Rates rates = rates(bench.settings().seed(), new Turns(WARM_UPS, rounds));
        int bars = EngineBenchmark.BARS;
        double ratio = rates.ours() / rates.theirs();
        table.add(
                "Papertape beside ta4j",
                BenchmarkFigures.rate(rates.ours(), "bars"),
                BenchmarkFigures.rate(rates.theirs(), "bars"),
                BenchmarkFigures.ratio(ratio),
                "≥ " + BenchmarkFigures.ratio(TARGET),
                Table.Verdict.of(ratio >= TARGET));
        table.add(
                "allocated",
                BenchmarkFigures.bytesEach(rates.ourBytes(), "bar"),
                BenchmarkFigures.bytesEach(rates.theirBytes(), "bar"),
                "");
        table.add("trades", BenchmarkFigures.count(rates.ourTrades()), BenchmarkFigures.count(rates.theirTrades()), "");
        table.note("SMA " + FAST + "/" + SLOW + " on " + BenchmarkFigures.count(bars)
                + " bars, all in, commission 0.1 %, risk"
                + " off, no slippage; ta4j with DoubleNum, which trades one share each time and records no equity."
                + " Medians of " + rounds + " rounds in turns, after " + WARM_UPS + " to warm up.");
    }

    /// How many bars a second, and bytes for each.
    record Rates(double ours, double theirs, double ourBytes, double theirBytes, long ourTrades, long theirTrades) {}

    /// Replays the same bars with both, in turns.
    static Rates rates(long seed, Turns turns) throws Exception {
        EngineSession session = EngineSession.plain(STRATEGY, 1, seed);
        BarSeries series = series(session.slices());
        System.gc(); // leaves the bars of both in their order in memory, see EngineBenchmark
        List<Sample> medians =
                turns.medians(List.of(() -> Sample.of(session::replay), () -> Sample.of(() -> backtest(series))));
        Sample ours = medians.getFirst();
        Sample theirs = medians.getLast();
        double bars = EngineBenchmark.BARS;
        return new Rates(
                bars / ours.seconds(),
                bars / theirs.seconds(),
                ours.allocatedBytes() / bars,
                theirs.allocatedBytes() / bars,
                session.replay(),
                backtest(series).getTrades().size());
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
