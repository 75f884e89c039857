package io.papertape.engine.order;

import io.papertape.engine.portfolio.Money;
import io.papertape.engine.portfolio.MoneyOverflowException;
import io.papertape.engine.portfolio.Proportion;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;

/// The costs that the settings of a session tell.
///
/// @param fees what an order pays
/// @param slippage by how much a fill at the market is worse than the price
/// @param lot quantities are whole multiples of it, in units of 0.00000001
public record FillCosts(Fees fees, Slippage slippage, long lot) implements CostModel {

    private static final BigDecimal UNITS = BigDecimal.valueOf(Money.ONE);

    public FillCosts {
        if (lot <= 0) {
            throw new IllegalArgumentException("lot must be above 0 but was " + Money.format(lot));
        }
    }

    /// Costs in proportion, of whole shares.
    ///
    /// @param commissionRate of the value traded
    /// @param slippageRate by which a fill is worse than the price
    public static FillCosts ofRates(long commissionRate, long slippageRate) {
        return new FillCosts(Fees.ofRate(commissionRate), Slippage.ofRate(slippageRate), Money.ONE);
    }

    @Override
    public long tick() {
        return Math.max(1, slippage.tick());
    }

    @Override
    public boolean hasImpact() {
        return slippage.impact() > 0;
    }

    /// price × (1 + slippage + impact), half-even, or price × (1 + impact) + slippage per share; then up to a
    /// tick.
    @Override
    public long buyFill(long price, long quantity, long volume) {
        long rate = slippage.rate();
        if (slippage.impact() > 0 && quantity > 0 && volume > 0) {
            rate = Money.add(rate, impact(quantity, volume));
        }
        long fill = rate == 0 ? price : Money.timesRate(price, Money.add(Money.ONE, rate));
        if (slippage.perShare() > 0) {
            fill = Money.add(fill, slippage.perShare());
        }
        return slippage.tick() == 0 ? fill : Money.ceilingTo(slippage.tick(), fill);
    }

    /// price × (1 − slippage − impact), half-even, or price × (1 − impact) − slippage per share; at least 0;
    /// then down to a tick.
    @Override
    public long sellFill(long price, long quantity, long volume) {
        long rate = slippage.rate();
        if (slippage.impact() > 0 && quantity > 0 && volume > 0) {
            long impact = impact(quantity, volume);
            rate = impact > Money.ONE - rate ? Money.ONE : rate + impact;
        }
        long fill = Math.max(0, Money.timesRate(price, Money.ONE - rate) - slippage.perShare());
        return slippage.tick() == 0 ? fill : Money.floorTo(slippage.tick(), fill);
    }

    /// impact × s², half-even, where s is the share of the volume, rounded up; the largest value where it
    /// exceeds that.
    private long impact(long quantity, long volume) {
        BigInteger share = BigInteger.valueOf(quantity)
                .multiply(BigInteger.valueOf(Money.ONE))
                .add(BigInteger.valueOf(volume - 1))
                .divide(BigInteger.valueOf(volume));
        BigInteger impact = new BigDecimal(share.multiply(share).multiply(BigInteger.valueOf(slippage.impact())))
                .divide(UNITS.multiply(UNITS), 0, RoundingMode.HALF_EVEN)
                .toBigIntegerExact();
        return impact.bitLength() < Long.SIZE ? impact.longValueExact() : Long.MAX_VALUE;
    }

    @Override
    public long commission(FilledSoFar filled) {
        long value = Money.add(filled.takerValue(), filled.makerValue());
        long fee = sum(filled);
        if (fees.maximumRate() > 0) {
            fee = Math.min(fee, Money.timesRate(value, fees.maximumRate()));
        }
        return Math.max(fee, fees.minimum());
    }

    private long sum(FilledSoFar filled) {
        if (filled.makerQuantity() == 0) {
            return fee(fees.taker(), filled.takerQuantity(), filled.takerValue());
        }
        if (filled.takerQuantity() == 0) {
            return fee(fees.maker(), filled.makerQuantity(), filled.makerValue());
        }
        BigDecimal exact = exactFee(fees.taker(), filled.takerQuantity(), filled.takerValue())
                .add(exactFee(fees.maker(), filled.makerQuantity(), filled.makerValue()))
                .add(BigDecimal.valueOf(
                                Math.max(fees.taker().perOrder(), fees.maker().perOrder()))
                        .multiply(UNITS));
        return exact.divide(UNITS, 0, RoundingMode.HALF_EVEN).longValueExact();
    }

    private static long fee(Commission commission, long quantity, long value) {
        if (commission.rate() > 0) {
            return Money.timesRate(value, commission.rate());
        }
        if (commission.perShare() > 0) {
            long fee = Proportion.of(quantity, commission.perShare(), Money.ONE);
            if (fee == Proportion.TOO_LARGE) {
                throw new MoneyOverflowException(
                        Money.format(quantity) + " × commission " + Money.format(commission.perShare()));
            }
            return fee;
        }
        return commission.perOrder();
    }

    /// In units of units; what is paid for each order is paid once.
    private static BigDecimal exactFee(Commission commission, long quantity, long value) {
        return BigDecimal.valueOf(commission.rate())
                .multiply(BigDecimal.valueOf(value))
                .add(BigDecimal.valueOf(commission.perShare()).multiply(BigDecimal.valueOf(quantity)));
    }

    @Override
    public long largestQuantity(boolean maker, long fill, long budget, long cash) {
        Commission commission = maker ? fees.maker() : fees.taker();
        boolean proportional = commission.perShare() == 0
                && commission.perOrder() == 0
                && fees.minimum() == 0
                && fees.maximumRate() == 0;
        if (!proportional || lot != Money.ONE) {
            return Affordable.quantity(this, maker, fill, budget, cash);
        }
        if (fill <= 0 || budget < fill || cash < fill) {
            return 0;
        }
        long most = Math.min(budget, cash) / fill;
        long rate = commission.rate();
        long shares = Math.min(most, (long) (cash / (1 + Money.toDouble(rate)) / fill));
        while (shares < most && payable(shares + 1, fill, rate, cash)) {
            shares++;
        }
        while (shares > 0 && !payable(shares, fill, rate, cash)) {
            shares--;
        }
        return shares > Long.MAX_VALUE / Money.ONE ? Long.MAX_VALUE : shares * Money.ONE;
    }

    /// `shares × fill` is at most `cash` by the caller's bound, so that it cannot overflow.
    private static boolean payable(long shares, long fill, long rate, long cash) {
        long cost = shares * fill;
        return Money.timesRate(cost, rate) <= cash - cost;
    }
}
