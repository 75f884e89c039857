package io.papertape.engine.performance;

import io.papertape.engine.Trades;
import io.papertape.engine.order.PositionEffect;
import io.papertape.engine.order.Side;
import io.papertape.engine.order.Trade;
import org.jspecify.annotations.Nullable;

/// Trades for tests, with those components only that a metric reads.
final class SampleTrades {

    private SampleTrades() {}

    static Trade buy(int symbol, long time) {
        return buy(symbol, time, 0, "1");
    }

    static Trade buy(int symbol, long time, long shares, String price) {
        return fill(symbol, Side.BUY, PositionEffect.OPEN, time, shares, price, "0", "0", null);
    }

    static Trade sell(int symbol, long time, String pnl) {
        return sell(symbol, time, 0, "1", pnl);
    }

    static Trade sell(int symbol, long time, long shares, String price, String pnl) {
        return fill(symbol, Side.SELL, PositionEffect.CLOSE, time, shares, price, "0", "0", pnl);
    }

    static Trade shortSell(int symbol, long time) {
        return fill(symbol, Side.SELL, PositionEffect.OPEN, time, 0, "1", "0", "0", null);
    }

    static Trade buyToCover(int symbol, long time, String pnl) {
        return fill(symbol, Side.BUY, PositionEffect.CLOSE, time, 0, "1", "0", "0", pnl);
    }

    static Trade costing(long shares, String commission, String slippage) {
        return fill(0, Side.BUY, PositionEffect.OPEN, 0, shares, "1", commission, slippage, null);
    }

    private static Trade fill(
            int symbol,
            Side side,
            PositionEffect effect,
            long time,
            long shares,
            String price,
            String commission,
            String slippage,
            @Nullable String pnl) {
        Trades trade = (side == Side.BUY ? Trades.buy("" + shares, price) : Trades.sell("" + shares, price))
                .symbol(symbol)
                .effect(effect)
                .time(time)
                .commission(commission)
                .slippage(slippage);
        return (pnl == null ? trade : trade.pnl(pnl)).trade();
    }
}
