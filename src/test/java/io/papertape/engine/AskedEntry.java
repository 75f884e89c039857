package io.papertape.engine;

import io.papertape.engine.order.CostModel;
import io.papertape.engine.order.PositionSizing;
import io.papertape.engine.order.Side;

/// What a size of a long position is found from: an entry at the market without a stop.
public record AskedEntry(long fill, long cash, long equity, CostModel costs) implements PositionSizing.Entry {

    @Override
    public Side side() {
        return Side.BUY;
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
    public double yearlyVolatility() {
        return Double.NaN;
    }

    @Override
    public long largestQuantity(long budget, long available) {
        return costs.largestQuantity(false, fill, budget, available);
    }
}
