package io.papertape.report.morning;

import io.papertape.report.Figures;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// How amounts are rounded where all digits would be in the way.
final class Amounts {

    private Amounts() {}

    /// `1,234.50`; all digits where two decimals would make a zero of it.
    static String money(@Nullable Object value) {
        if (!(value instanceof BigDecimal amount)) {
            return "";
        }
        BigDecimal rounded = amount.setScale(2, RoundingMode.HALF_EVEN);
        return rounded.signum() == 0 && amount.signum() != 0
                ? Figures.grouped(amount)
                : String.format(Locale.ROOT, "%,.2f", rounded);
    }

    /// The same with a plus.
    static String signed(BigDecimal amount) {
        return (amount.signum() > 0 ? "+" : "") + money(amount);
    }

    /// `+1.20 %`, or nothing where it is not defined.
    static String percent(@Nullable Object fraction) {
        return fraction instanceof Double value ? (value > 0 ? "+" : "") + Figures.percent(value) : "";
    }

    /// `1.20 %`, or nothing where it is not defined.
    static String fraction(@Nullable Object fraction) {
        return fraction instanceof Double value ? Figures.percent(value) : "";
    }
}
