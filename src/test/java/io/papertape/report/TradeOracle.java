package io.papertape.report;

import static io.papertape.report.SessionBooks.isSell;
import static io.papertape.report.SessionBooks.money;
import static io.papertape.report.SessionBooks.time;
import static io.papertape.report.ViewRows.row;

import java.math.BigDecimal;
import java.math.MathContext;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What the views of the trades must show, from the trades and the prices.
final class TradeOracle {

    private static final BigDecimal HALF = new BigDecimal("0.5");

    private final SessionBooks books;

    /// A buy and the next trade of its symbol, which sells all of it.
    record RoundTrip(Map<String, Object> buy, Map<String, Object> sell) {

        BigDecimal gain() {
            return money(buy, "cash_flow").add(money(sell, "cash_flow"));
        }

        double days() {
            return DrawdownOracle.elapsedDays(time(buy, "traded_at"), time(sell, "traded_at"));
        }
    }

    TradeOracle(SessionBooks books) {
        this.books = books;
    }

    List<RoundTrip> roundTrips() {
        Map<Object, Map<String, Object>> open = new HashMap<>();
        List<RoundTrip> trips = new ArrayList<>();
        for (Map<String, Object> trade : books.trades()) {
            if (isSell(trade)) {
                trips.add(new RoundTrip(open.remove(trade.get("symbol")), trade));
            } else {
                open.put(trade.get("symbol"), trade);
            }
        }
        return trips;
    }

    List<Map<String, @Nullable Object>> trades() {
        return books.trades().stream().map(this::trade).toList();
    }

    /// Every order is filled at once at the close that decided it.
    private Map<String, @Nullable Object> trade(Map<String, Object> trade) {
        PricedBar latest = bars(trade, null).getLast();
        Map<String, @Nullable Object> row = row("session", books.name());
        for (String column : List.of(
                "trade_no",
                "traded_at",
                "symbol",
                "side",
                "quantity",
                "price",
                "commission",
                "slippage",
                "cash_flow",
                "realized_pnl",
                "reason")) {
            row.put(column, trade.get(column));
        }
        row.put("market_price", latest.close());
        row.put("requested_quantity", trade.get("requested_quantity"));
        row.put("limited_by", trade.get("limited_by"));
        row.put("explanation", explanation(trade, latest.close()));
        row.put("order_no", trade.get("trade_no"));
        row.put("kind", isSell(trade) ? "CLOSE" : "OPEN");
        row.put("level", null);
        row.put("decided_at", trade.get("traded_at"));
        row.put("ambiguous", false);
        row.put("other_pnl", null);
        row.put("position_effect", trade.get("position_effect"));
        return row;
    }

    private static String explanation(Map<String, Object> trade, BigDecimal close) {
        BigDecimal quantity = money(trade, "quantity");
        BigDecimal slippage = money(trade, "slippage");
        String text = trade.get("reason") + "; " + plain(quantity)
                + (quantity.compareTo(BigDecimal.ONE) == 0 ? " share" : " shares") + " at "
                + plain(money(trade, "price")) + ", which is the close";
        if (slippage.signum() != 0) {
            text += " " + plain(close) + (isSell(trade) ? " less " : " and ") + plain(slippage) + " of slippage";
        }
        if (trade.get("limited_by") != null) {
            text += "; risk cut " + plain(money(trade, "requested_quantity")) + " shares to " + plain(quantity) + " by "
                    + trade.get("limited_by");
        }
        return text;
    }

    private static String plain(BigDecimal value) {
        return value.stripTrailingZeros().toPlainString();
    }

    List<Map<String, @Nullable Object>> roundTripRows() {
        return roundTrips().stream()
                .map(trip -> row(
                        "session", books.name(),
                        "symbol", trip.buy().get("symbol"),
                        "entered_at", trip.buy().get("traded_at"),
                        "exited_at", trip.sell().get("traded_at"),
                        "holding_days", trip.days(),
                        "quantity", trip.buy().get("quantity"),
                        "entry_price", trip.buy().get("price"),
                        "exit_price", trip.sell().get("price"),
                        "commission", money(trip.buy(), "commission").add(money(trip.sell(), "commission")),
                        "realized_pnl", trip.gain(),
                        "return_on_cost",
                                ratio(
                                        trip.gain(),
                                        money(trip.buy(), "cash_flow").negate()),
                        "worst_excursion", excursion(trip, PricedBar::low, false),
                        "best_excursion", excursion(trip, PricedBar::high, true),
                        "entry_trade_no", trip.buy().get("trade_no"),
                        "exit_trade_no", trip.sell().get("trade_no"),
                        "entry_reason", trip.buy().get("reason"),
                        "exit_reason", trip.sell().get("reason"),
                        "side", "LONG"))
                .toList();
    }

    /// Over the bars after that of the buy, up to that of the sell.
    private @Nullable Double excursion(RoundTrip trip, Function<PricedBar, BigDecimal> price, boolean best) {
        BigDecimal entry = money(trip.buy(), "price");
        return bars(trip.sell(), time(trip.buy(), "traded_at")).stream()
                .map(price)
                .reduce(best ? BigDecimal::max : BigDecimal::min)
                .map(extreme -> ratio(extreme.subtract(entry), entry))
                .orElse(null);
    }

    /// Bars of the trade's symbol until the trade, and after another time, if any.
    private List<PricedBar> bars(Map<String, Object> trade, @Nullable LocalDateTime after) {
        return books.bars().stream()
                .filter(bar -> bar.symbol().equals(trade.get("symbol"))
                        && !bar.time().isAfter(time(trade, "traded_at"))
                        && (after == null || bar.time().isAfter(after)))
                .toList();
    }

    List<Map<String, @Nullable Object>> symbolPnl(List<Map<String, Object>> openPositions) {
        Map<String, List<Map<String, Object>>> bySymbol = new TreeMap<>(books.trades().stream()
                .collect(Collectors.groupingBy(trade -> trade.get("symbol").toString())));
        return bySymbol.entrySet().stream()
                .map(entry -> {
                    List<RoundTrip> trips = roundTrips().stream()
                            .filter(trip -> trip.buy().get("symbol").equals(entry.getKey()))
                            .toList();
                    long won = trips.stream()
                            .filter(trip -> trip.gain().signum() > 0)
                            .count();
                    List<Map<String, Object>> buys = some(entry.getValue(), false);
                    List<Map<String, Object>> sells = some(entry.getValue(), true);
                    return row(
                            "session", books.name(),
                            "symbol", entry.getKey(),
                            "trades", entry.getValue().size(),
                            "round_trips", trips.size(),
                            "win_rate", trips.isEmpty() ? null : (double) won / trips.size(),
                            "realized_pnl", sum(trips, RoundTrip::gain),
                            "unrealized_pnl",
                                    sum(
                                            held(openPositions, entry.getKey()),
                                            position -> money(position, "unrealized_pnl")),
                            "commission", sum(entry.getValue(), trade -> money(trade, "commission")),
                            "slippage_cost", sum(entry.getValue(), TradeOracle::slippageCost),
                            "bought", sum(buys, TradeOracle::value),
                            "sold", sum(sells, TradeOracle::value),
                            "turnover",
                                    sum(entry.getValue(), TradeOracle::value).multiply(HALF),
                            "dividends", BigDecimal.ZERO,
                            "split_cash", BigDecimal.ZERO,
                            "borrow_fees", BigDecimal.ZERO,
                            "total_pnl",
                                    sum(entry.getValue(), trade -> money(trade, "cash_flow"))
                                            .add(sum(
                                                    held(openPositions, entry.getKey()),
                                                    position -> money(position, "market_value"))));
                })
                .toList();
    }

    private static List<Map<String, Object>> held(List<Map<String, Object>> openPositions, String symbol) {
        return openPositions.stream()
                .filter(position -> position.get("symbol").equals(symbol))
                .toList();
    }

    List<Map<String, @Nullable Object>> costs() {
        Map<YearMonth, List<Map<String, Object>>> months = new TreeMap<>(books.trades().stream()
                .collect(Collectors.groupingBy(trade -> YearMonth.from(time(trade, "traded_at")))));
        return months.entrySet().stream()
                .map(month -> {
                    BigDecimal value = sum(month.getValue(), TradeOracle::value);
                    BigDecimal commission = sum(month.getValue(), trade -> money(trade, "commission"));
                    BigDecimal slippage = sum(month.getValue(), TradeOracle::slippageCost);
                    return row(
                            "session", books.name(),
                            "calendar_year", month.getKey().getYear(),
                            "calendar_month", month.getKey().getMonthValue(),
                            "trades", month.getValue().size(),
                            "traded_value", value,
                            "commission", commission,
                            "slippage_cost", slippage,
                            "cost_rate", ratio(commission.add(slippage), value),
                            "borrow_fees", BigDecimal.ZERO);
                })
                .toList();
    }

    static BigDecimal value(Map<String, Object> trade) {
        return money(trade, "quantity").multiply(money(trade, "price"));
    }

    static BigDecimal slippageCost(Map<String, Object> trade) {
        return money(trade, "quantity").multiply(money(trade, "slippage"));
    }

    static <T> BigDecimal sum(List<T> all, Function<T, BigDecimal> value) {
        return all.stream().map(value).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    static double ratio(BigDecimal part, BigDecimal whole) {
        return part.divide(whole, MathContext.DECIMAL64).doubleValue();
    }

    private static List<Map<String, Object>> some(List<Map<String, Object>> trades, boolean sells) {
        return trades.stream().filter(trade -> isSell(trade) == sells).toList();
    }
}
