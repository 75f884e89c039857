package io.papertape.engine.strategy.indicator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.papertape.engine.RandomPrices;
import io.papertape.engine.market.Bar;
import io.papertape.engine.portfolio.Money;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ta4j.core.BarSeries;
import org.ta4j.core.BaseBarSeriesBuilder;
import org.ta4j.core.indicators.ATRIndicator;
import org.ta4j.core.indicators.MACDIndicator;
import org.ta4j.core.indicators.ROCIndicator;
import org.ta4j.core.indicators.RSIIndicator;
import org.ta4j.core.indicators.averages.EMAIndicator;
import org.ta4j.core.indicators.averages.SMAIndicator;
import org.ta4j.core.indicators.helpers.ClosePriceIndicator;
import org.ta4j.core.indicators.helpers.HighPriceIndicator;
import org.ta4j.core.indicators.helpers.HighestValueIndicator;
import org.ta4j.core.indicators.helpers.LowPriceIndicator;
import org.ta4j.core.indicators.helpers.LowestValueIndicator;
import org.ta4j.core.num.DoubleNumFactory;
import org.ta4j.core.num.Num;

/// Indicators give what those of ta4j give, over random walks. Averages of the whole past begin otherwise there, which
/// fades: they are compared from the bar on at which nothing is left of it.
class PeerIndicatorsTest {

    private static final int BARS = 1_500;
    private static final int FADED = 1_000;
    private static final double UNITS = Money.ONE;
    private static final double CLOSE = 1e-9;

    private final List<Bar> bars = RandomPrices.walkingBars(new SplittableRandom(11), BARS, 0.02);
    private final BarSeries series = series(bars);
    private final ClosePriceIndicator close = new ClosePriceIndicator(series);

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 5, 20, 37})
    void agreeOnWhatDependsOnTheLastBars(int period) {
        compare(period, Indicators.sma(period), UNITS, new SMAIndicator(close, period));
        compare(
                period,
                Indicators.highest(period),
                UNITS,
                new HighestValueIndicator(new HighPriceIndicator(series), period));
        compare(
                period,
                Indicators.lowest(period),
                UNITS,
                new LowestValueIndicator(new LowPriceIndicator(series), period));
        compare(period, Indicators.rateOfChange(period), 1, new ROCIndicator(close, period));
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 5, 14, 26})
    void agreeOnWhatDependsOnTheWholePast(int period) {
        compare(FADED, Indicators.ema(period), UNITS, new EMAIndicator(close, period));
        compare(FADED, Indicators.rsi(period), 1, new RSIIndicator(close, period));
        compare(FADED, Indicators.atr(period), UNITS, new ATRIndicator(series, period));
        MACDIndicator macd = new MACDIndicator(close, period, 2 * period);
        compare(FADED, Indicators.macd(period, 2 * period, 9), UNITS, macd);
        compare(FADED, Indicators.macd(period, 2 * period, 9), UNITS, macd.getSignalLine(9), Macd::signal);
    }

    private void compare(int first, Indicator ours, double unit, org.ta4j.core.Indicator<Num> theirs) {
        compare(first, ours, unit, theirs, Indicator::value);
    }

    private <I extends Indicator> void compare(
            int first, I ours, double unit, org.ta4j.core.Indicator<Num> theirs, ToDoubleFunction<I> value) {
        Function<Integer, Double> expected = i -> theirs.getValue(i).doubleValue();
        List<Double> values = IndicatorsTest.follow(ours, bars, value);
        for (int i = first; i < BARS; i++) {
            double scale = Math.max(1, Math.abs(expected.apply(i)));
            assertThat(values.get(i) / unit)
                    .as("%s at bar %d", theirs, i)
                    .isCloseTo(expected.apply(i), within(CLOSE * scale));
        }
    }

    private static BarSeries series(List<Bar> bars) {
        BarSeries series = new BaseBarSeriesBuilder()
                .withNumFactory(DoubleNumFactory.getInstance())
                .build();
        for (int i = 0; i < bars.size(); i++) {
            Bar bar = bars.get(i);
            series.barBuilder()
                    .timePeriod(Duration.ofDays(1))
                    .endTime(Instant.EPOCH.plus(Duration.ofDays(i)))
                    .openPrice(bar.open() / UNITS)
                    .highPrice(bar.high() / UNITS)
                    .lowPrice(bar.low() / UNITS)
                    .closePrice(bar.close() / UNITS)
                    .volume(bar.volume())
                    .add();
        }
        return series;
    }
}
