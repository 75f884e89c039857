package io.papertape.engine.order;

import io.papertape.engine.portfolio.Money;
import io.papertape.engine.portfolio.SplitRatio;
import org.jspecify.annotations.Nullable;

/// How much an order is of, in units of 0.00000001.
///
/// @param quantity shares, positive
/// @param requested shares without the limits of risk, at least the quantity
/// @param limitedBy the limit that reduced the quantity, or null where none did
public record OrderSize(
        long quantity, long requested, @Nullable EntryLimit limitedBy) {

    public OrderSize {
        if (quantity <= 0 || requested < quantity || (requested > quantity) != (limitedBy != null)) {
            throw new IllegalArgumentException("an entry must be of what was requested, or of less by a limit, but was "
                    + Money.format(quantity) + " of " + Money.format(requested) + " by " + limitedBy);
        }
    }

    /// The same of new shares, rounded down to lots, of which there is at least one.
    OrderSize split(SplitRatio ratio, long lot) {
        long counted = Math.max(lot, ratio.quantity(quantity, lot));
        long asked = Math.max(counted, ratio.quantity(requested, lot));
        return new OrderSize(counted, asked, asked > counted ? limitedBy : null);
    }

    /// What an entry asks for, cut to what cash affords; null for nothing.
    public static @Nullable OrderSize of(PositionSizing sizing, PositionSizing.Entry asked) {
        long requested = sizing.quantity(asked);
        if (requested == 0) {
            return null;
        }
        if (sizing.isWithinCash()) {
            return unreduced(requested);
        }
        long affordable = asked.largestQuantity(Long.MAX_VALUE, asked.cash());
        if (affordable >= requested) {
            return unreduced(requested);
        }
        return affordable == 0 ? null : new OrderSize(affordable, requested, EntryLimit.CASH);
    }

    /// Everything that was requested: no limit has reduced the quantity.
    public static OrderSize unreduced(long quantity) {
        return new OrderSize(quantity, quantity, null);
    }
}
