package io.papertape.engine.strategy;

import io.papertape.engine.portfolio.Money;
import java.math.BigDecimal;
import java.math.RoundingMode;

/// How the reasons of trades write their numbers: exact where a price, else rounded half-even to 6 decimals.
final class Explanation {

    private static final int DECIMALS = 6;

    private Explanation() {}

    static String price(long price) {
        return Money.format(price);
    }

    static String mean(long sum, int count) {
        return plain(Money.toDecimal(sum).divide(BigDecimal.valueOf(count), DECIMALS, RoundingMode.HALF_EVEN));
    }

    /// `(now − before) / before` in percent.
    static String change(long now, long before) {
        return plain(BigDecimal.valueOf(100)
                        .multiply(BigDecimal.valueOf(now).subtract(BigDecimal.valueOf(before)))
                        .divide(BigDecimal.valueOf(before), DECIMALS, RoundingMode.HALF_EVEN))
                + " %";
    }

    static String percent(long rate) {
        return plain(Money.toDecimal(rate).movePointRight(2)) + " %";
    }

    static String decimal(double value) {
        return plain(BigDecimal.valueOf(value).setScale(DECIMALS, RoundingMode.HALF_EVEN));
    }

    private static String plain(BigDecimal value) {
        return value.signum() == 0 ? "0" : value.stripTrailingZeros().toPlainString();
    }
}
