package io.papertape.engine.order;

import io.papertape.engine.portfolio.Money;

/// What an order pays beside its value: of all its fills together at least the minimum and at most the maximum. In
/// units of 0.00000001.
///
/// @param taker of fills at the market
/// @param maker of fills at a limit
/// @param minimum for each order
/// @param maximumRate of an order's value at most, which goes before the other parts but not before the minimum; 0 for
///     no maximum
public record Fees(Commission taker, Commission maker, long minimum, long maximumRate) {

    public Fees {
        if (minimum < 0 || maximumRate < 0 || maximumRate > Money.ONE) {
            throw new IllegalArgumentException("commissionMin must be at least 0 and commissionMax within 0 and 1 but"
                    + " were " + Money.format(minimum) + " and " + Money.format(maximumRate));
        }
    }

    /// The same fraction of every value.
    public static Fees ofRate(long rate) {
        return new Fees(Commission.ofRate(rate), Commission.ofRate(rate), 0, 0);
    }
}
