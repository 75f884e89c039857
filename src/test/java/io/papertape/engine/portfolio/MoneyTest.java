package io.papertape.engine.portfolio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.SplittableRandom;
import java.util.function.LongBinaryOperator;
import org.junit.jupiter.api.Test;

class MoneyTest {

    private static final long MAX = Long.MAX_VALUE;
    private static final long HALF = Money.ONE / 2;

    @Test
    void formatsTheSmallestAndTheLargestValue() {
        assertThat(Money.format(Long.MIN_VALUE)).isEqualTo("-92233720368.54775808");
        assertThat(Money.format(Long.MAX_VALUE)).isEqualTo("92233720368.54775807");
        assertThat(Money.format(-1)).isEqualTo("-0.00000001");
        assertThat(Money.format(1_000_000_010)).isEqualTo("10.0000001");
    }

    @Test
    void roundsTiesToTheEvenUnit() {
        assertThat(Money.timesRate(1, HALF)).isZero();
        assertThat(Money.timesRate(3, HALF)).isEqualTo(2);
        assertThat(Money.timesRate(5, HALF)).isEqualTo(2);
        assertThat(Money.timesRate(7, HALF)).isEqualTo(4);
    }

    @Test
    void roundsToTheNearestUnitBesideATie() {
        assertThat(Money.timesRate(1, HALF - 1)).isZero();
        assertThat(Money.timesRate(1, HALF + 1)).isEqualTo(1);
        assertThat(Money.timesRate(2 * Money.ONE + 1, HALF + 1)).isEqualTo(Money.ONE + 3);
    }

    @Test
    void roundsDownAndUp() {
        assertThat(Money.timesRateFloor(3, HALF)).isEqualTo(1);
        assertThat(Money.timesRateCeiling(3, HALF)).isEqualTo(2);
        assertThat(Money.timesRateFloor(1, 1)).isZero();
        assertThat(Money.timesRateCeiling(1, 1)).isEqualTo(1);
        assertThat(Money.timesRateFloor(4, HALF)).isEqualTo(2);
        assertThat(Money.timesRateCeiling(4, HALF)).isEqualTo(2);
        assertThat(Money.timesRateCeiling(0, HALF)).isZero();
    }

    /// The fraction of an amount times such a rate exceeds 64 bits; the product does not.
    @Test
    void multipliesWithRatesOfThousands() {
        long amount = Money.parse("0.61325109");
        long rate = Money.parse("7821.71799312");

        assertThat(Money.timesRate(amount, rate)).isEqualTo(Money.parse("4796.67708495"));
        assertThat(Money.timesRateFloor(amount, rate)).isEqualTo(Money.parse("4796.67708495"));
        assertThat(Money.timesRateCeiling(amount, rate)).isEqualTo(Money.parse("4796.67708496"));
        assertThatThrownBy(() -> Money.timesRate(MAX, rate)).isInstanceOf(MoneyOverflowException.class);
    }

    @Test
    void multipliesAmountsWhoseProductExceeds64Bits() {
        long amount = Money.parse("40000000000");

        assertThat(Money.timesRate(amount, Money.parse("1.0005"))).isEqualTo(Money.parse("40020000000"));
        assertThat(Money.timesRateFloor(amount, Money.parse("0.95"))).isEqualTo(Money.parse("38000000000"));
        assertThat(Money.timesRateCeiling(amount, Money.parse("0.1"))).isEqualTo(Money.parse("4000000000"));
        assertThat(Money.timesRate(MAX, Money.ONE)).isEqualTo(MAX);
    }

    @Test
    void multipliesLikeDecimalsOfAnySize() {
        SplittableRandom random = new SplittableRandom(1);
        for (int i = 0; i < 20_000; i++) {
            long amount = random.nextLong(MAX) >>> random.nextInt(63);
            long rate = random.nextLong(2 * Money.ONE + 1) >>> random.nextInt(28);

            assertSame(amount, rate, RoundingMode.HALF_EVEN, Money::timesRate);
            assertSame(amount, rate, RoundingMode.DOWN, Money::timesRateFloor);
            assertSame(amount, rate, RoundingMode.UP, Money::timesRateCeiling);
        }
    }

    private static void assertSame(long amount, long rate, RoundingMode rounding, LongBinaryOperator multiply) {
        BigDecimal exact = Money.toDecimal(amount).multiply(Money.toDecimal(rate));
        BigInteger expected = exact.setScale(8, rounding).unscaledValue();
        if (expected.bitLength() < 64) {
            assertThat(multiply.applyAsLong(amount, rate))
                    .as("%d × %d %s", amount, rate, rounding)
                    .isEqualTo(expected.longValueExact());
        } else {
            assertThatThrownBy(() -> multiply.applyAsLong(amount, rate))
                    .as("%d × %d %s", amount, rate, rounding)
                    .isInstanceOf(MoneyOverflowException.class);
        }
    }

    @Test
    void namesTheProductThatOverflows() {
        long amount = Money.parse("40000000000");

        assertThatThrownBy(() -> Money.timesRate(amount, 3 * Money.ONE))
                .isInstanceOf(MoneyOverflowException.class)
                .hasMessage("40000000000 × rate 3 exceeds the largest value 92233720368.54775807");
        assertThatThrownBy(() -> Money.timesRate(MAX, Money.ONE + 1))
                .isInstanceOf(MoneyOverflowException.class)
                .hasMessage("92233720368.54775807 × rate 1.00000001 exceeds the largest value 92233720368.54775807");
    }

    @Test
    void namesTheProductThatOverflowsByRoundingUp() {
        // (2⁶⁴ − 1) / 3 units × 1.5 is half a unit more than the largest value.
        assertThatThrownBy(() -> Money.timesRate(6_148_914_691_236_517_205L, Money.ONE + HALF))
                .isInstanceOf(MoneyOverflowException.class)
                .hasMessage("61489146912.36517205 × rate 1.5 exceeds the largest value 92233720368.54775807");
    }

    @Test
    void multipliesFractionsWithTheLargestRate() {
        assertThat(Money.timesRate(Money.ONE - 1, MAX)).isEqualTo(MAX - MAX / Money.ONE - 1);
        assertThat(Money.timesRate(2, MAX - 1)).isEqualTo(184_467_440_737L);
    }

    @Test
    void valuesWholeSharesExactly() {
        assertThat(Money.value(3 * Money.ONE, Money.parse("12.34567891"))).isEqualTo(Money.parse("37.03703673"));
        assertThat(Money.value(0, MAX)).isZero();
        assertThat(Money.value(Money.ONE, MAX)).isEqualTo(MAX);
    }

    @Test
    void namesTheValueThatOverflows() {
        assertThatThrownBy(() -> Money.value(10_000_000 * Money.ONE, Money.parse("10000")))
                .isInstanceOf(MoneyOverflowException.class)
                .hasMessage("quantity 10000000 × price 10000 exceeds the largest value 92233720368.54775807");
        assertThatThrownBy(() -> Money.value(2 * Money.ONE, MAX / 2 + 1))
                .isInstanceOf(MoneyOverflowException.class)
                .hasMessage("quantity 2 × price 46116860184.27387904 exceeds the largest value 92233720368.54775807");
    }

    @Test
    void addsExactly() {
        assertThat(Money.add(MAX - 1, 1)).isEqualTo(MAX);
        assertThat(Money.add(-5, 3)).isEqualTo(-2);
        assertThatThrownBy(() -> Money.add(MAX, 1))
                .isInstanceOf(MoneyOverflowException.class)
                .hasMessage("92233720368.54775807 + 0.00000001 exceeds the largest value 92233720368.54775807");
    }

    @Test
    void comparesProductsLikeNumbersOfAnySize() {
        SplittableRandom random = new SplittableRandom(2);
        for (int i = 0; i < 20_000; i++) {
            long a = random.nextLong() >> random.nextInt(64);
            long b = random.nextLong() >> random.nextInt(64);
            long c = random.nextInt(3) == 0 ? -b : random.nextLong() >> random.nextInt(64);
            long d = random.nextInt(3) == 0 ? -a : random.nextLong() >> random.nextInt(64);
            BigInteger left = BigInteger.valueOf(a).multiply(BigInteger.valueOf(b));
            BigInteger right = BigInteger.valueOf(c).multiply(BigInteger.valueOf(d));

            assertThat(Integer.signum(Money.compareProducts(a, b, c, d)))
                    .as("%d × %d against %d × %d", a, b, c, d)
                    .isEqualTo(left.compareTo(right));
        }
    }

    @Test
    void comparesProductsOf128BitsThatDifferByOne() {
        assertThat(Money.compareProducts(MAX, MAX, MAX, MAX)).isZero();
        assertThat(Money.compareProducts(1L << 62, 8, 1L << 61, 16)).isZero();
        assertThat(Money.compareProducts(MAX, MAX, MAX - 1, MAX)).isPositive();
        assertThat(Money.compareProducts(-MAX, MAX, MAX, -MAX)).isZero();
        assertThat(Money.compareProducts(-1, 1, 1, 1)).isNegative();
        assertThat(Money.compareProducts(-1, MAX, -1, MAX - 1)).isNegative();
        assertThat(Money.compareProducts(0, -7, 1, -1)).isPositive();
    }

    @Test
    void parsesDecimalsExactly() {
        assertThat(Money.parse("0.00000001")).isEqualTo(1);
        assertThat(Money.parse("-1.5")).isEqualTo(-150_000_000);
        assertThat(Money.parse("1.1000000000")).isEqualTo(110_000_000);
        assertThat(Money.parse("1e3")).isEqualTo(1_000 * Money.ONE);
        assertThat(Money.parse("92233720368.54775807")).isEqualTo(MAX);
    }

    @Test
    void refusesTextThatFixedPointCannotHold() {
        assertThatThrownBy(() -> Money.parse("0.000000001"))
                .isInstanceOf(NumberFormatException.class)
                .hasMessage("0.000000001 does not fit 8 decimals and the largest value 92233720368.54775807");
        assertThatThrownBy(() -> Money.parse("92233720368.54775808"))
                .isInstanceOf(NumberFormatException.class)
                .hasMessage("92233720368.54775808 does not fit 8 decimals and the largest value 92233720368.54775807");
        assertThatThrownBy(() -> Money.parse("1e999999999")).isInstanceOf(NumberFormatException.class);
        assertThatThrownBy(() -> Money.parse("ten")).isInstanceOf(NumberFormatException.class);
        assertThatThrownBy(() -> Money.parse("")).isInstanceOf(NumberFormatException.class);
    }

    @Test
    void formatsWithoutTrailingZeros() {
        assertThat(Money.format(100_000 * Money.ONE)).isEqualTo("100000");
        assertThat(Money.format(5_000_000)).isEqualTo("0.05");
        assertThat(Money.format(0)).isEqualTo("0");
        assertThat(Money.format(-1)).isEqualTo("-0.00000001");
        assertThat(Money.format(MAX)).isEqualTo("92233720368.54775807");
    }

    @Test
    void convertsToDecimalAndDouble() {
        assertThat(Money.toDecimal(150_000_000)).isEqualTo(new BigDecimal("1.50000000"));
        assertThat(Money.toDouble(12_345_678)).isEqualTo(0.12345678);
        assertThat(Money.ofDecimal(new BigDecimal("12.3"))).isEqualTo(1_230_000_000);
    }
}
