package io.papertape.engine.order;

import io.papertape.engine.portfolio.Money;
import io.papertape.engine.portfolio.MoneyOverflowException;

/// The prices of levels that the settings of a session tell, in whole ticks against the account. In
/// units of 0.00000001; 0 stands for none.
///
/// @param rules with the fractions
/// @param tick that prices are whole multiples of
public record LevelPrices(FillRules rules, long tick) {

    /// The fixed stop of a position; none where it exceeds the largest value.
    ///
    /// @param sign 1 for a long position, -1 for a short one
    /// @param fill price of its entry
    public long stop(int sign, long fill) {
        return rules.stopLoss() == 0 ? 0 : inTicks(sign, away(fill, -sign * rules.stopLoss()));
    }

    /// The target of a position; none where it exceeds the largest value, or is below 0.
    ///
    /// @param sign 1 for a long position, -1 for a short one
    /// @param fill price of its entry
    public long target(int sign, long fill) {
        return rules.takeProfit() == 0 || (sign < 0 && rules.takeProfit() >= Money.ONE)
                ? 0
                : inTicks(-sign, away(fill, sign * rules.takeProfit()));
    }

    /// The trailing stop.
    ///
    /// @param sign 1 for a long position, -1 for a short one
    /// @param best the best price so far, or that of the entry
    public long trail(int sign, long best) {
        return rules.trailingStop() == 0 ? 0 : inTicks(sign, away(best, -sign * rules.trailingStop()));
    }

    /// A stop in whole ticks; with the opposite sign, a target.
    ///
    /// @param sign 1 for a long position, -1 for a short one
    public long inTicks(int sign, long price) {
        return sign > 0 ? Money.floorTo(tick, price) : Money.ceilingTo(tick, price);
    }

    /// price × (1 + fraction); 0 where it exceeds the largest value.
    private static long away(long price, long fraction) {
        try {
            return Money.timesRate(price, Money.ONE + fraction);
        } catch (MoneyOverflowException e) {
            return 0;
        }
    }
}
