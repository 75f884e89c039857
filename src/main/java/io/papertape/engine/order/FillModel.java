package io.papertape.engine.order;

import io.papertape.engine.market.MarketSlice;
import java.util.List;

/// When orders are filled, and at which price before slippage. One per session, on the thread that drives it.
///
/// One that fills an order at once needs [#submit] alone. One that lets orders wait fills them in [#beginSlice], and
/// tells of them in [#waiting()], so that the session neither decides on the same symbol again nor opens too many
/// positions.
///
/// One that fills every order at the open of the next bar of its symbol:
///
/// ```java
/// final class FillAtNextOpen implements FillModel {
///     private final List<Order> waiting = new ArrayList<>();
///
///     public void submit(Order order, long close, Execution execution) { waiting.add(order); }
///
///     public List<Order> waiting() { return waiting; }
///
///     public void beginSlice(MarketSlice slice, Execution execution) {
///         for (int i = 0; i < slice.size(); i++) {
///             for (Order order : List.copyOf(waiting)) {
///                 if (order.symbol() == slice.symbol(i)) {
///                     waiting.remove(order);
///                     execution.fill(order, slice.open(i), slice.time());
///                 }
///             }
///         }
///     }
///
///     public boolean made(Trade trade) { return true; } // a trade does not tell the open of its bar
/// }
/// ```
public interface FillModel {

    /// Takes an order when it is decided, which is after its symbol's bar ended.
    ///
    /// @param order to be filled, at once or later
    /// @param close price of the bar that led to it
    /// @param execution fills it
    void submit(Order order, long close, Execution execution);

    /// Fills orders that waited for a slice: at its beginning, when none of its symbols was processed yet.
    ///
    /// @param slice a bar of an order's symbol may be in it or not
    /// @param execution fills them
    default void beginSlice(MarketSlice slice, Execution execution) {}

    /// The orders that were submitted and are not filled yet, in order of their decision; a live view.
    default List<Order> waiting() {
        return List.of();
    }

    /// Whether this model could have filled a trade at its price before slippage, by what the trade tells of itself.
    /// Depends on nothing but the trade, so that the books can be proven by it afterwards.
    boolean made(Trade trade);

    /// Makes a trade of an order.
    interface Execution {

        /// Fills the whole of an order.
        ///
        /// @param order that was submitted
        /// @param price before slippage
        /// @param time slice of the fill, epoch milliseconds UTC
        void fill(Order order, long price, long time);
    }
}
