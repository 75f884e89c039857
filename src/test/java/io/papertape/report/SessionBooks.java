package io.papertape.report;

import io.papertape.batch.replay.TestBooks;
import io.papertape.engine.performance.ReferenceMetrics;
import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// What the tables and the price file say of one session.
///
/// @param session the row of the session
/// @param points its equity points, oldest first
/// @param trades its trades, oldest first
/// @param runs its runs, oldest first
/// @param bars the bars that it has seen, oldest first
/// @param symbols in the order of the session
record SessionBooks(
        Map<String, Object> session,
        List<Map<String, Object>> points,
        List<Map<String, Object>> trades,
        List<Map<String, Object>> runs,
        List<PricedBar> bars,
        List<String> symbols) {

    static SessionBooks of(TestBooks books, String name, RandomMarket market) {
        Map<String, Object> session =
                books.rows("SELECT * FROM paper_session WHERE name = ?", name).getFirst();
        Object id = session.get("session_id");
        LocalDateTime last = time(session, "last_slice_at");
        return new SessionBooks(
                session,
                books.rows("SELECT * FROM equity_point WHERE session_id = ? ORDER BY recorded_at", id),
                books.rows("SELECT * FROM trade WHERE session_id = ? ORDER BY trade_no", id),
                books.rows("SELECT * FROM session_run WHERE session_id = ? ORDER BY run_id", id),
                market.bars().stream().filter(bar -> !bar.time().isAfter(last)).toList(),
                market.symbols());
    }

    String name() {
        return session.get("name").toString();
    }

    BigDecimal initial() {
        return money(session, "initial_capital");
    }

    double riskFreeRate() {
        return money(session, "risk_free_rate").doubleValue();
    }

    int periodsPerYear() {
        Object given = session.get("periods_per_year");
        if (given != null) {
            return (Integer) given;
        }
        return ReferenceMetrics.periodsPerYear(dates());
    }

    String periodsReason() {
        return session.get("periods_per_year") != null
                ? "given as periodsPerYear"
                : weekends() + " of " + dates().size() + " dates are Saturdays or Sundays";
    }

    private long weekends() {
        return dates().stream()
                .filter(date -> date.getDayOfWeek().compareTo(DayOfWeek.SATURDAY) >= 0)
                .count();
    }

    private SortedSet<LocalDate> dates() {
        return points.stream().map(SessionBooks::day).collect(Collectors.toCollection(TreeSet::new));
    }

    /// What every metric must be, from the trades, the equity points and the prices.
    ReferenceMetrics metrics() {
        return new ReferenceMetrics(
                initial(),
                riskFreeRate(),
                (Integer) session.get("periods_per_year"),
                points.stream()
                        .map(point -> new ReferenceMetrics.Point(
                                time(point, "recorded_at"), money(point, "equity"), money(point, "positions_value")))
                        .toList(),
                trades.stream()
                        .map(trade -> new ReferenceMetrics.Fill(
                                trade.get("symbol"),
                                time(trade, "traded_at"),
                                !isSell(trade),
                                money(trade, "quantity"),
                                money(trade, "price"),
                                money(trade, "commission"),
                                money(trade, "slippage"),
                                money(trade, "cash_flow")))
                        .toList(),
                new DayOracle(this)
                        .days().stream()
                                .map(day -> BigDecimal.valueOf(
                                        day.benchmark() / initial().doubleValue()))
                                .toList());
    }

    static LocalDate day(Map<String, Object> point) {
        return time(point, "recorded_at").toLocalDate();
    }

    static BigDecimal money(Map<String, Object> row, String column) {
        return (BigDecimal) row.get(column);
    }

    static LocalDateTime time(Map<String, Object> row, String column) {
        return (LocalDateTime) row.get(column);
    }

    static long number(Map<String, Object> row, String column) {
        return ((Number) row.get(column)).longValue();
    }

    static boolean isSell(Map<String, Object> trade) {
        return trade.get("side").equals("SELL");
    }
}
