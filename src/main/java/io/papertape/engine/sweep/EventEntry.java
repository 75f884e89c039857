package io.papertape.engine.sweep;

import io.papertape.engine.order.CostModel;
import io.papertape.engine.order.PositionSizing;
import io.papertape.engine.order.Side;

/// An entry at the market where nothing is held: all cash is free, and all equity is cash.
final class EventEntry implements PositionSizing.Entry {

    private final CostModel costs;
    private long fill;
    private long cash;

    EventEntry(CostModel costs) {
        this.costs = costs;
    }

    /// Asks anew.
    ///
    /// @param price before slippage
    void ask(long price, long freeCash) {
        fill = costs.expectedFill(Side.BUY, price);
        cash = freeCash;
    }

    @Override
    public Side side() {
        return Side.BUY;
    }

    @Override
    public long fill() {
        return fill;
    }

    @Override
    public boolean maker() {
        return false;
    }

    @Override
    public long stop() {
        return 0;
    }

    @Override
    public long cash() {
        return cash;
    }

    @Override
    public long equity() {
        return cash;
    }

    @Override
    public double yearlyVolatility() {
        return Double.NaN;
    }

    @Override
    public CostModel costs() {
        return costs;
    }

    @Override
    public long largestQuantity(long budget, long available) {
        return costs.largestQuantity(false, fill, budget, available);
    }
}
