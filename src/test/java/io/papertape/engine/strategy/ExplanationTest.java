package io.papertape.engine.strategy;

import static org.assertj.core.api.Assertions.assertThat;

import io.papertape.engine.SymbolBars;
import io.papertape.engine.market.Bar;
import io.papertape.engine.market.BarWindow;
import io.papertape.engine.portfolio.Money;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Numbers of reasons are those that `BigDecimal` gives, letter by letter.
class ExplanationTest {

    private static final int NUMBERS = 200_000;

    @Test
    void writesPricesAndRatesExactly() {
        SplittableRandom random = new SplittableRandom(1);
        for (int i = 0; i < NUMBERS; i++) {
            long price = magnitude(random);
            assertThat(new Explanation().price(price).toString()).isEqualTo(plain(Money.toDecimal(price)));
            long rate = random.nextBoolean() ? price : -price;
            assertThat(new Explanation().percent(rate).toString())
                    .isEqualTo(plain(Money.toDecimal(rate).movePointRight(2)) + " %");
        }
    }

    @Test
    void writesMeansRoundedHalfEven() {
        SplittableRandom random = new SplittableRandom(2);
        for (int i = 0; i < NUMBERS / 10; i++) {
            int count = random.nextInt(1, 50);
            long sum = Math.max(count, i % 3 == 0 ? tie(random, count) : magnitude(random));
            assertThat(new Explanation().mean(closes(sum, count), 1, count).toString())
                    .as("%d / %d", sum, count)
                    .isEqualTo(
                            plain(Money.toDecimal(sum).divide(BigDecimal.valueOf(count), 6, RoundingMode.HALF_EVEN)));
        }
    }

    @Test
    void writesAMeanOfClosesWhoseSumExceedsTheLargestValue() {
        SymbolBars symbol = new SymbolBars(2);
        BarWindow bars = symbol.window();
        symbol.append(Bar.flat(Long.MAX_VALUE));
        symbol.append(Bar.flat(Long.MAX_VALUE - 200));

        assertThat(new Explanation().mean(bars, 0, 2).toString()).isEqualTo("92233720368.547757");
    }

    /// So many closes of this sum, and a newer one.
    private static BarWindow closes(long sum, int count) {
        SymbolBars symbol = new SymbolBars(count + 1);
        BarWindow bars = symbol.window();
        for (int i = 0; i < count; i++) {
            long close = sum / count + (i < sum % count ? 1 : 0);
            symbol.append(Bar.flat(close));
        }
        symbol.append(Bar.flat(1));
        return bars;
    }

    @Test
    void writesChangesRoundedHalfEven() {
        SplittableRandom random = new SplittableRandom(3);
        for (int i = 0; i < NUMBERS; i++) {
            long before = i % 3 == 0 ? 1L << random.nextInt(63) : magnitude(random);
            long now = i % 2 == 0 ? magnitude(random) : near(random, before);
            assertThat(new Explanation().change(now, before).toString())
                    .as("%d after %d", now, before)
                    .isEqualTo(plain(BigDecimal.valueOf(100)
                                    .multiply(BigDecimal.valueOf(now - before))
                                    .divide(BigDecimal.valueOf(before), 6, RoundingMode.HALF_EVEN))
                            + " %");
        }
    }

    @Test
    void writesDeviationsRoundedHalfEven() {
        SplittableRandom random = new SplittableRandom(4);
        for (int i = 0; i < NUMBERS; i++) {
            double value = i % 3 == 0
                    ? (random.nextLong(1L << random.nextInt(1, 42)) + 0.5) / 1_000_000
                    : Math.scalb(random.nextDouble(), random.nextInt(-40, 60));
            for (double near : new double[] {Math.max(0, Math.nextDown(value)), value, Math.nextUp(value)}) {
                assertThat(new Explanation().decimal(near).toString())
                        .as("%s", near)
                        .isEqualTo(plain(BigDecimal.valueOf(near).setScale(6, RoundingMode.HALF_EVEN)));
            }
        }
    }

    @Test
    void writesANumberThatIsNearlyKnownAsIfItWereKnown() {
        SplittableRandom random = new SplittableRandom(5);
        for (int i = 0; i < NUMBERS; i++) {
            double value = random.nextDouble(i % 2 == 0 ? 0.1 : 0.00001);
            double near = value + random.nextDouble(-1e-7, 1e-7);
            assertThat(new Explanation().decimal(near, 1e-7, () -> value).toString())
                    .isEqualTo(new Explanation().decimal(value).toString());
        }
    }

    @ParameterizedTest
    @CsvSource({"50, 1, 0", "150, 1, 0.000002", "250, 1, 0.000002", "151, 1, 0.000002", "300000000, 3, 1"})
    void roundsTiesToEven(long sum, int count, String mean) {
        assertThat(new Explanation().mean(closes(sum, count), 1, count).toString())
                .isEqualTo(mean);
    }

    @ParameterizedTest
    @CsvSource({"10100, 10000, 1 %", "1, 3, -66.666667 %", "200000001, 200000000, 0 %", "7, 7, 0 %"})
    void writesChangesInPercent(long now, long before, String change) {
        assertThat(new Explanation().change(now, before).toString()).isEqualTo(change);
    }

    /// Any number of digits, all equally often.
    private static long magnitude(SplittableRandom random) {
        return 1 + (random.nextLong() >>> random.nextInt(1, 64));
    }

    /// Half a millionth beside a whole number of them.
    private static long tie(SplittableRandom random, int count) {
        return (2 * random.nextLong(1_000_000_000) + 1) * 50 * count;
    }

    private static long near(SplittableRandom random, long price) {
        return Math.max(1, price + (long) ((double) price * random.nextDouble(-0.05, 0.05)));
    }

    private static String plain(BigDecimal value) {
        return value.signum() == 0 ? "0" : value.stripTrailingZeros().toPlainString();
    }
}
