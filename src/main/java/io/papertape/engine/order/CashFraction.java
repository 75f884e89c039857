package io.papertape.engine.order;

import io.papertape.engine.portfolio.Account;
import io.papertape.engine.portfolio.Money;

/// As many whole shares as a fraction of the cash buys.
///
/// @param fraction above 0 and at most 1, in units of 0.00000001
public record CashFraction(long fraction) implements PositionSizing {

    public CashFraction {
        if (fraction <= 0 || fraction > Money.ONE) {
            throw new IllegalArgumentException(
                    "positionSize must be above 0 and at most 1 but was " + Money.format(fraction));
        }
    }

    @Override
    public long quantity(long fill, Account account, CostModel costs) {
        long budget = Money.timesRateFloor(account.cash(), fraction);
        return costs.largestQuantity(fill, budget, account.cash());
    }
}
