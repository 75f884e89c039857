package io.papertape.engine.order;

import io.papertape.engine.portfolio.Money;
import io.papertape.engine.portfolio.MoneyOverflowException;

/// What trading costs: by how much a fill at the market is worse than the price, and what is paid beside its
/// value. Prices, values and quantities are in units of 0.00000001. The same arguments give the same costs at
/// any time, so that the books can be proven by them afterwards; safe for use by several threads.
///
/// One without slippage, with a commission of 1 for each order:
///
/// ```java
/// final class FlatCommission implements CostModel {
///     public long buyFill(long price, long quantity, long volume) { return price; }
///
///     public long sellFill(long price, long quantity, long volume) { return price; }
///
///     public long commission(FilledSoFar filled) { return Money.ONE; }
///
///     public long lot() { return Money.ONE; }
///
///     public long tick() { return 1; }
/// }
/// ```
public interface CostModel {

    /// What was filled of an order, at the market and at a limit.
    ///
    /// @param takerQuantity filled at the market
    /// @param takerValue sum of quantity × fill
    /// @param makerQuantity filled at a limit
    /// @param makerValue sum of quantity × fill
    record FilledSoFar(long takerQuantity, long takerValue, long makerQuantity, long makerValue) {

        /// Nothing.
        public static final FilledSoFar NOTHING = new FilledSoFar(0, 0, 0, 0);

        /// With another fill.
        ///
        /// @throws MoneyOverflowException if a sum exceeds the largest value
        public FilledSoFar plus(boolean maker, long quantity, long value) {
            return maker
                    ? new FilledSoFar(
                            takerQuantity, takerValue, Money.add(makerQuantity, quantity), Money.add(makerValue, value))
                    : new FilledSoFar(
                            Money.add(takerQuantity, quantity),
                            Money.add(takerValue, value),
                            makerQuantity,
                            makerValue);
        }
    }

    /// Price of a buy at the market, at least `price`.
    ///
    /// @param quantity of the fill; 0 where its impact is not to count
    /// @param volume of the bar; 0 where it is not known, so that there is no impact
    /// @throws MoneyOverflowException if it exceeds the largest value
    long buyFill(long price, long quantity, long volume);

    /// Price of a sell at the market, within 0 and `price`.
    ///
    /// @param quantity of the fill; 0 where its impact is not to count
    /// @param volume of the bar; 0 where it is not known, so that there is no impact
    long sellFill(long price, long quantity, long volume);

    /// What an order pays beside its value, for all of it that was filled so far. It does not fall as more is
    /// filled.
    long commission(FilledSoFar filled);

    /// What an order pays beside its value where it is filled whole, at the market.
    default long marketCommission(long quantity, long value) {
        return commission(FilledSoFar.NOTHING.plus(false, quantity, value));
    }

    /// Quantities are whole multiples of it.
    long lot();

    /// Prices that a market moves in are whole multiples of it.
    long tick();

    /// Whether the price of a fill depends on its quantity.
    default boolean hasImpact() {
        return false;
    }

    /// Price of a fill: at a limit the price itself.
    ///
    /// @param maker whether at a limit
    /// @param price before slippage
    /// @param quantity of the fill; 0 where its impact is not to count
    /// @param volume of the bar; 0 where it is not known, so that there is no impact
    /// @throws MoneyOverflowException if it exceeds the largest value
    default long fill(Side side, boolean maker, long price, long quantity, long volume) {
        if (maker) {
            return price;
        }
        return side == Side.BUY ? buyFill(price, quantity, volume) : sellFill(price, quantity, volume);
    }

    /// Price of a fill at the market without impact; 0 where that exceeds the largest value, so that no cash can pay
    /// for it.
    default long expectedFill(Side side, long price) {
        try {
            return fill(side, false, price, 0, 0);
        } catch (MoneyOverflowException e) {
            return 0;
        }
    }

    /// The largest quantity that costs at most `budget` at `fill`, and with commission at most `cash`; in whole
    /// lots, capped at the largest value: other limits may still reduce the order.
    ///
    /// @param maker whether it is filled at a limit
    /// @param fill price per share; at 0 or below nothing is affordable
    default long largestQuantity(boolean maker, long fill, long budget, long cash) {
        return Affordable.quantity(this, maker, fill, budget, cash);
    }
}
