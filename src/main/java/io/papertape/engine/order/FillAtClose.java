package io.papertape.engine.order;

import io.papertape.engine.portfolio.Excursion;

/// Fills every order at once, at the close that led to it. This is generous: who acts on a close has missed it.
public final class FillAtClose implements FillModel {

    @Override
    public void submit(Order order, long close, Execution execution) {
        execution.fill(order, close, order.decidedAt());
    }

    /// An exit is at the close of a bar that its position was shown, unless that saw none.
    @Override
    public boolean made(Trade trade) {
        Excursion seen = trade.excursion();
        long close = trade.priceBeforeSlippage();
        return seen == null || (seen.lowest() <= close && close <= seen.highest());
    }
}
