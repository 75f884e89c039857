package io.papertape.engine.strategy;

import static org.assertj.core.api.Assertions.assertThat;

import io.papertape.engine.RandomPrices;
import io.papertape.engine.Slices;
import io.papertape.engine.market.Bar;
import io.papertape.engine.market.BarColumns;
import io.papertape.engine.market.BarSpan;
import io.papertape.engine.market.BarWindow;
import io.papertape.engine.market.Market;
import io.papertape.engine.market.MarketSlice;
import io.papertape.engine.portfolio.Money;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A strategy tells the same signals at once as bar for bar.
class ColumnSignalsTest {

    private static final int PATHS = 400;

    @Test
    void tellsCrossingsOfMeans() {
        Strategy strategy = simpleMA("1", "2");

        // The mean of 2 closes touches that of 1 at the third bar, and is crossed at the second and fourth.
        assertThat(columnSignals(strategy, flat(5, 5, 6, 6, 5, 7))).isEqualTo("--B-SB");
    }

    @Test
    void tellsChangesBeyondTheThreshold() {
        Strategy strategy = new MomentumStrategy(parameters("lookback", "1", "threshold", "0.1"));

        assertThat(columnSignals(strategy, flat(100, 110, 122, 109, 98))).isEqualTo("--BSS");
    }

    @Test
    void tellsClosesThatTouchTheBand() {
        Strategy strategy = new MeanReversionStrategy(parameters("period", "3", "numStd", "1"));

        // 1, 2, 3: the newest is a deviation above the mean, exactly. 3, 3, 3 is flat.
        assertThat(columnSignals(strategy, flat(1, 2, 3, 3, 3, 2))).isEqualTo("--S--B");
    }

    @Test
    void tellsTrendsThatAreCalm() {
        Strategy strategy = new VolatilityStrategy(parameters("period", "2", "volThreshold", "0.01"));

        assertThat(columnSignals(strategy, flat(100, 102, 104, 106, 90, 88, 86)))
                .isEqualTo("--BB--S");
    }

    @Test
    void tellsClosesBeyondTheRange() {
        Strategy strategy = new BreakoutStrategy(parameters("lookback", "2"));

        assertThat(columnSignals(strategy, flat(5, 6, 6, 7, 5, 4))).isEqualTo("---BSS");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4})
    void tellsWhatTheWindowsTell(int number) {
        int signals = 0;
        for (int seed = 0; seed < PATHS; seed++) {
            SplittableRandom random = new SplittableRandom(seed * 5L + number);
            Strategy strategy = random(number, random);
            List<Bar> bars = path(seed, random);

            String bySession = windowSignals(strategy, bars);
            String byColumns = columnSignals(strategy, bars);

            assertThat(byColumns).as("strategy %d of seed %d", number, seed).isIn(bySession, "");
            assertThat(byColumns.isEmpty() && seed % 5 != 4)
                    .as("only huge prices leave it open: seed %d", seed)
                    .isFalse();
            signals += bySession.replace("-", "").length();
        }
        assertThat(signals).isGreaterThan(PATHS * 10);
    }

    private static List<Bar> path(int seed, SplittableRandom random) {
        int count = random.nextInt(1, 300);
        return switch (seed % 5) {
            case 0 -> RandomPrices.coarseBars(random, count);
            case 1 -> RandomPrices.walkingBars(random, count, 0.3);
            case 2 -> RandomPrices.walkingBars(random, count, 0.003);
            case 3 -> steps(random, count, 5);
            default -> steps(random, count, Long.MAX_VALUE / 1_000 / random.nextLong(1, 1_000));
        };
    }

    /// Prices from 1 to 999 times a unit, flat now and then.
    private static List<Bar> steps(SplittableRandom random, int count, long unit) {
        List<Bar> bars = new ArrayList<>();
        long price = unit;
        for (int i = 0; i < count; i++) {
            price = random.nextInt(3) == 0 ? price : unit * random.nextLong(1, 1_000);
            bars.add(Bar.flat(price));
        }
        return bars;
    }

    private static Strategy random(int number, SplittableRandom random) {
        int bars = random.nextInt(2, random.nextBoolean() ? 8 : 80);
        return switch (number) {
            case 0 -> simpleMA("" + (bars - 1), "" + (bars + random.nextInt(9)));
            case 1 -> new MomentumStrategy(parameters("lookback", "" + bars, "threshold", "0.0" + random.nextInt(999)));
            case 2 -> new MeanReversionStrategy(parameters("period", "" + bars, "numStd", random.nextInt(3) + ".5"));
            case 3 ->
                new VolatilityStrategy(parameters("period", "" + bars, "volThreshold", "0." + random.nextInt(999)));
            default -> new BreakoutStrategy(parameters("lookback", "" + bars));
        };
    }

    private static Strategy simpleMA(String fast, String slow) {
        return new SimpleMAStrategy(parameters("fastPeriod", fast, "slowPeriod", slow));
    }

    private static StrategyParameters parameters(String name, String value) {
        return new StrategyParameters(Map.of(name, value));
    }

    private static StrategyParameters parameters(String name, String value, String other, String otherValue) {
        return new StrategyParameters(Map.of(name, value, other, otherValue));
    }

    private static List<Bar> flat(long... prices) {
        return LongStream.of(prices)
                .mapToObj(price -> Bar.flat(price * Money.ONE))
                .toList();
    }

    /// A letter for each bar; empty where the form leaves it open.
    private static String columnSignals(Strategy strategy, List<Bar> bars) {
        // Bars before the span are not seen.
        BarColumns.Builder columns = new BarColumns.Builder().add(-1, false, 1, 1, 1, 1, 0);
        for (int i = 0; i < bars.size(); i++) {
            Bar bar = bars.get(i);
            columns.add(i * Slices.DAY, true, bar.open(), bar.high(), bar.low(), bar.close(), 0);
        }
        BarSpan span = new BarSpan(columns.build(), 1, bars.size() + 1);
        long[] buys = LongStream.range(0, span.words()).map(word -> -1).toArray();
        long[] sells = buys.clone();
        if (!((ColumnSignals) strategy).signals(span, buys, sells)) {
            return "";
        }
        StringBuilder signals = new StringBuilder();
        for (int bar = 0; bar < span.words() * Long.SIZE; bar++) {
            boolean buy = ((buys[bar / Long.SIZE] >>> bar) & 1) == 1;
            boolean sell = ((sells[bar / Long.SIZE] >>> bar) & 1) == 1;
            assertThat((buy && sell) || (bar >= bars.size() && (buy || sell))).isFalse();
            signals.append(buy ? 'B' : sell ? 'S' : '-');
        }
        return signals.substring(0, bars.size());
    }

    private static String windowSignals(Strategy strategy, List<Bar> bars) {
        Market market = new Market(List.of("S"));
        BarWindow window = market.window(0, strategy.requiredBars());
        StringBuilder signals = new StringBuilder();
        for (int i = 0; i < bars.size(); i++) {
            market.update(new MarketSlice(i * Slices.DAY, 1).with(0, bars.get(i)));
            Signal signal = window.size() < strategy.requiredBars() ? Signal.HOLD : strategy.signal(window);
            signals.append(signal == Signal.HOLD ? '-' : signal.name().charAt(0));
        }
        return signals.toString();
    }
}
