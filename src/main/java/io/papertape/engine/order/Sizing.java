package io.papertape.engine.order;

import io.papertape.engine.portfolio.Money;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;

/// The sizes that the settings of a session tell.
///
/// @param method what the quantity is found from
/// @param fraction of cash or equity, above 0 and at most 1, in units of 0.00000001
/// @param amount of cash or shares, where the method takes one; else 0
public record Sizing(SizingMethod method, long fraction, long amount) implements PositionSizing {

    public Sizing {
        if (fraction <= 0 || fraction > Money.ONE) {
            throw new IllegalArgumentException(
                    "positionSize must be above 0 and at most 1 but was " + Money.format(fraction));
        }
        boolean fixed = method == SizingMethod.FIXED_CASH || method == SizingMethod.FIXED_SHARES;
        if (amount < 0 || fixed != amount > 0) {
            throw new IllegalArgumentException("sizeAmount must be above 0 with fixedCash and fixedShares, and not set"
                    + " with other sizes, but was " + Money.format(amount) + " with " + method.label());
        }
    }

    /// A fraction of cash.
    public static Sizing ofCash(long fraction) {
        return new Sizing(SizingMethod.CASH, fraction, 0);
    }

    @Override
    public boolean isWithinCash() {
        return method == SizingMethod.CASH;
    }

    @Override
    public boolean usesVolatility() {
        return method == SizingMethod.VOLATILITY;
    }

    @Override
    public long quantity(Entry entry) {
        return switch (method) {
            case CASH -> entry.cash() <= 0 ? 0 : ofCash(entry);
            case EQUITY -> divided(entry, shareOf(entry.equity()), BigDecimal.valueOf(entry.fill()));
            case FIXED_CASH -> divided(entry, BigDecimal.valueOf(amount), BigDecimal.valueOf(entry.fill()));
            case FIXED_SHARES -> Money.floorTo(entry.costs().lot(), amount);
            case RISK ->
                entry.stop() <= 0
                        ? 0
                        : divided(
                                entry,
                                shareOf(entry.equity()),
                                BigDecimal.valueOf(entry.side().sign() * (entry.fill() - entry.stop())));
            case VOLATILITY -> {
                double volatility = entry.yearlyVolatility();
                yield volatility > 0 && volatility <= Double.MAX_VALUE
                        ? divided(
                                entry,
                                shareOf(entry.equity()),
                                new BigDecimal(volatility).multiply(BigDecimal.valueOf(entry.fill())))
                        : 0;
            }
        };
    }

    private long ofCash(Entry entry) {
        if (entry.costs().lot() == Money.ONE) {
            long budget = Money.timesRateFloor(entry.cash(), fraction);
            return entry.largestQuantity(budget, entry.cash());
        }
        return Math.min(
                divided(entry, shareOf(entry.cash()), BigDecimal.valueOf(entry.fill())),
                entry.largestQuantity(Long.MAX_VALUE, entry.cash()));
    }

    /// In units, exact.
    private BigDecimal shareOf(long whole) {
        return BigDecimal.valueOf(Math.max(0, whole)).multiply(BigDecimal.valueOf(fraction, Money.DECIMALS));
    }

    /// An amount by what goes to each share, rounded down to lots.
    private static long divided(Entry entry, BigDecimal amount, BigDecimal perShare) {
        if (perShare.signum() <= 0 || entry.fill() <= 0) {
            return 0;
        }
        BigDecimal quantity = amount.multiply(BigDecimal.valueOf(Money.ONE)).divide(perShare, 0, RoundingMode.DOWN);
        return Money.floorTo(entry.costs().lot(), capped(quantity));
    }

    private static long capped(BigDecimal quantity) {
        BigInteger whole = quantity.toBigInteger();
        return whole.bitLength() < Long.SIZE ? whole.longValueExact() : Long.MAX_VALUE;
    }
}
