package io.papertape.ledger;

import io.papertape.engine.order.FillRules;
import io.papertape.engine.order.LevelPrices;
import io.papertape.engine.order.PositionEffect;
import io.papertape.engine.order.Trade;
import io.papertape.engine.order.TradeKind;
import io.papertape.engine.portfolio.Money;
import java.util.HashMap;
import java.util.Map;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;

/// Proves that the prices that orders waited for explain their fills, and that the levels of positions follow
/// from their entries and from the highs of bars. Not safe for use by several threads.
final class LevelProof {

    private final FillRules rules;
    private final LevelPrices prices;
    private final boolean ownLevels;
    private final Map<Integer, Entry> entries = new HashMap<>();

    LevelProof(FillRules rules, long tick, boolean ownLevels) {
        this.rules = rules;
        prices = new LevelPrices(rules, tick);
        this.ownLevels = ownLevels;
    }

    /// The first fill of the position of a symbol.
    ///
    /// @param held what is left of the position
    private record Entry(long fill, long beforeSlippage, long enteredAt, long decidedAt, long held) {}

    /// Takes a trade that is proven.
    void take(Trade trade) {
        Entry entry = entries.get(trade.symbol());
        if (trade.effect() == PositionEffect.OPEN) {
            entries.put(
                    trade.symbol(),
                    entry == null
                            ? new Entry(
                                    trade.price(),
                                    trade.priceBeforeSlippage(),
                                    trade.time(),
                                    trade.decidedAt(),
                                    trade.quantity())
                            : with(entry, entry.held() + trade.quantity()));
        } else if (entry != null) {
            long left = entry.held() - trade.quantity();
            if (left > 0) {
                entries.put(trade.symbol(), with(entry, left));
            } else {
                entries.remove(trade.symbol());
            }
        }
    }

    private static Entry with(Entry entry, long held) {
        return new Entry(entry.fill(), entry.beforeSlippage(), entry.enteredAt(), entry.decidedAt(), held);
    }

    /// Whether a trade is at its limit or better, and the bar has reached that.
    boolean isAtLimit(Trade trade, BarLookup.Found bar) {
        if (trade.level().isEmpty() || (trade.kind() != TradeKind.LIMIT && trade.kind() != TradeKind.TARGET)) {
            return false;
        }
        long limit = trade.level().getAsLong();
        long price = trade.priceBeforeSlippage();
        if (trade.effect() == PositionEffect.OPEN) {
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
        if (trade.effect() == PositionEffect.OPEN) {
            return price == stop ? bar.high() >= stop : price == bar.open() && price >= stop;
        }
        Entry entry = entries.get(trade.symbol());
        boolean ofEntry = entry != null && entry.enteredAt() == trade.time() && price == entry.beforeSlippage();
        return price == stop ? bar.low() <= stop : (price == bar.open() || ofEntry) && price <= stop;
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
        long level = trade.level().getAsLong();
        boolean follows = switch (trade.kind()) {
            case STOP -> ownLevels || (trade.decidedAt() == entry.decidedAt() && level == prices.stop(1, entry.fill()));
            case TARGET ->
                ownLevels || (trade.decidedAt() == entry.decidedAt() && level == prices.target(1, entry.fill()));
            case TRAIL -> trails(trade, level, entry, bars);
            case OPEN, CLOSE, LIMIT, TIME, MARGIN, DELIST -> true;
        };
        return follows ? null : "level " + Money.format(level) + " does not follow from its entry, bars and settings";
    }

    private boolean trails(Trade trade, long level, Entry entry, LongFunction<BarLookup.@Nullable Found> bars) {
        long from = entry.fill();
        if (trade.decidedAt() != entry.decidedAt()) {
            BarLookup.Found raised = bars.apply(trade.decidedAt());
            if (raised == null || trade.decidedAt() < entry.enteredAt()) {
                return false;
            }
            from = raised.high();
        }
        return level == prices.trail(1, from);
    }
}
