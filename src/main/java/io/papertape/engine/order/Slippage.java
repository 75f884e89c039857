package io.papertape.engine.order;

import io.papertape.engine.portfolio.Money;

/// By how much a market order's fill is worse than the price. In units of 0.00000001.
///
/// @param rate fraction of the price, less than 1; 0 where it is per share
/// @param perShare amount for each share; 0 where it is a rate
/// @param impact factor of the square of the share of a bar's volume, added to the rate
/// @param tick whole multiples of which a fill is rounded to, against the account; 0 for off
public record Slippage(long rate, long perShare, long impact, long tick) {

    public Slippage {
        if (rate < 0 || rate >= Money.ONE) {
            throw new IllegalArgumentException(
                    "slippage must be at least 0 and less than 1 but was " + Money.format(rate));
        }
        if (perShare < 0 || impact < 0 || tick < 0 || (rate > 0 && perShare > 0)) {
            throw new IllegalArgumentException("slippage per share, impact and tick must be at least 0, and slippage"
                    + " either a rate or per share, but were " + Money.format(perShare) + ", " + Money.format(impact)
                    + ", " + Money.format(tick) + " and " + Money.format(rate));
        }
    }

    /// A fraction of the price, without impact and ticks.
    public static Slippage ofRate(long rate) {
        return new Slippage(rate, 0, 0, 0);
    }
}
