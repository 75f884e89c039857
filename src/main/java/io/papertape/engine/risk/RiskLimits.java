package io.papertape.engine.risk;

import io.papertape.engine.portfolio.Money;

/// What the risk manager allows; each a fraction within 0 and 1, in units of 0.00000001.
///
/// ```java
/// RiskLimits limits = new RiskLimits(
///         Money.parse("0.20"), Money.parse("0.05"), Money.parse("0.15"), Money.parse("0.10"));
/// ```
///
/// @param maxPositionSize value of an entry at its fill price, of equity
/// @param maxDailyLoss loss since the previous day's last equity point, of that point
/// @param maxDrawdown loss from the highest equity, of that
/// @param minCashReserve cash that an entry leaves, of equity
public record RiskLimits(long maxPositionSize, long maxDailyLoss, long maxDrawdown, long minCashReserve) {

    /// 20 % position size, 5 % daily loss, 15 % drawdown, 10 % cash reserve.
    public static final RiskLimits DEFAULT =
            new RiskLimits(20 * Money.ONE / 100, 5 * Money.ONE / 100, 15 * Money.ONE / 100, 10 * Money.ONE / 100);

    public RiskLimits {
        requireFraction("maxPositionSize", maxPositionSize);
        requireFraction("maxDailyLoss", maxDailyLoss);
        requireFraction("maxDrawdown", maxDrawdown);
        requireFraction("minCashReserve", minCashReserve);
    }

    private static void requireFraction(String name, long value) {
        if (value < 0 || value > Money.ONE) {
            throw new IllegalArgumentException(name + " must be within 0 and 1 but was " + Money.format(value));
        }
    }
}
