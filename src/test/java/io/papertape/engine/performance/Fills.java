package io.papertape.engine.performance;

import io.papertape.engine.order.PositionEffect;
import io.papertape.engine.order.Side;
import io.papertape.engine.order.Trade;
import io.papertape.engine.portfolio.Money;
import java.util.OptionalLong;

/// Trades for tests, with those components only that a metric reads.
final class Fills {

    private Fills() {}

    static Trade buy(int symbol, long time) {
        return buy(symbol, time, 0, "1");
    }

    static Trade buy(int symbol, long time, long shares, String price) {
        return fill(symbol, Side.BUY, PositionEffect.OPEN, time, shares, price, "0", "0", OptionalLong.empty());
    }

    static Trade sell(int symbol, long time, String pnl) {
        return sell(symbol, time, 0, "1", pnl);
    }

    static Trade sell(int symbol, long time, long shares, String price, String pnl) {
        return fill(
                symbol,
                Side.SELL,
                PositionEffect.CLOSE,
                time,
                shares,
                price,
                "0",
                "0",
                OptionalLong.of(Money.parse(pnl)));
    }

    static Trade shortSell(int symbol, long time) {
        return fill(symbol, Side.SELL, PositionEffect.OPEN, time, 0, "1", "0", "0", OptionalLong.empty());
    }

    static Trade buyToCover(int symbol, long time, String pnl) {
        return fill(symbol, Side.BUY, PositionEffect.CLOSE, time, 0, "1", "0", "0", OptionalLong.of(Money.parse(pnl)));
    }

    static Trade costing(long shares, String commission, String slippage) {
        return fill(0, Side.BUY, PositionEffect.OPEN, 0, shares, "1", commission, slippage, OptionalLong.empty());
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
            OptionalLong pnl) {
        return new Trade(
                0,
                symbol,
                side,
                effect,
                shares * Money.ONE,
                Money.parse(price),
                time,
                Money.parse(commission),
                Money.parse(slippage),
                0,
                pnl,
                "",
                shares * Money.ONE,
                null,
                OptionalLong.empty(),
                null);
    }
}
