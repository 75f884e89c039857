package io.papertape.engine.order;

/// Fills every order at once, at the close that led to it. This is generous: who acts on a close has missed it.
public final class FillAtClose implements FillModel {

    @Override
    public void submit(Order order, long close, Execution execution) {
        execution.fill(order, close, order.decidedAt());
    }
}
