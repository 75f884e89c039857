package io.papertape.engine.strategy.indicator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.papertape.engine.SymbolBars;
import io.papertape.engine.market.Bar;
import io.papertape.engine.market.BarWindow;
import io.papertape.engine.portfolio.Money;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// Indicators give what has been published of them. StockCharts ChartSchool prints closes and values of 2 decimals, of
/// which some were made from closes of more, so that values differ in the last.
class IndicatorsTest {

    private static final double PRINTED = 0.0101;

    /// Moving Averages, of Intel.
    private static final double[] AVERAGED = {
        22.27, 22.19, 22.08, 22.17, 22.18, 22.13, 22.23, 22.43, 22.24, 22.29, 22.15, 22.39, 22.38, 22.61, 23.36, 24.05,
        23.75, 23.83, 23.95, 23.63, 23.82, 23.87, 23.65, 23.19, 23.10, 23.33, 22.68, 23.10, 22.40, 22.17
    };

    /// Bollinger Bands.
    private static final double[] BANDED = {
        86.16, 89.09, 88.78, 90.32, 89.07, 91.15, 89.44, 89.18, 86.93, 87.68, 86.96, 89.43, 89.32, 88.72, 87.45, 87.26,
        89.50, 87.90, 89.13, 90.70, 92.90, 92.98, 91.80, 92.66
    };

    @Test
    void simpleAverageIsAsStockChartsPrints() {
        assertPrinted(
                values(Indicators.sma(10), flat(AVERAGED)),
                9,
                22.22,
                22.21,
                22.23,
                22.26,
                22.31,
                22.42,
                22.61,
                22.77,
                22.91,
                23.08,
                23.21,
                23.38,
                23.53,
                23.65,
                23.71,
                23.69,
                23.61,
                23.51,
                23.43,
                23.28,
                23.13);
    }

    @Test
    void exponentialAverageIsAsStockChartsPrints() {
        assertPrinted(
                values(Indicators.ema(10), flat(AVERAGED)),
                9,
                22.22,
                22.21,
                22.24,
                22.27,
                22.33,
                22.52,
                22.80,
                22.97,
                23.13,
                23.28,
                23.34,
                23.43,
                23.51,
                23.54,
                23.47,
                23.40,
                23.39,
                23.26,
                23.23,
                23.08,
                22.92);
    }

    @Test
    void relativeStrengthIsAsStockChartsPrints() {
        double[] closes = {
            44.3389, 44.0902, 44.1497, 43.6124, 44.3278, 44.8264, 45.0955, 45.4245, 45.8433, 46.0826, 45.8931, 46.0328,
            45.6140, 46.2820, 46.2820, 46.0028, 46.0328, 46.4116, 46.2222, 45.6439, 46.2122, 46.2521, 45.7137, 46.4515,
            45.7835, 45.3548, 44.0288, 44.1783, 44.2181, 44.5672, 43.4205, 42.6628, 43.1314
        };

        List<Double> values = follow(Indicators.rsi(14), flat(closes), Indicator::value);

        assertPrinted(
                values, 14, 70.53, 66.32, 66.55, 69.41, 66.36, 57.97, 62.93, 63.26, 56.06, 62.38, 54.71, 50.42, 39.99,
                41.46, 41.87, 45.46, 37.30, 33.08, 37.77);
    }

    @Test
    void averageTrueRangeIsAsStockChartsPrints() {
        double[][] ranges = {
            {48.70, 47.79, 48.16}, {48.72, 48.14, 48.61}, {48.90, 48.39, 48.75}, {48.87, 48.37, 48.63},
            {48.82, 48.24, 48.74}, {49.05, 48.64, 49.03}, {49.20, 48.94, 49.07}, {49.35, 48.86, 49.32},
            {49.92, 49.50, 49.91}, {50.19, 49.87, 50.13}, {50.12, 49.20, 49.53}, {49.66, 48.90, 49.50},
            {49.88, 49.43, 49.75}, {50.19, 49.73, 50.03}, {50.36, 49.26, 50.31}, {50.57, 50.09, 50.52},
            {50.65, 50.30, 50.41}, {50.43, 49.21, 49.34}, {49.63, 48.98, 49.37}, {50.33, 49.61, 50.23},
            {50.29, 49.20, 49.24}, {50.17, 49.43, 49.93}, {49.32, 48.08, 48.43}, {48.50, 47.64, 48.18},
            {48.32, 41.55, 46.57}, {46.80, 44.28, 45.41}, {47.80, 47.31, 47.77}, {48.39, 47.20, 47.72},
            {48.66, 47.90, 48.62}, {48.79, 47.73, 47.85}
        };
        List<Bar> bars = Arrays.stream(ranges)
                .map(range -> new Bar(units(range[2]), units(range[0]), units(range[1]), units(range[2]), 0))
                .toList();

        assertPrinted(
                values(Indicators.atr(14), bars),
                13,
                0.56,
                0.59,
                0.59,
                0.57,
                0.61,
                0.62,
                0.64,
                0.67,
                0.69,
                0.78,
                0.78,
                1.21,
                1.30,
                1.38,
                1.37,
                1.34,
                1.32);
    }

    @Test
    void bollingerBandsAreAsStockChartsPrints() {
        List<Bar> bars = flat(BANDED);

        assertPrinted(values(Indicators.bollinger(20, 2), bars), 19, 88.71, 89.05, 89.24, 89.39, 89.51);
        assertPrinted(
                values(Indicators.bollinger(20, 2), bars, Bollinger::upper), 19, 91.29, 91.95, 92.61, 92.93, 93.31);
        assertPrinted(
                values(Indicators.bollinger(20, 2), bars, Bollinger::lower), 19, 86.12, 86.14, 85.87, 85.85, 85.70);
    }

    @Test
    void rateOfChangeIsAsStockChartsPrints() {
        double[] closes = {
            11045.27, 11167.32, 11008.61, 11151.83, 10926.77, 10868.12, 10520.32, 10380.43, 10785.14, 10748.26,
            10896.91, 10782.95, 10620.16, 10625.83, 10510.95, 10444.37, 10068.01, 10193.39, 10066.57, 10043.75
        };

        assertPrinted(
                follow(Indicators.rateOfChange(12), flat(closes), Indicator::value),
                12,
                -3.85,
                -4.85,
                -4.52,
                -6.34,
                -7.86,
                -6.21,
                -4.31,
                -3.24);
    }

    /// The sheet of Apple's MACD by Invest Excel, to the digit.
    @Test
    void convergenceAndSignalLineAreAsInvestExcelPrints() {
        double[] closes = {
            459.99, 448.85, 446.06, 450.81, 442.8, 448.97, 444.57, 441.4, 430.47, 420.05, 431.14, 425.66, 430.58,
                    431.72,
            437.87, 428.43, 428.35, 432.5, 443.66, 455.72, 454.49, 452.08, 452.73, 461.91, 463.58, 461.14, 452.08,
                    442.66,
            428.91, 429.79, 431.99, 427.72, 423.2, 426.21, 426.98
        };
        double[] differences = {
            8.275269504,
            7.703378381,
            6.416074757,
            4.237519783,
            2.552583325,
            1.378885720,
            0.102981491,
            -1.258401953,
            -2.070558190,
            -2.621842328
        };

        List<Double> values = values(Indicators.macd(12, 26, 9), flat(closes));
        List<Double> signals = values(Indicators.macd(12, 26, 9), flat(closes), Macd::signal);
        List<Double> histograms = values(Indicators.macd(12, 26, 9), flat(closes), Macd::histogram);

        assertClose(values, 25, 5e-10, differences);
        assertClose(signals, 33, 5e-10, 3.037525869, 1.905652229);
        assertClose(histograms, 33, 1e-9, -2.070558190 - 3.037525869, -2.621842328 - 1.905652229);
    }

    /// NIST Statistical Reference Datasets, NumAcc1 and NumAcc3, which are made to be lost in rounding.
    @Test
    void standardDeviationIsCertified() {
        double[] third = IntStream.range(0, 1_001)
                .mapToDouble(i -> i == 0 ? 1_000_000.2 : i % 2 == 1 ? 1_000_000.1 : 1_000_000.3)
                .toArray();

        assertThat(values(Indicators.standardDeviation(3), flat(10_000_001, 10_000_003, 10_000_002))
                        .getLast())
                .isEqualTo(1);
        assertThat(values(Indicators.standardDeviation(1_001), flat(third)).getLast())
                .isEqualTo(0.1);
        assertThat(values(Indicators.sma(1_001), flat(third)).getLast()).isEqualTo(1_000_000.2);
    }

    @Test
    void extremesAreThoseOfTheLastBars() {
        List<Bar> bars = List.of(bar(5, 9), bar(6, 7), bar(4, 6), bar(5, 6), bar(5, 8), bar(7, 8));

        assertClose(values(Indicators.highest(3), bars), 2, 0, 9, 7, 8, 8);
        assertClose(values(Indicators.lowest(3), bars), 2, 0, 4, 4, 4, 5);
    }

    @Test
    void relativeStrengthHasItsEndsAndAMiddle() {
        assertThat(follow(Indicators.rsi(2), flat(1, 2, 3), Indicator::value).getLast())
                .isEqualTo(100);
        assertThat(follow(Indicators.rsi(2), flat(3, 2, 1), Indicator::value).getLast())
                .isZero();
        assertThat(follow(Indicators.rsi(2), flat(2, 2, 2), Indicator::value).getLast())
                .isEqualTo(50);
    }

    @Test
    void largestPricesAreNoTrouble() {
        List<Bar> bars =
                List.of(Bar.flat(Long.MAX_VALUE), Bar.flat(Long.MAX_VALUE), Bar.flat(Long.MAX_VALUE - 3_000_000));

        assertThat(follow(Indicators.sma(3), bars, Indicator::value).getLast())
                .isCloseTo(Long.MAX_VALUE - 1e6, within(2048.0));
        assertThat(follow(Indicators.standardDeviation(3), bars, Indicator::value)
                        .getLast())
                .isCloseTo(Math.sqrt(3) * 1e6, within(4096.0));
    }

    @Test
    void followsTheWholePastFromTheFirstWindowOn() {
        List<Bar> bars = flat(AVERAGED);
        Indicator early = Indicators.ema(10);
        Indicator late = Indicators.ema(10);
        SymbolBars symbol = new SymbolBars(12);
        BarWindow window = symbol.window();
        for (int i = 0; i < bars.size(); i++) {
            symbol.append(bars.get(i));
            early.next(window);
            if (i >= 11) {
                assertThat(late.next(window)).isEqualTo(early.value());
            }
        }
    }

    @Test
    void overAWindowKnowsNothingOfTheBarsBefore() {
        List<Bar> bars = flat(AVERAGED);
        Indicator average = Indicators.ema(10);
        SymbolBars symbol = new SymbolBars(12);
        BarWindow window = symbol.window();
        for (int i = 0; i < bars.size(); i++) {
            symbol.append(bars.get(i));
            List<Bar> latest = bars.subList(Math.max(0, i - 11), i + 1);

            assertThat(average.over(window))
                    .isEqualTo(
                            follow(Indicators.ema(10), latest, Indicator::value).getLast());
        }
    }

    @Test
    void rejectsWhatHasNoMeaning() {
        assertThatThrownBy(() -> Indicators.sma(0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("period must be at least 1 bars but was 0");
        assertThatThrownBy(() -> Indicators.standardDeviation(1))
                .hasMessage("period must be at least 2 bars but was 1");
        assertThatThrownBy(() -> Indicators.bollinger(20, Double.NaN))
                .hasMessage("deviations must be at least 0 but was NaN");
        assertThatThrownBy(() -> Indicators.macd(26, 12, 9))
                .hasMessage("fast must be less than slow but was 26 with slow 12");
    }

    /// Values that are prices, in whole currency.
    private static List<Double> values(Indicator indicator, List<Bar> bars) {
        return values(indicator, bars, Indicator::value);
    }

    private static <I extends Indicator> List<Double> values(I indicator, List<Bar> bars, ToDoubleFunction<I> value) {
        return follow(indicator, bars, value).stream()
                .map(price -> price / Money.ONE)
                .toList();
    }

    /// After each bar.
    static <I extends Indicator> List<Double> follow(I indicator, List<Bar> bars, ToDoubleFunction<I> value) {
        SymbolBars symbol = new SymbolBars(1);
        BarWindow window = symbol.window();
        List<Double> values = new ArrayList<>();
        for (Bar bar : bars) {
            symbol.append(bar);
            double next = indicator.next(window);
            assertThat(Double.compare(next, indicator.value())).isZero();
            values.add(value.applyAsDouble(indicator));
        }
        return values;
    }

    private static void assertPrinted(List<Double> values, int first, double... printed) {
        assertClose(values, first, PRINTED, printed);
    }

    private static void assertClose(List<Double> values, int first, double tolerance, double... expected) {
        assertThat(values.subList(0, first)).containsOnly(Double.NaN);
        for (int i = 0; i < expected.length; i++) {
            assertThat(values.get(first + i)).as("value %d", i).isCloseTo(expected[i], within(tolerance));
        }
    }

    private static List<Bar> flat(double... closes) {
        return DoubleStream.of(closes).mapToObj(close -> Bar.flat(units(close))).toList();
    }

    private static Bar bar(long low, long high) {
        return new Bar(low * Money.ONE, high * Money.ONE, low * Money.ONE, high * Money.ONE, 0);
    }

    private static long units(double price) {
        return Math.round(price * Money.ONE);
    }
}
