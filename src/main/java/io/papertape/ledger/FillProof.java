package io.papertape.ledger;

import io.papertape.engine.market.VolumeCode;
import io.papertape.engine.order.CostModel;
import io.papertape.engine.order.CostModel.FilledSoFar;
import io.papertape.engine.order.FillRules;
import io.papertape.engine.order.PositionEffect;
import io.papertape.engine.order.Side;
import io.papertape.engine.order.Trade;
import io.papertape.engine.order.TradeKind;
import io.papertape.engine.portfolio.Money;
import io.papertape.engine.portfolio.MoneyOverflowException;
import io.papertape.engine.session.SessionEngine;
import io.papertape.settings.SessionSettings;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Proves from the stored bars that every fill of a session could have happened: within its bar, decided before
/// it, at a price that its order or level explains, for the costs of the session, within the volume. Takes the
/// trades in order. Memory grows by a few numbers per symbol. Not safe for use by several threads.
final class FillProof {

    private final FillRules rules;
    private final CostModel costs;
    private final LevelProof levels;
    private final Bars bars;
    private final LastPrices prices;
    private final boolean sellsShort;
    private final boolean needsVolume;
    private final Map<Integer, OrderSoFar> orders = new HashMap<>();

    /// @param ownLevels whether the strategy gives prices of its own, which the books do not have
    /// @param bars finds those that the session was made from
    FillProof(SessionSettings settings, boolean ownLevels, Bars bars, LastPrices prices) {
        this.bars = bars;
        this.prices = prices;
        rules = settings.fillRules();
        costs = settings.costs();
        sellsShort = settings.shortRules().allowed();
        levels = new LevelProof(rules, costs.tick(), ownLevels, prices);
        needsVolume = rules.volumeLimit() > 0 || costs.hasImpact();
    }

    /// What was filled of the last order of a symbol.
    ///
    /// @param usedAt slice of the last fill
    /// @param used what was filled in it, of whichever order
    private record OrderSoFar(long number, long decidedAt, FilledSoFar filled, long charged, long usedAt, long used) {

        private static final OrderSoFar NONE =
                new OrderSoFar(-1, Long.MIN_VALUE, FilledSoFar.NOTHING, 0, Long.MIN_VALUE, 0);
    }

    /// What a trade is proven from.
    interface Bars {

        /// The bar of a symbol at a time; null where there is none.
        BarLookup.@Nullable Found at(int symbol, long time);

        /// The last bar of a symbol up to a time; null where there is none.
        ///
        /// @param storedTo time up to which all bars of the session are stored
        BarLookup.@Nullable Found last(int symbol, long time, long storedTo);
    }

    /// Takes a split of a position in.
    ///
    /// @param quantity what is held after it
    void split(int symbol, long quantity) {
        levels.split(symbol, quantity);
    }

    /// What is wrong with the next trade; null where nothing is.
    @Nullable
    String take(Trade trade) {
        try {
            if (trade.kind() == TradeKind.DELIST) {
                return delisted(trade);
            }
            return trade.reason().startsWith(SessionEngine.CLOSED_AT_END) && trade.kind() == TradeKind.CLOSE
                    ? atEnd(trade)
                    : inBar(trade);
        } catch (MoneyOverflowException e) {
            return "price, slippage and commission cannot be: " + e.getMessage();
        }
    }

    /// Its quantity and price are proven from the action.
    private @Nullable String delisted(Trade trade) {
        boolean plain = trade.effect() == PositionEffect.CLOSE
                && trade.slippage() == 0
                && trade.commission() == 0
                && trade.level().isEmpty()
                && trade.decidedAt() == trade.time();
        if (plain) {
            levels.take(trade);
            return null;
        }
        return "a position that is delisted is closed without slippage, commission and level, and decided at once";
    }

    private @Nullable String atEnd(Trade trade) {
        long last = prices.at(trade.symbol(), trade.time());
        if (last == 0 || last != trade.priceBeforeSlippage()) {
            return "price and slippage do not give the last price";
        }
        String fault = costFault(trade, false, 0, FilledSoFar.NOTHING, 0);
        levels.take(trade);
        return fault;
    }

    private @Nullable String inBar(Trade trade) {
        BarLookup.Found bar = bars.at(trade.symbol(), trade.time());
        long price = trade.priceBeforeSlippage();
        if (bar == null) {
            return "there is no bar at traded_at";
        }
        if (price < bar.low() || price > bar.high()) {
            return "the price before slippage, " + Money.format(price) + ", is outside its bar, "
                    + Money.format(bar.low()) + " to " + Money.format(bar.high());
        }
        OrderSoFar last = orders.getOrDefault(trade.symbol(), OrderSoFar.NONE);
        boolean goesOn = last.number() == trade.orderNumber();
        if (goesOn && last.decidedAt() != trade.decidedAt()) {
            return "decided_at is not that of the order's first fill";
        }
        if (trade.decidedAt() > trade.time() || (trade.decidedAt() == trade.time() && !mayFillAtOnce(trade))) {
            return "decided_at is not before traded_at";
        }
        boolean maker = levels.isAtLimit(trade, bar);
        if (!maker && !levels.isAtStop(trade, bar) && !isAtMarket(trade, bar, goesOn)) {
            return "the price before slippage, " + Money.format(price) + ", is not explained by kind, level and bar";
        }
        String fault = levels.fault(trade, time -> bars.at(trade.symbol(), time));
        return fault == null ? booked(trade, bar, last, goesOn, maker) : fault;
    }

    /// @param last order of the symbol
    /// @param goesOn whether the trade is of that order
    private @Nullable String booked(Trade trade, BarLookup.Found bar, OrderSoFar last, boolean goesOn, boolean maker) {
        FilledSoFar filled = goesOn ? last.filled() : FilledSoFar.NOTHING;
        long charged = goesOn ? last.charged() : 0;
        long volume = needsVolume ? VolumeCode.units(bar.volumeCode()) : 0;
        String fault = costFault(trade, maker, volume, filled, charged);
        boolean asMaker = maker && fault == null;
        if (maker && fault != null && isAtMarket(trade, bar, true)) {
            fault = costFault(trade, false, volume, filled, charged);
        }
        if (fault != null) {
            return fault;
        }
        if (needsVolume && volume == 0) {
            return "its bar has no volume";
        }
        long used = trade.quantity() + (last.usedAt() == trade.time() ? last.used() : 0);
        if (rules.volumeLimit() > 0 && used > Money.timesRateFloor(volume, rules.volumeLimit())) {
            return "the fills of its bar are " + Money.format(used) + ", which is more than volumeLimit of "
                    + Money.format(volume);
        }
        orders.put(
                trade.symbol(),
                new OrderSoFar(
                        trade.orderNumber(),
                        trade.decidedAt(),
                        filled.plus(asMaker, trade.quantity(), Money.value(trade.quantity(), trade.price())),
                        charged + trade.commission(),
                        trade.time(),
                        used));
        levels.take(trade);
        return null;
    }

    private boolean mayFillAtOnce(Trade trade) {
        return rules.timing().isAtOnce()
                && switch (trade.kind()) {
                    case OPEN, CLOSE, TIME -> true;
                    case STOP, TARGET, TRAIL, LIMIT, MARGIN, DELIST -> false;
                };
    }

    /// Whether a trade is at the price at which orders are filled that wait for none: those of the strategy at
    /// the market, and what a bar's volume has left of others.
    private boolean isAtMarket(Trade trade, BarLookup.Found bar, boolean goesOn) {
        if (trade.kind() == TradeKind.MARGIN) {
            return sellsShort && trade.effect() == PositionEffect.CLOSE && isAtMarginPrice(trade, bar);
        }
        boolean market = trade.level().isEmpty() || goesOn || trade.effect() == PositionEffect.CLOSE;
        return market && trade.priceBeforeSlippage() == atMarket(bar);
    }

    private long atMarket(BarLookup.Found bar) {
        return rules.timing().price(bar.open(), bar.high(), bar.low(), bar.close());
    }

    /// The next open, and what its volume has left is filled as others are.
    private boolean isAtMarginPrice(Trade trade, BarLookup.Found bar) {
        long price = trade.priceBeforeSlippage();
        return price == bar.open() || (needsVolume && !rules.timing().isAtOpen() && price == atMarket(bar));
    }

    private @Nullable String costFault(Trade trade, boolean maker, long volume, FilledSoFar filled, long charged) {
        long quantity = trade.quantity();
        if (quantity <= 0 || quantity % costs.lot() != 0) {
            return "quantity is no multiple of lot";
        }
        long price = trade.priceBeforeSlippage();
        long fill = costs.fill(trade.side(), maker, price, quantity, volume);
        boolean capped = !maker
                && levels.mayBeCapped(trade)
                && trade.slippage() >= 0
                && (trade.side() == Side.BUY ? trade.price() <= fill : trade.price() >= fill);
        long commission =
                costs.commission(filled.plus(maker, quantity, Money.value(quantity, trade.price()))) - charged;
        if ((fill != trade.price() && !capped) || commission != trade.commission()) {
            return "price " + Money.format(trade.price()) + ", slippage " + Money.format(trade.slippage())
                    + ", commission " + Money.format(trade.commission())
                    + " and realized_pnl do not agree with the rates of the session";
        }
        return null;
    }
}
