package io.papertape.engine.order;

import io.papertape.engine.portfolio.Money;
import io.papertape.engine.portfolio.MoneyOverflowException;

/// The prices of levels that the settings of a session tell, in whole ticks against the account. In units of
/// 0.00000001;
/// 0 stands for none.
///
/// @param rules with the fractions
/// @param tick that prices are whole multiples of
public record LevelPrices(FillRules rules, long tick) {

    /// The fixed stop of a position.
    ///
    /// @param fill price of its entry
    public long stop(long fill) {
        return below(fill, rules.stopLoss());
    }

    /// The target of a position; none where it exceeds the largest value.
    ///
    /// @param fill price of its entry
    public long target(long fill) {
        return rules.takeProfit() == 0 ? 0 : up(above(fill));
    }

    /// The trailing stop.
    ///
    /// @param high the highest price so far, or that of the entry
    public long trail(long high) {
        return below(high, rules.trailingStop());
    }

    /// A stop in whole ticks.
    public long down(long price) {
        return Money.floorTo(tick, price);
    }

    /// A target in whole ticks.
    public long up(long price) {
        return Money.ceilingTo(tick, price);
    }

    private long below(long price, long fraction) {
        return fraction == 0 ? 0 : down(Money.timesRate(price, Money.ONE - fraction));
    }

    private long above(long price) {
        try {
            return Money.timesRate(price, Money.ONE + rules.takeProfit());
        } catch (MoneyOverflowException e) {
            return 0;
        }
    }
}
