package io.papertape.engine.order;

/// When orders are filled, and at which price before slippage. One per session, on the thread that drives it.
public interface FillModel {

    /// Takes an order when it is decided, which is after its symbol's bar ended.
    ///
    /// @param order to be filled, at once or later
    /// @param close price of the bar that led to it
    /// @param execution fills it
    void submit(Order order, long close, Execution execution);

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
