package io.papertape.engine.order;

import io.papertape.engine.portfolio.Money;

/// A fee of one of three forms; the other two are 0. In units of 0.00000001.
///
/// @param rate fraction of the traded value, less than 1
/// @param perShare for each share
/// @param perOrder for each order
public record Commission(long rate, long perShare, long perOrder) {

    /// No fee.
    public static final Commission NONE = new Commission(0, 0, 0);

    public Commission {
        if (rate < 0 || rate >= Money.ONE || perShare < 0 || perOrder < 0) {
            throw new IllegalArgumentException(
                    "commission must be at least 0, and a rate less than 1, but was " + Money.format(rate) + ", "
                            + Money.format(perShare) + "/share, " + Money.format(perOrder) + "/order");
        }
        if ((rate == 0 ? 0 : 1) + (perShare == 0 ? 0 : 1) + (perOrder == 0 ? 0 : 1) > 1) {
            throw new IllegalArgumentException("commission must be a rate, or per share, or per order");
        }
    }

    /// A fraction of the traded value.
    public static Commission ofRate(long rate) {
        return new Commission(rate, 0, 0);
    }

    /// So much for each share.
    public static Commission ofShare(long amount) {
        return new Commission(0, amount, 0);
    }

    /// So much for each order.
    public static Commission ofOrder(long amount) {
        return new Commission(0, 0, amount);
    }
}
