package io.papertape.batch.replay;

import io.papertape.engine.market.MarketSlice;
import io.papertape.engine.portfolio.Money;
import io.papertape.ledger.BarBlock;

/// How far the prices of a bar may be from those that were used without being others: a fraction of each old price.
///
/// @param fraction in units of 0.00000001
record PriceTolerance(long fraction) {

    /// Whether each price of bar `j` of a slice is as near to that of bar `i` of a block.
    boolean allows(BarBlock was, int i, MarketSlice is, int j) {
        return fraction > 0
                && isNear(was.open(i), is.open(j))
                && isNear(was.high(i), is.high(j))
                && isNear(was.low(i), is.low(j))
                && isNear(was.close(i), is.close(j));
    }

    /// Exactly |is − was| × 10⁸ ≤ fraction × was, of prices above 0.
    private boolean isNear(long was, long is) {
        long difference = Math.abs(is - was);
        long left = Math.multiplyHigh(difference, Money.ONE);
        long right = Math.multiplyHigh(fraction, was);
        return left != right ? left < right : Long.compareUnsigned(difference * Money.ONE, fraction * was) <= 0;
    }
}
