package io.papertape.ledger;

import io.papertape.engine.order.FillRules;
import io.papertape.engine.order.LevelPrices;
import io.papertape.engine.order.PositionEffect;
import io.papertape.engine.order.Side;
import io.papertape.engine.order.Trade;
import io.papertape.engine.order.TradeKind;
import io.papertape.engine.portfolio.Money;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;

/// Proves that the prices that orders waited for explain their fills, and that the levels of positions follow
/// from their entries, the best prices of bars, and splits. Not safe for use by several threads.
final class LevelProof {

    private final FillRules rules;
    private final LevelPrices prices;
    private final boolean ownLevels;
    private final LastPrices counted;
    private final Map<Integer, Entry> entries = new HashMap<>();

    /// @param counted counts prices as shares are counted after splits
    LevelProof(FillRules rules, long tick, boolean ownLevels, LastPrices counted) {
        this.rules = rules;
        prices = new LevelPrices(rules, tick);
        this.ownLevels = ownLevels;
        this.counted = counted;
    }

    /// The first fill of the position of a symbol.
    ///
    /// @param sign 1 for a long position, -1 for a short one
    /// @param held what is left of the position
    private record Entry(int sign, long fill, long beforeSlippage, long enteredAt, long decidedAt, long held) {}

    /// Takes a trade that is proven.
    void take(Trade trade) {
        Entry entry = entries.get(trade.symbol());
        if (trade.effect() == PositionEffect.OPEN) {
            entries.put(
                    trade.symbol(),
                    entry == null
                            ? new Entry(
                                    trade.side().sign(),
                                    trade.price(),
                                    trade.priceBeforeSlippage(),
                                    trade.time(),
                                    trade.decidedAt(),
                                    trade.quantity())
                            : with(entry, entry.held() + trade.quantity()));
        } else if (entry != null) {
            hold(trade.symbol(), entry, entry.held() - trade.quantity());
        }
    }

    /// Takes a split in.
    ///
    /// @param quantity what is held after it
    void split(int symbol, long quantity) {
        Entry entry = entries.get(symbol);
        if (entry != null) {
            hold(symbol, entry, quantity);
        }
    }

    private void hold(int symbol, Entry entry, long quantity) {
        if (quantity > 0) {
            entries.put(symbol, with(entry, quantity));
        } else {
            entries.remove(symbol);
        }
    }

    private static Entry with(Entry entry, long held) {
        return new Entry(
                entry.sign(), entry.fill(), entry.beforeSlippage(), entry.enteredAt(), entry.decidedAt(), held);
    }

    /// Whether a trade is at its limit or better, and the bar has reached that.
    boolean isAtLimit(Trade trade, BarLookup.Found bar) {
        if (trade.level().isEmpty() || (trade.kind() != TradeKind.LIMIT && trade.kind() != TradeKind.TARGET)) {
            return false;
        }
        long limit = trade.level().getAsLong();
        long price = trade.priceBeforeSlippage();
        if (trade.side() == Side.BUY) {
            return price == limit
                    ? rules.fillsBelow(bar.low(), limit)
                    : price == bar.open() && rules.fillsBelow(price, limit);
        }
        return price == limit
                ? rules.fillsAbove(bar.high(), limit)
                : price == bar.open() && rules.fillsAbove(price, limit);
    }

    /// Whether a trade is at a stop, or at the open that is beyond it.
    boolean isAtStop(Trade trade, BarLookup.Found bar) {
        if (trade.level().isEmpty() || (trade.kind() != TradeKind.STOP && trade.kind() != TradeKind.TRAIL)) {
            return false;
        }
        long stop = trade.level().getAsLong();
        long price = trade.priceBeforeSlippage();
        boolean buys = trade.side() == Side.BUY;
        if (price == stop) {
            return buys ? bar.high() >= stop : bar.low() <= stop;
        }
        return (buys ? price > stop : price < stop) && (price == bar.open() || isAtEntry(trade, price));
    }

    /// Whether an exit is at the price at which its position was opened in the same bar.
    private boolean isAtEntry(Trade trade, long price) {
        Entry entry = entries.get(trade.symbol());
        return trade.effect() == PositionEffect.CLOSE
                && entry != null
                && entry.enteredAt() == trade.time()
                && price == entry.beforeSlippage();
    }

    /// Whether the fill of a stop may be limited by a price that the trade does not tell.
    boolean mayBeCapped(Trade trade) {
        return ownLevels && trade.kind() == TradeKind.STOP;
    }

    /// What is wrong with the level of an exit; null where nothing is.
    ///
    /// @param bars finds the bar of the trade's symbol at a time
    @Nullable
    String fault(Trade trade, LongFunction<BarLookup.@Nullable Found> bars) {
        Entry entry = entries.get(trade.symbol());
        if (trade.effect() == PositionEffect.OPEN || trade.level().isEmpty() || entry == null) {
            return null;
        }
        boolean follows = switch (trade.kind()) {
            case STOP -> ownLevels || isOfEntry(trade, entry, prices.stop(entry.sign(), entry.fill()));
            case TARGET -> ownLevels || isOfEntry(trade, entry, prices.target(entry.sign(), entry.fill()));
            case TRAIL -> trails(trade, entry, bars);
            case OPEN, CLOSE, LIMIT, TIME, MARGIN, DELIST -> true;
        };
        return follows
                ? null
                : "level " + Money.format(trade.level().getAsLong())
                        + " does not follow from its entry, bars, splits and settings";
    }

    /// @param level that the entry had
    private boolean isOfEntry(Trade trade, Entry entry, long level) {
        return trade.decidedAt() == entry.decidedAt()
                && trade.level().equals(OptionalLong.of(counted.counted(trade.symbol(), level, entry.enteredAt())));
    }

    private boolean trails(Trade trade, Entry entry, LongFunction<BarLookup.@Nullable Found> bars) {
        int sign = entry.sign();
        if (trade.decidedAt() == entry.decidedAt()) {
            return isOfEntry(trade, entry, prices.trail(sign, entry.fill()));
        }
        BarLookup.Found raised = bars.apply(trade.decidedAt());
        if (raised == null || trade.decidedAt() < entry.enteredAt()) {
            return false;
        }
        long level = prices.trail(sign, sign > 0 ? raised.high() : raised.low());
        return trade.level().equals(OptionalLong.of(counted.counted(trade.symbol(), level, raised.time())));
    }
}
