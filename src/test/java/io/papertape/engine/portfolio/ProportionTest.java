package io.papertape.engine.portfolio;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class ProportionTest {

    private static final long SEED = 20_260_401;
    private static final int CASES = 200_000;

    @Test
    void roundsTiesToTheEvenUnit() {
        assertThat(Proportion.of(1, 1, 2)).isZero();
        assertThat(Proportion.of(3, 1, 2)).isEqualTo(2);
        assertThat(Proportion.of(5, 1, 2)).isEqualTo(2);
        assertThat(Proportion.of(7, 1, 2)).isEqualTo(4);
    }

    @Test
    void keepsTheWholeAmountWhereBothPartsAreOne() {
        assertThat(Proportion.of(Long.MAX_VALUE, Long.MAX_VALUE, Long.MAX_VALUE))
                .isEqualTo(Long.MAX_VALUE);
        assertThat(Proportion.of(0, Long.MAX_VALUE, 1)).isZero();
    }

    @Test
    void tellsAResultThatDoesNotFit() {
        assertThat(Proportion.of(Long.MAX_VALUE, 2, 1)).isEqualTo(Proportion.TOO_LARGE);
        assertThat(Proportion.of(Long.MAX_VALUE, Long.MAX_VALUE, 3)).isEqualTo(Proportion.TOO_LARGE);
        assertThat(Proportion.of(Long.MAX_VALUE, 3, 2)).isEqualTo(Proportion.TOO_LARGE);
    }

    @Test
    void isWhatDecimalsOfAnySizeSay() {
        SplittableRandom random = new SplittableRandom(SEED);
        for (int i = 0; i < CASES; i++) {
            long amount = anySize(random);
            long numerator = anySize(random);
            long denominator = anySize(random);
            BigInteger exact = new BigDecimal(BigInteger.valueOf(amount).multiply(BigInteger.valueOf(numerator)))
                    .divide(BigDecimal.valueOf(denominator), 0, RoundingMode.HALF_EVEN)
                    .toBigIntegerExact();

            assertThat(Proportion.of(amount, numerator, denominator))
                    .as("%d × %d ÷ %d", amount, numerator, denominator)
                    .isEqualTo(exact.bitLength() < Long.SIZE ? exact.longValueExact() : Proportion.TOO_LARGE);
        }
    }

    /// A positive number of any number of bits.
    private static long anySize(SplittableRandom random) {
        return Math.max(1, random.nextLong() >>> random.nextInt(1, Long.SIZE));
    }
}
