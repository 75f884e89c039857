package io.papertape.ledger;

import io.papertape.database.SqlTypes;
import io.papertape.engine.order.PositionEffect;
import io.papertape.engine.order.Side;
import io.papertape.engine.order.Trade;
import io.papertape.engine.portfolio.Money;
import java.math.BigDecimal;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Proves from the rows of a session, in order, that its trades balance by themselves and come to its open positions.
/// Products are compared to their last digit. Of each rule the first row that breaks it is told. Memory grows by a few
/// numbers per symbol. Not safe for use by several threads.
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

    private final List<String> symbols;
    private final SymbolIndex indexes;
    private final Map<Rule, String> findings = new EnumMap<>(Rule.class);
    private final Map<Integer, Trade> lastTrades = new HashMap<>();
    private final Map<Integer, Long> bought = new HashMap<>();

    /// @param symbols the session's symbols, by index
    TradeProof(List<String> symbols) {
        this.symbols = symbols;
        indexes = new SymbolIndex(symbols);
    }

    /// Takes the next trade in.
    void take(StoredTrade stored) {
        Trade trade = stored.trade();
        if (!cashFlowAgrees(trade)) {
            findings.computeIfAbsent(Rule.CASH_FLOW, rule -> told(trade) + cashFlowFault(trade));
        }
        Trade before = lastTrades.put(trade.symbol(), trade);
        if (trade.effect() == PositionEffect.CLOSE && !closes(trade, before)) {
            findings.computeIfAbsent(Rule.ROUND_TRIP, rule -> told(trade) + roundTripFault(trade));
        }
        if (stored.halfExcursion() || !isExplained(trade)) {
            findings.computeIfAbsent(Rule.EXPLANATION, rule -> told(trade) + UNEXPLAINED);
        }
        bought.merge(trade.symbol(), trade.side() == Side.BUY ? trade.quantity() : -trade.quantity(), Math::addExact);
    }

    /// Compares the open positions with the trades, which are all taken in.
    ///
    /// @param positions of the session, in order of their symbols
    /// @param lastSliceAt epoch milliseconds UTC, or null without a slice
    void compare(List<StoredPosition> positions, @Nullable Long lastSliceAt) {
        compareQuantities(positions);
        for (StoredPosition position : positions) {
            if (!agrees(position, lastTrades.get(indexes.find(position.symbol())), lastSliceAt)) {
                findings.putIfAbsent(
                        Rule.POSITION,
                        "open_position " + position.symbol()
                                + ": entry_price, market_value, unrealized_pnl, lowest_price, highest_price or"
                                + " last_bar_at do not agree with quantity, last_price, the buy and last_slice_at");
            }
        }
    }

    /// What breaks each rule first; empty when nothing does.
    List<String> findings() {
        return List.copyOf(findings.values());
    }

    /// What was bought and not sold is open.
    private void compareQuantities(List<StoredPosition> positions) {
        Map<String, Long> held = new TreeMap<>();
        bought.keySet().forEach(symbol -> held.put(symbols.get(symbol), 0L));
        positions.forEach(position -> held.put(position.symbol(), position.quantity()));
        held.forEach((symbol, quantity) -> {
            long traded = bought.getOrDefault(indexes.find(symbol), 0L);
            if (quantity != traded) {
                findings.putIfAbsent(
                        Rule.QUANTITY,
                        "open_position " + symbol + ": quantity is " + plain(quantity) + " but bought − sold is "
                                + plain(traded));
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

    /// An exit closes the entry before it: both are of one quantity, on opposite sides, and its realized P&L is the
    /// cash flow of both.
    private static boolean closes(Trade exit, @Nullable Trade entry) {
        return entry != null
                && entry.side() != exit.side()
                && entry.effect() == PositionEffect.OPEN
                && entry.quantity() == exit.quantity()
                && exit.realizedPnl().equals(OptionalLong.of(Math.addExact(exit.cashFlow(), entry.cashFlow())))
                && exit.entryNumber().equals(OptionalLong.of(entry.number()));
    }

    private static String roundTripFault(Trade trade) {
        OptionalLong realized = trade.realizedPnl();
        OptionalLong entry = trade.entryNumber();
        return "quantity " + plain(trade.quantity()) + ", realized_pnl "
                + (realized.isPresent() ? plain(realized.getAsLong()) : "null") + " and entry_trade_no "
                + (entry.isPresent() ? Long.toString(entry.getAsLong()) : "null") + " do not agree with the "
                + (trade.side() == Side.BUY ? "sell" : "buy") + " before it";
    }

    /// What a trade tells of itself can be: an entry is of what was requested, or of less by a limit, and closes
    /// nothing; an exit is of what was requested.
    private static boolean isExplained(Trade trade) {
        boolean entry = trade.effect() == PositionEffect.OPEN;
        boolean quantity = switch (Long.compare(trade.requestedQuantity(), trade.quantity())) {
            case 0 -> trade.limitedBy() == null;
            case 1 -> entry && trade.limitedBy() != null;
            default -> false;
        };
        return quantity && !(entry && (trade.entryNumber().isPresent() || trade.excursion() != null));
    }

    /// An open position is worth its quantity at its last price, which was reached since its entry, and stands as that
    /// does. That price is of a later bar than the entry's where one was seen.
    private static boolean agrees(StoredPosition position, @Nullable Trade last, @Nullable Long lastSliceAt) {
        if (last == null || last.effect() != PositionEffect.OPEN) {
            return false;
        }
        boolean entry = position.entryPrice() == last.price() && position.enteredAt() == last.time();
        boolean value = isProduct(position.quantity(), position.lastPrice(), position.marketValue())
                && isProduct(
                        position.quantity(),
                        position.entryPrice(),
                        Math.subtractExact(position.marketValue(), position.unrealizedPnl()));
        return entry && value && barAgrees(position, lastSliceAt);
    }

    private static boolean barAgrees(StoredPosition position, @Nullable Long lastSliceAt) {
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
        return seen && position.lastPrice() >= lowest.getAsLong() && position.lastPrice() <= highest.getAsLong();
    }

    /// Whether a × b = product, where all three are in units of 0.00000001.
    private static boolean isProduct(long a, long b, long product) {
        return Money.compareProducts(a, b, product, Money.ONE) == 0;
    }

    private String told(Trade trade) {
        return "trade " + trade.number() + " (" + trade.side() + " " + symbols.get(trade.symbol()) + "): ";
    }

    private static String plain(long units) {
        return SqlTypes.decimal(units).toPlainString();
    }
}
