package io.papertape.engine.portfolio;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/// What a split makes of the fills of a position. New shares are rounded down to lots over the fills so
/// far, so that the position holds as many as it would have as one fill; the rest is paid in cash. It
/// leaves the first fill first, as a sale would, with its part of the cost. The cost of a fill without
/// a new share goes to the next one that has some; commissions stay, and leave with the last share
/// alone.
///
/// @param lots fills of the new shares; empty where the whole position is paid
/// @param quantity of the new shares
/// @param paid for the rest
/// @param cost of the rest
/// @param commission of a position that is paid whole; else 0
/// @param hasRest whether there is one
public record PositionSplit(List<Lot> lots, long quantity, long paid, long cost, long commission, boolean hasRest) {

    private static final BigInteger ONE = BigInteger.valueOf(Money.ONE);

    public PositionSplit {
        lots = List.copyOf(lots);
    }

    /// Splits fills of which something is left.
    ///
    /// @param lot quantities are whole multiples of it
    /// @param lastPrice of an old share
    static PositionSplit of(List<Lot> fills, long held, SplitRatio ratio, long lot, long lastPrice) {
        BigInteger value = BigInteger.valueOf(ratio.value());
        long quantity = ratio.quantity(held, lot);
        // In units of units of a new share, exact.
        BigInteger rest = product(held, ratio.value()).subtract(product(quantity, Money.ONE));
        boolean hasRest = rest.signum() > 0;
        long paid = rounded(rest.multiply(BigInteger.valueOf(lastPrice)), ONE.multiply(value));
        List<Lot> lots = new ArrayList<>();
        long restCost = 0;
        long carriedCost = 0;
        long carriedCommission = 0;
        long old = 0;
        long placed = 0;
        for (Lot fill : fills) {
            BigInteger left = product(fill.left(), ratio.value());
            BigInteger part = rest.min(left);
            rest = rest.subtract(part);
            // cost × (sold + part ÷ value) ÷ quantity, less what was taken before.
            BigInteger gone = product(fill.sold(), ratio.value()).add(part);
            long cost = rounded(gone.multiply(BigInteger.valueOf(fill.cost())), product(fill.quantity(), ratio.value()))
                    - fill.costTaken();
            restCost = Money.add(restCost, cost);
            carriedCost = Money.add(carriedCost, fill.costLeft() - cost);
            carriedCommission = Money.add(carriedCommission, fill.commissionLeft());
            old += fill.left();
            long upTo = ratio.quantity(old, lot);
            if (upTo > placed) {
                lots.add(new Lot(
                        fill.entryNumber(),
                        fill.enteredAt(),
                        ratio.price(fill.price()),
                        upTo - placed,
                        carriedCost,
                        carriedCommission,
                        0));
                carriedCost = 0;
                carriedCommission = 0;
            }
            placed = upTo;
        }
        if (lots.isEmpty()) {
            return new PositionSplit(
                    lots, quantity, paid, Money.add(restCost, carriedCost), carriedCommission, hasRest);
        }
        lots.add(lots.removeLast().withMore(carriedCost, carriedCommission));
        return new PositionSplit(lots, quantity, paid, restCost, 0, hasRest);
    }

    /// What it changes without a trade; null where it changes neither cash nor the quantity.
    ///
    /// @param time slice, epoch milliseconds UTC
    /// @param symbol of the position
    /// @param sign of the position
    /// @param before its quantity
    public @Nullable CashEvent event(long time, int symbol, int sign, long before) {
        if (paid == 0 && quantity == before) {
            return null;
        }
        return new CashEvent(
                time,
                symbol,
                CashEvent.Type.SPLIT_CASH,
                sign * paid,
                sign * (quantity - before),
                hasRest ? OptionalLong.of(sign * (paid - cost) - commission) : OptionalLong.empty());
    }

    private static BigInteger product(long a, long b) {
        return BigInteger.valueOf(a).multiply(BigInteger.valueOf(b));
    }

    private static long rounded(BigInteger numerator, BigInteger denominator) {
        return new BigDecimal(numerator)
                .divide(new BigDecimal(denominator), 0, RoundingMode.HALF_EVEN)
                .longValueExact();
    }
}
