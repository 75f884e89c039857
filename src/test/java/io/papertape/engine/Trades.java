package io.papertape.engine;

import io.papertape.engine.order.EntryLimit;
import io.papertape.engine.order.PositionEffect;
import io.papertape.engine.order.Side;
import io.papertape.engine.order.Trade;
import io.papertape.engine.order.TradeKind;
import io.papertape.engine.portfolio.Excursion;
import io.papertape.engine.portfolio.Money;
import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/// A trade for tests: what is not given is that of a trade at the market which costs nothing, decided in its slice, by
/// an order of its own number.
///
/// ```java
/// Trade trade = Trades.buy("10", "100.05").commission("1.0005").trade();
/// ```
public final class Trades {

    private final Side side;
    private final long quantity;
    private final long price;
    private PositionEffect effect;
    private long number;
    private int symbol;
    private long time;
    private long commission;
    private long slippage;
    private long cashFlow;
    private OptionalLong pnl = OptionalLong.empty();
    private String reason = "";
    private OptionalLong entryNumber = OptionalLong.empty();
    private @Nullable Excursion excursion;

    private Trades(Side side, PositionEffect effect, String quantity, String price) {
        this.side = side;
        this.effect = effect;
        this.quantity = Money.parse(quantity);
        this.price = Money.parse(price);
    }

    /// An entry.
    public static Trades buy(String quantity, String price) {
        return new Trades(Side.BUY, PositionEffect.OPEN, quantity, price);
    }

    /// An exit.
    public static Trades sell(String quantity, String price) {
        return new Trades(Side.SELL, PositionEffect.CLOSE, quantity, price);
    }

    public Trades effect(PositionEffect value) {
        effect = value;
        return this;
    }

    public Trades number(long value) {
        number = value;
        return this;
    }

    public Trades symbol(int value) {
        symbol = value;
        return this;
    }

    public Trades time(long value) {
        time = value;
        return this;
    }

    public Trades commission(String value) {
        commission = Money.parse(value);
        return this;
    }

    public Trades slippage(String value) {
        slippage = Money.parse(value);
        return this;
    }

    public Trades cashFlow(String value) {
        cashFlow = Money.parse(value);
        return this;
    }

    public Trades pnl(String value) {
        pnl = OptionalLong.of(Money.parse(value));
        return this;
    }

    public Trades reason(String value) {
        reason = value;
        return this;
    }

    /// The entry that it closes, and the prices since.
    public Trades closes(long value, @Nullable Excursion since) {
        entryNumber = OptionalLong.of(value);
        excursion = since;
        return this;
    }

    /// As told by an order of another number than its own.
    public Trade ofOrder(long orderNumber) {
        return new Trade(
                number,
                symbol,
                side,
                effect,
                quantity,
                price,
                time,
                commission,
                slippage,
                cashFlow,
                pnl,
                reason,
                quantity,
                (EntryLimit) null,
                entryNumber,
                excursion,
                orderNumber,
                effect == PositionEffect.OPEN ? TradeKind.OPEN : TradeKind.CLOSE,
                OptionalLong.empty(),
                time,
                false,
                OptionalLong.empty(),
                OptionalInt.empty(),
                List.of());
    }

    public Trade trade() {
        return ofOrder(number);
    }
}
