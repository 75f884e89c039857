package io.papertape.engine.market;

import static io.papertape.engine.Slices.window;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import io.papertape.engine.SymbolBars;
import io.papertape.engine.portfolio.Money;
import io.papertape.engine.portfolio.MoneyOverflowException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BarWindowTest {

    private static final MathContext PRECISE = new MathContext(60);

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 7, 8, 15, 16, 17, 31, 50, 200, Integer.MAX_VALUE})
    void readsLikeAListOfTheLatestBars(int history) {
        SplittableRandom random = new SplittableRandom(history);
        SymbolBars symbol = new SymbolBars(history);
        BarWindow window = symbol.window();
        List<Bar> all = new ArrayList<>();
        for (int time = 0; time < 700; time++) {
            Bar bar = randomBar(random);
            symbol.append(bar);
            all.add(bar);

            List<Bar> kept = all.subList(Math.max(0, all.size() - Math.min(history, all.size())), all.size());
            assertReads(window, kept, time, random);
        }
    }

    private static void assertReads(BarWindow window, List<Bar> kept, int time, SplittableRandom random) {
        assertThat(window.size()).isEqualTo(kept.size());
        for (int ago : new int[] {0, kept.size() - 1, random.nextInt(kept.size())}) {
            assertThat(window.time(ago)).isEqualTo(time - ago);
            assertThat(new Bar(
                            window.open(ago), window.high(ago), window.low(ago), window.close(ago), window.volume(ago)))
                    .isEqualTo(kept.get(kept.size() - 1 - ago));
            for (int bars : new int[] {1, kept.size() - ago, 1 + random.nextInt(kept.size() - ago)}) {
                List<Bar> part = kept.subList(kept.size() - ago - bars, kept.size() - ago);
                assertThat(window.sumOfCloses(ago, bars))
                        .isEqualTo(part.stream().mapToLong(Bar::close).sum());
                assertThat(window.compareMeans(ago, 1, bars))
                        .isEqualTo(Long.compare(window.close(ago) * bars, window.sumOfCloses(ago, bars)));
                assertThat(window.compareMeans(ago, bars, 1)).isEqualTo(-window.compareMeans(ago, 1, bars));
                assertThat(window.highestHigh(ago, bars))
                        .isEqualTo(part.stream().mapToLong(Bar::high).max().orElseThrow());
                assertThat(window.lowestLow(ago, bars))
                        .isEqualTo(part.stream().mapToLong(Bar::low).min().orElseThrow());
                for (Bar bar : List.of(kept.getFirst(), kept.getLast())) {
                    assertThat(window.isAboveHighs(bar.high(), ago, bars))
                            .isEqualTo(part.stream().allMatch(other -> bar.high() > other.high()));
                    assertThat(window.isBelowLows(bar.low(), ago, bars))
                            .isEqualTo(part.stream().allMatch(other -> bar.low() < other.low()));
                }
            }
        }
    }

    /// Asked at every bar, or so seldom that all bars of the window are new.
    @ParameterizedTest
    @ValueSource(ints = {2, 3, 15, 16, 17, 50, Integer.MAX_VALUE})
    void measuresVariancesOfTheLatestBars(int history) {
        SplittableRandom random = new SplittableRandom(history);
        SymbolBars symbol = new SymbolBars(history);
        BarWindow window = symbol.window();
        List<BigDecimal> closes = new ArrayList<>();
        for (int time = 0; time < 500; time++) {
            Bar bar = time % 100 < 60 ? randomBar(random) : Bar.flat(5_000_000_000L);
            symbol.append(bar);
            closes.add(BigDecimal.valueOf(bar.close()));
            if (window.size() > 2 && random.nextInt(time < 250 ? 2 : 70) == 0) {
                assertVariances(window, closes, 2 + random.nextInt(window.size() - 2));
            }
        }
    }

    private static void assertVariances(BarWindow window, List<BigDecimal> all, int bars) {
        List<BigDecimal> closes = all.subList(all.size() - bars, all.size());
        List<BigDecimal> returns = new ArrayList<>();
        for (int i = all.size() - bars; i < all.size(); i++) {
            returns.add(all.get(i).divide(all.get(i - 1), PRECISE).subtract(BigDecimal.ONE));
        }
        assertThat(window.quickCloseVariance(bars)).isCloseTo(variance(closes), withinPercentage(1e-12));
        double returnsDeviation = Math.sqrt(variance(returns));
        assertThat(Math.sqrt(window.quickReturnVariance(bars)))
                .isCloseTo(returnsDeviation, within(1e-11 + 1e-13 * returnsDeviation));
    }

    private static double variance(List<BigDecimal> values) {
        BigDecimal count = BigDecimal.valueOf(values.size());
        BigDecimal mean =
                values.stream().reduce(BigDecimal.ZERO, BigDecimal::add).divide(count, PRECISE);
        return values.stream()
                .map(value -> value.subtract(mean).pow(2))
                .reduce(BigDecimal.ZERO, BigDecimal::add)
                .divide(count.subtract(BigDecimal.ONE), PRECISE)
                .doubleValue();
    }

    @Test
    void measuresVariancesOfTheLargestPrices() {
        long large = Long.MAX_VALUE / 3;

        SymbolBars symbol = new SymbolBars(3);
        BarWindow window = symbol.window();
        for (long close : new long[] {large, large - 2, large - 1}) {
            symbol.append(Bar.flat(close));
        }

        assertThat(window.quickCloseVariance(3)).isEqualTo(1);
        assertThat(window.quickReturnVariance(2)).isZero();
    }

    @Test
    void doesNotTellTheVarianceOfEnormousReturns() {
        assertThat(window("0.00000001", "90000000", "1").quickReturnVariance(2)).isNaN();
        assertThat(window("1", "1000000", "1").quickReturnVariance(2))
                .isCloseTo(999_999.0 * 999_999 / 2 + 999_999.0 + 0.5, withinPercentage(0.001));
    }

    private static Bar randomBar(SplittableRandom random) {
        long low = random.nextLong(1, 1_000_000_000_000L);
        long high = random.nextLong(low, low + 1_000_000_000L);
        return new Bar(
                random.nextLong(low, high + 1), high, low, random.nextLong(low, high + 1), random.nextInt(1_000));
    }

    @Test
    void addsUpClosesWhoseRunningTotalHasWrappedAround() {
        SymbolBars symbol = new SymbolBars(3);
        BarWindow window = symbol.window();
        long close = Long.MAX_VALUE / 3;
        for (int time = 0; time < 100; time++) {
            symbol.append(Bar.flat(close - time));
        }

        assertThat(window.sumOfCloses(0, 3)).isEqualTo(3 * close - 99 - 98 - 97);
        assertThat(window.sumOfCloses(1, 2)).isEqualTo(2 * close - 98 - 97);
    }

    @Test
    void comparesMeansWhoseProductsOverflow() {
        SplittableRandom random = new SplittableRandom(7);
        for (int i = 0; i < 1_000; i++) {
            long close = Long.MAX_VALUE / random.nextInt(3, 12) - 10;
            SymbolBars symbol = new SymbolBars(3);
            BarWindow window = symbol.window();
            BigInteger[] sums = new BigInteger[4];
            sums[0] = BigInteger.ZERO;
            long[] closes = random.longs(3, close - 2, close + 3).toArray();
            for (int time = 0; time < 3; time++) {
                symbol.append(Bar.flat(closes[time]));
            }
            for (int bars = 1; bars <= 3; bars++) {
                sums[bars] = sums[bars - 1].add(BigInteger.valueOf(closes[3 - bars]));
            }

            int expected = sums[2].multiply(BigInteger.valueOf(3)).compareTo(sums[3].multiply(BigInteger.TWO));
            assertThat(window.compareMeans(0, 2, 3)).isEqualTo(expected);
            assertThat(window.compareMeans(0, 3, 2)).isEqualTo(-expected);
        }
    }

    @Test
    void refusesASumThatExceedsTheLargestValueAndNoOther() {
        BarWindow window = window("92233720368.54775807", "1", "2");

        assertThatThrownBy(() -> window.sumOfCloses(1, 2))
                .isInstanceOf(MoneyOverflowException.class)
                .hasMessage("sum of 2 closes of up to 92233720368.54775807"
                        + " exceeds the largest value 92233720368.54775807");
        assertThat(window.sumOfCloses(2, 1)).isEqualTo(Long.MAX_VALUE);
        assertThat(window.sumOfCloses(0, 2)).isEqualTo(3 * Money.ONE);
        assertThat(window.quickCloseVariance(3)).isNaN();
    }

    @Test
    void sumsAndComparesClosesOfAnySize() {
        SplittableRandom random = new SplittableRandom(8);
        for (int i = 0; i < 2_000; i++) {
            int count = random.nextInt(2, 30);
            long[] closes =
                    random.longs(count, 1, Long.MAX_VALUE >>> random.nextInt(8)).toArray();
            if (random.nextBoolean()) {
                Arrays.fill(closes, closes[0]);
            }
            SymbolBars symbol = new SymbolBars(count);
            BarWindow window = symbol.window();
            symbol.append(Bar.flat(Long.MAX_VALUE));
            for (long close : closes) {
                symbol.append(Bar.flat(close));
            }
            int bars = random.nextInt(1, count + 1);
            int others = random.nextInt(1, count + 1);
            BigInteger sum = sum(closes, bars);

            assertThat(window.compareMeans(0, bars, others))
                    .isEqualTo(sum.multiply(BigInteger.valueOf(others))
                            .compareTo(sum(closes, others).multiply(BigInteger.valueOf(bars))));
            if (sum.bitLength() < Long.SIZE) {
                assertThat(window.sumOfCloses(0, bars)).isEqualTo(sum.longValueExact());
            } else {
                assertThatThrownBy(() -> window.sumOfCloses(0, bars)).isInstanceOf(MoneyOverflowException.class);
            }
        }
    }

    private static BigInteger sum(long[] closes, int last) {
        return Arrays.stream(closes, closes.length - last, closes.length)
                .mapToObj(BigInteger::valueOf)
                .reduce(BigInteger.ZERO, BigInteger::add);
    }

    @Test
    void rejectsBarsThatItDoesNotHave() {
        BarWindow window = window("1", "2", "3");

        assertThatThrownBy(() -> window.close(3))
                .isInstanceOf(IndexOutOfBoundsException.class)
                .hasMessage("bars ago must be within 0 and 2 but was 3");
        assertThatThrownBy(() -> window.close(-1))
                .isInstanceOf(IndexOutOfBoundsException.class)
                .hasMessage("bars ago must be within 0 and 2 but was -1");
        assertThatThrownBy(() -> window.sumOfCloses(1, 3))
                .isInstanceOf(IndexOutOfBoundsException.class)
                .hasMessage("bars ago must be within 0 and 2 but was 3");
        assertThatThrownBy(() -> window.compareMeans(1, 1, 3)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> window.compareMeans(1, 3, 1)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> window.highestHigh(0, 4)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> window.lowestLow(3, 1)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> window.isAboveHighs(1, 0, 4)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> window.isBelowLows(1, 3, 1)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> window.quickCloseVariance(4)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> window.quickReturnVariance(3)).isInstanceOf(IndexOutOfBoundsException.class);
    }

    @Test
    void forgetsBarsBeyondItsHistory() {
        SymbolBars symbol = new SymbolBars(2);
        BarWindow window = symbol.window();
        for (int time = 0; time < 3; time++) {
            symbol.append(Bar.flat(time + 1));
        }

        assertThat(window.size()).isEqualTo(2);
        assertThatThrownBy(() -> window.close(2)).isInstanceOf(IndexOutOfBoundsException.class);
    }

    @Test
    void rejectsAHistoryOfNoBars() {
        assertThatThrownBy(() -> new SymbolBars(0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("history must be at least 1 bar but was 0");
    }
}
