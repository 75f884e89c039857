package io.papertape.engine.performance;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class SumTest {

    @Test
    void isZeroWithoutAnAmount() {
        Sum sum = new Sum();

        assertThat(sum.isZero()).isTrue();
        assertThat(sum.toUnits("nothing")).isZero();
        assertThat(sum.toDouble()).isZero();
    }

    @Test
    void holdsTheSmallestAndTheLargestAmount() {
        Sum least = new Sum();
        Sum most = new Sum();
        least.add(Long.MIN_VALUE);
        most.add(Long.MAX_VALUE);

        assertThat(least.toUnits("least")).isEqualTo(Long.MIN_VALUE);
        assertThat(most.toUnits("most")).isEqualTo(Long.MAX_VALUE);
        assertThat(most.isZero()).isFalse();

        most.add(Long.MIN_VALUE);
        most.add(1);

        assertThat(most.isZero()).isTrue();
    }

    @Test
    void isExactForAnyAmounts() {
        SplittableRandom random = new SplittableRandom(7);
        for (int run = 0; run < 200; run++) {
            Sum sum = new Sum();
            BigInteger exact = BigInteger.ZERO;
            int count = random.nextInt(1, 300);
            for (int i = 0; i < count; i++) {
                long amount = random.nextLong() >> random.nextInt(64);
                sum.add(amount);
                exact = exact.add(BigInteger.valueOf(amount));
            }
            BigDecimal money = new BigDecimal(exact, 8);

            assertThat(sum.toDouble()).isEqualTo(money.doubleValue());
            assertThat(sum.mean(count))
                    .isEqualTo(money.divide(BigDecimal.valueOf(count), MathContext.DECIMAL128)
                            .doubleValue());
            if (exact.bitLength() < 64) {
                assertThat(sum.toUnits("sum")).isEqualTo(exact.longValue());
            }
        }
    }
}
