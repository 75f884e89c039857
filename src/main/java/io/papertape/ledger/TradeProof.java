package io.papertape.ledger;

import io.papertape.database.SqlTypes;
import io.papertape.engine.market.SymbolNames;
import io.papertape.engine.order.FillTiming;
import io.papertape.engine.order.PositionEffect;
import io.papertape.engine.order.Side;
import io.papertape.engine.order.Trade;
import io.papertape.engine.order.TradeKind;
import io.papertape.engine.portfolio.Account;
import io.papertape.engine.portfolio.CashEvent;
import io.papertape.engine.portfolio.Excursion;
import io.papertape.engine.portfolio.Lot;
import io.papertape.engine.portfolio.LotPart;
import io.papertape.engine.portfolio.Money;
import io.papertape.engine.portfolio.Position;
import io.papertape.engine.portfolio.Proportion;
import java.math.BigDecimal;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Proves from the rows of a session, in order, that its trades balance by themselves and come to
/// its open positions. Products are compared to their last digit. Of each rule the first row that
/// breaks it is told. Memory grows by a few numbers per symbol. Not safe for use by several
/// threads.
final class TradeProof {

    /// What is said of a trade that cannot have been made like that.
    static final String UNEXPLAINED = "requested_quantity, limited_by, entry_trade_no, lowest_price or highest_price do"
            + " not agree with side, quantity and price";

    private enum Rule {
        CASH_FLOW,
        ROUND_TRIP,
        EXPLANATION,
        QUANTITY,
        POSITION
    }

    private final SymbolNames symbols;
    private final Map<Rule, String> findings = new EnumMap<>(Rule.class);
    private final Map<Integer, Long> bought = new HashMap<>();

    /// What the trades make of an account, whose cash does not matter.
    private final Account account;

    private final boolean sellsShort;

    /// Whether events have changed quantities.
    private boolean changed;

    /// Numbers of the entries at a close, whose bar their position has not seen, by symbol.
    private final Map<Integer, Long> enteredAtClose = new HashMap<>();

    private final FillTiming timing;

    /// @param symbols the session's symbols
    /// @param timing of orders at the market
    /// @param account what the trades make, which somebody else lets actions change
    /// @param sellsShort whether a sell may open a position
    TradeProof(SymbolNames symbols, FillTiming timing, Account account, boolean sellsShort) {
        this.symbols = symbols;
        this.timing = timing;
        this.account = account;
        this.sellsShort = sellsShort;
    }

    /// Takes the next trade in.
    void take(StoredTrade stored) {
        Trade trade = stored.trade();
        if (!cashFlowAgrees(trade)) {
            findings.computeIfAbsent(Rule.CASH_FLOW, rule -> told(trade) + cashFlowFault(trade));
        }
        if (!findings.containsKey(Rule.ROUND_TRIP) && !isBooked(trade)) {
            findings.put(Rule.ROUND_TRIP, told(trade) + roundTripFault(trade));
        }
        if (stored.halfExcursion() || !isExplained(trade)) {
            findings.computeIfAbsent(Rule.EXPLANATION, rule -> told(trade) + UNEXPLAINED);
        }
        bought.merge(trade.symbol(), trade.side().sign() * trade.quantity(), Math::addExact);
    }

    /// Takes an event in, whose position is changed already.
    void take(CashEvent event) {
        if (event.quantityChange() != 0) {
            bought.merge(event.symbol(), event.quantityChange(), Math::addExact);
            changed = true;
        }
    }

    /// Compares the open positions with the trades, which are all taken in.
    ///
    /// @param positions of the session, in order of their symbols
    /// @param lastSliceAt epoch milliseconds UTC, or null without a slice
    /// @param date of that slice
    void compare(List<StoredPosition> positions, @Nullable Long lastSliceAt, long date) {
        List<String> names = symbols.at(date);
        SymbolIndex indexes = new SymbolIndex(names);
        compareQuantities(positions, names, indexes);
        for (StoredPosition position : positions) {
            if (!agrees(position, indexes.find(position.symbol()), lastSliceAt)) {
                findings.putIfAbsent(
                        Rule.POSITION,
                        "open_position " + position.symbol()
                                + ": entry_price, market_value, unrealized_pnl, lowest_price, highest_price or"
                                + " last_bar_at do not agree with quantity, last_price, the "
                                + (position.quantity() < 0 ? "sell" : "buy") + " and last_slice_at");
            }
        }
    }

    /// What breaks each rule first; empty when nothing does.
    List<String> findings() {
        return List.copyOf(findings.values());
    }

    /// What was bought and not sold is open.
    private void compareQuantities(List<StoredPosition> positions, List<String> names, SymbolIndex indexes) {
        Map<String, Long> held = new TreeMap<>();
        bought.keySet().forEach(symbol -> held.put(names.get(symbol), 0L));
        positions.forEach(position -> held.put(position.symbol(), position.quantity()));
        held.forEach((symbol, quantity) -> {
            long traded = bought.getOrDefault(indexes.find(symbol), 0L);
            if (quantity != traded) {
                findings.putIfAbsent(
                        Rule.QUANTITY,
                        "open_position " + symbol + ": quantity is " + plain(quantity) + " but bought − sold "
                                + (changed ? "+ sum(quantity_change) is " : "is ") + plain(traded));
            }
        });
    }

    /// The cash flow of a trade is its value and commission.
    private static boolean cashFlowAgrees(Trade trade) {
        long value = trade.side() == Side.BUY
                ? -Math.addExact(trade.cashFlow(), trade.commission())
                : Math.addExact(trade.cashFlow(), trade.commission());
        return isProduct(trade.quantity(), trade.price(), value);
    }

    private static String cashFlowFault(Trade trade) {
        BigDecimal value = SqlTypes.decimal(trade.quantity()).multiply(SqlTypes.decimal(trade.price()));
        return "cash_flow is " + plain(trade.cashFlow()) + " but quantity, price and commission give "
                + (trade.side() == Side.BUY ? value.negate() : value)
                        .subtract(SqlTypes.decimal(trade.commission()))
                        .toPlainString();
    }

    /// An entry adds to the position of its symbol. An exit closes what was opened first, at most
    /// all of it, and realizes its cash flow and that of what it closes.
    private boolean isBooked(Trade trade) {
        Position held = account.position(trade.symbol());
        int sign = trade.side().sign();
        if (trade.effect() == PositionEffect.OPEN) {
            boolean may = (sign > 0 || sellsShort) && (held == null || held.sign() == sign);
            if (may) {
                if (trade.kind() == TradeKind.OPEN && !timing.isAtOpen()) {
                    enteredAtClose.put(trade.symbol(), trade.number());
                }
                account.enter(
                        trade.symbol(),
                        sign,
                        new Lot(trade.number(), trade.time(), trade.price(), trade.quantity(), trade.commission(), 0),
                        null,
                        0);
            }
            return may && trade.realizedPnl().isEmpty();
        }
        if (held == null || held.sign() == sign || trade.quantity() > held.quantity()) {
            return false;
        }
        Lot first = held.lots().getFirst();
        boolean whole =
                held.lots().size() == 1 && first.sold() == 0 && !first.isSplit() && trade.quantity() == held.quantity();
        List<LotPart> parts = account.leave(held, trade.quantity(), 0);
        long paid = 0;
        for (LotPart part : parts) {
            paid = Math.addExact(paid, Math.addExact(held.sign() * part.cost(), part.entryCommission()));
        }
        return trade.realizedPnl().equals(OptionalLong.of(Math.subtractExact(trade.cashFlow(), paid)))
                && trade.entryNumber().equals(OptionalLong.of(parts.getFirst().entryNumber()))
                && trade.parts().equals(whole ? List.of() : parts);
    }

    private static String roundTripFault(Trade trade) {
        OptionalLong realized = trade.realizedPnl();
        OptionalLong entry = trade.entryNumber();
        return "quantity " + plain(trade.quantity()) + ", realized_pnl "
                + (realized.isPresent() ? plain(realized.getAsLong()) : "null") + " and entry_trade_no "
                + (entry.isPresent() ? Long.toString(entry.getAsLong()) : "null") + " do not agree with the "
                + (trade.side() == Side.BUY ? "sell" : "buy") + " before it"
                + (trade.parts().isEmpty() ? "" : ", or trade_part with what was opened first");
    }

    /// What a trade tells of itself can be: an entry is of what was requested, or of less by a
    /// limit, and closes nothing; an exit is of what was requested, at a price that its position
    /// has seen, unless its symbol was delisted.
    private static boolean isExplained(Trade trade) {
        boolean entry = trade.effect() == PositionEffect.OPEN;
        boolean quantity = switch (Long.compare(trade.requestedQuantity(), trade.quantity())) {
            case 0 -> trade.limitedBy() == null;
            case 1 -> entry && trade.limitedBy() != null;
            default -> false;
        };
        if (entry) {
            return quantity && trade.entryNumber().isEmpty() && trade.excursion() == null;
        }
        Excursion seen = trade.excursion();
        long price = trade.priceBeforeSlippage();
        return quantity
                && (seen == null
                        || trade.kind() == TradeKind.DELIST
                        || (seen.lowest() <= price && price <= seen.highest()));
    }

    /// An open position is worth its quantity at its last price, which was reached since its entry,
    /// and stands as that does. That price is of a later bar than the entry's where one was seen.
    private boolean agrees(StoredPosition position, int symbol, @Nullable Long lastSliceAt) {
        Position held = symbol < 0 ? null : account.position(symbol);
        if (held == null || held.signedQuantity() != position.quantity()) {
            return findings.containsKey(Rule.QUANTITY) || findings.containsKey(Rule.ROUND_TRIP);
        }
        boolean entry = position.entryPrice() == held.entryPrice() && position.enteredAt() == held.enteredAt();
        int sign = held.sign();
        boolean value = isProduct(held.quantity(), position.lastPrice(), sign * position.marketValue())
                && Math.subtractExact(position.marketValue(), position.unrealizedPnl()) == sign * held.cost();
        return entry
                && value
                && barAgrees(
                        position, lastSliceAt, Long.valueOf(held.entryNumber()).equals(enteredAtClose.get(symbol)));
    }

    /// @param atClose whether it was opened at the close of its bar, so that it has seen the bars
    ///     after that alone
    private static boolean barAgrees(StoredPosition position, @Nullable Long lastSliceAt, boolean atClose) {
        Long bar = position.lastBarAt();
        if (bar == null || lastSliceAt == null || bar > lastSliceAt || bar < position.enteredAt()) {
            return false;
        }
        boolean seen = bar > position.enteredAt();
        OptionalLong lowest = position.lowestPrice();
        OptionalLong highest = position.highestPrice();
        if (lowest.isEmpty() || highest.isEmpty()) {
            return !seen && lowest.isEmpty() && highest.isEmpty();
        }
        return (seen || !atClose)
                && position.lastPrice() >= lowest.getAsLong()
                && position.lastPrice() <= highest.getAsLong();
    }

    /// Whether a × b, rounded half-even, is the product, where all three are in units of
    /// 0.00000001.
    private static boolean isProduct(long a, long b, long product) {
        return a >= 0 && b >= 0 && Proportion.of(a, b, Money.ONE) == product;
    }

    /// Which trade it is, for what is found of it.
    String told(Trade trade) {
        return "trade " + trade.number() + " (" + trade.side() + " "
                + symbols.symbols().get(trade.symbol()) + "): ";
    }

    private static String plain(long units) {
        return SqlTypes.decimal(units).toPlainString();
    }
}
