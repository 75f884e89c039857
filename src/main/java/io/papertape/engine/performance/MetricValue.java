package io.papertape.engine.performance;

import io.papertape.engine.portfolio.Money;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/// What a [Metric] of a session is.
///
/// @param number null where undefined
/// @param exact the number to its last digit, where it is exact: a count or a sum of money; else null
/// @param remark why it is what it is, a part of a sentence, where there is something to tell; else null
public record MetricValue(
        @Nullable Double number,
        @Nullable BigDecimal exact,
        @Nullable String remark) {

    static final MetricValue UNDEFINED = new MetricValue(null, null, null);

    static MetricValue of(@Nullable Double number) {
        return number == null ? UNDEFINED : new MetricValue(number, null, null);
    }

    static MetricValue count(long count) {
        return exactly(BigDecimal.valueOf(count), null);
    }

    static MetricValue count(long count, String remark) {
        return exactly(BigDecimal.valueOf(count), remark);
    }

    /// @param amount in units of 0.00000001
    static MetricValue money(long amount) {
        return exactly(Money.toDecimal(amount), null);
    }

    private static MetricValue exactly(BigDecimal exact, @Nullable String remark) {
        return new MetricValue(exact.doubleValue(), exact, remark);
    }
}
