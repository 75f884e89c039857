package io.papertape.engine.performance;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Arithmetic and statistics in decimals of 40 digits.
final class Decimals {

    private static final MathContext DIGITS = new MathContext(40);

    /// What is smaller is the rounding of 40 digits.
    private static final BigDecimal NOTHING = new BigDecimal("1e-30");

    private Decimals() {}

    /// Of a sample; null of fewer than two values.
    static @Nullable BigDecimal deviation(List<BigDecimal> values) {
        BigDecimal variance = covariance(values, values);
        return variance == null ? null : root(variance);
    }

    /// Of a sample; null of fewer than two values.
    static @Nullable BigDecimal covariance(List<BigDecimal> x, List<BigDecimal> y) {
        if (x.size() < 2) {
            return null;
        }
        BigDecimal meanX = mean(x);
        BigDecimal meanY = mean(y);
        BigDecimal sum = BigDecimal.ZERO;
        for (int i = 0; i < x.size(); i++) {
            sum = sum.add(x.get(i).subtract(meanX).multiply(y.get(i).subtract(meanY)));
        }
        return divide(sum, BigDecimal.valueOf(x.size() - 1));
    }

    static BigDecimal mean(List<BigDecimal> values) {
        return divide(sum(values), BigDecimal.valueOf(values.size()));
    }

    static BigDecimal sum(List<BigDecimal> values) {
        return sum(values, Function.identity());
    }

    static <T> BigDecimal sum(List<T> all, Function<T, BigDecimal> value) {
        return all.stream().map(value).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    static BigDecimal divide(BigDecimal a, BigDecimal b) {
        return a.divide(b, DIGITS);
    }

    /// Null where either is, or the whole is nothing.
    static @Nullable BigDecimal ratio(@Nullable BigDecimal part, @Nullable BigDecimal whole) {
        return part == null || whole == null || whole.abs().compareTo(NOTHING) < 0 ? null : divide(part, whole);
    }

    static BigDecimal root(BigDecimal value) {
        return value.sqrt(DIGITS);
    }

    static @Nullable BigDecimal times(@Nullable BigDecimal value, BigDecimal factor) {
        return value == null ? null : value.multiply(factor);
    }
}
