package io.papertape.engine.order;

import io.papertape.engine.portfolio.Money;
import io.papertape.engine.portfolio.MoneyOverflowException;

/// What trading costs: by how much a fill is worse than the price, and what is paid beside it. Prices, values and
/// quantities are in units of 0.00000001. The same arguments give the same costs at any time, so that the books can be
/// proven by them afterwards; safe for use by several threads.
///
/// One without slippage, with a commission of 1 for each trade:
///
/// ```java
/// final class FlatCommission implements CostModel {
///     public long buyFill(long price) { return price; }
///
///     public long sellFill(long price) { return price; }
///
///     public long commission(long quantity, long value) { return Money.ONE; }
///
///     public long largestQuantity(long fill, long budget, long cash) {
///         long most = Math.min(budget, cash - Money.ONE);
///         return fill <= 0 || most < fill ? 0 : Math.min(most / fill, Long.MAX_VALUE / Money.ONE) * Money.ONE;
///     }
/// }
/// ```
public interface CostModel {

    /// Price of a buy, at least `price`.
    ///
    /// @throws MoneyOverflowException if it exceeds the largest value
    long buyFill(long price);

    /// Price of a sell, within 0 and `price`.
    long sellFill(long price);

    /// What a fill pays beside its value.
    ///
    /// @param quantity shares
    /// @param value quantity × fill
    long commission(long quantity, long value);

    /// The largest whole number of shares that costs at most `budget`, and with commission at most `cash`; in units,
    /// capped at the largest value: the limits of risk may still reduce the order.
    ///
    /// @param fill price per share; at 0 or below nothing is affordable
    long largestQuantity(long fill, long budget, long cash);

    /// As [#buyFill(long)]; 0 where that exceeds the largest value, so that no cash can pay for it.
    default long affordableFill(long price) {
        try {
            return buyFill(price);
        } catch (MoneyOverflowException e) {
            return 0;
        }
    }

    /// Whether this model made a trade: its fill of the price before slippage, its commission of its value.
    default boolean made(Trade trade) {
        try {
            long fill = switch (trade.side()) {
                case BUY -> buyFill(trade.priceBeforeSlippage());
                case SELL -> sellFill(trade.priceBeforeSlippage());
            };
            long commission = commission(trade.quantity(), Money.value(trade.quantity(), trade.price()));
            return fill == trade.price() && commission == trade.commission();
        } catch (MoneyOverflowException e) {
            return false;
        }
    }
}
