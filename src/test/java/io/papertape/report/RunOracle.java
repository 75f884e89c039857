package io.papertape.report;

import static io.papertape.report.SessionBooks.money;
import static io.papertape.report.SessionBooks.number;
import static io.papertape.report.ViewRows.row;

import io.papertape.batch.replay.TestBooks;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// What the views of the sessions and their runs must show, from the tables beside the books.
final class RunOracle {

    private static final List<String> SUMMARY = List.of(
            "total_return",
            "cagr",
            "sharpe_ratio",
            "max_drawdown",
            "benchmark_return",
            "trades",
            "round_trips",
            "win_rate");
    private static final List<String> COMPARISON = List.of(
            "total_return",
            "benchmark_return",
            "cagr",
            "annual_volatility",
            "sharpe_ratio",
            "sortino_ratio",
            "max_drawdown",
            "calmar_ratio",
            "win_rate",
            "profit_factor",
            "exposure",
            "turnover",
            "trades");
    private static final List<String> RUN = List.of(
            "run_id",
            "status",
            "started_at",
            "ended_at",
            "first_slice_at",
            "last_slice_at",
            "slices",
            "bars",
            "trades",
            "rejected_bars",
            "refused_entries",
            "elapsed_ms");

    private static final List<String> READ_BY_PEOPLE =
            List.of("total_return", "benchmark_return", "cagr", "max_drawdown", "sharpe_ratio", "win_rate", "trades");

    private final TestBooks tables;
    private final SessionBooks books;
    private final Map<String, @Nullable Number> metrics;

    RunOracle(TestBooks tables, SessionBooks books) {
        this.tables = tables;
        this.books = books;
        metrics = books.metrics().values();
    }

    List<Map<String, @Nullable Object>> metrics() {
        List<Map<String, @Nullable Object>> rows = new ArrayList<>();
        metrics.forEach((name, value) -> rows.add(row(
                "session",
                books.name(),
                "position_no",
                rows.size() + 1,
                "metric",
                name,
                "metric_value",
                value == null ? null : value.doubleValue())));
        return rows;
    }

    List<Map<String, @Nullable Object>> summary() {
        Map<String, @Nullable Object> row = head(List.of("strategy", "parameters", "status"));
        row.put("first_slice_at", books.points().getFirst().get("recorded_at"));
        row.put("last_slice_at", books.points().getLast().get("recorded_at"));
        row.put("initial_capital", books.initial());
        row.put("equity", books.points().getLast().get("equity"));
        row.put("cash", books.points().getLast().get("cash"));
        SUMMARY.forEach(metric -> row.put(metric, metrics.get(metric)));
        row.put("open_positions", all("open_position").size());
        row.put("rejected_bars", all("rejected_bar").size());
        row.put(
                "refused_entries",
                books.runs().stream()
                        .mapToLong(run -> number(run, "refused_entries"))
                        .sum());
        row.put("locked_out_since", lockedOutSince());
        row.put("periods_per_year", metrics.get("periods_per_year"));
        row.put("periods_reason", books.periodsReason());
        Map<String, Object> last = books.runs().getLast();
        row.put("last_run_status", last.get("status"));
        row.put("last_run_at", last.get("ended_at"));
        row.put("last_run_failure", null);
        row.put("completed_at", last.get("ended_at"));
        row.put("trade_from_at", books.session().get("trade_from_at"));
        row.put("warm_up_slices", books.session().get("warm_up_slices"));
        row.put("fill", "close");
        row.put("intrabar", "stopFirst");
        row.put("open_orders", 0L);
        List.of("dividends", "split_cash", "borrow_fees", "receivables", "shorts_value")
                .forEach(column -> row.put(column, BigDecimal.ZERO));
        row.put("ruined", false);
        return List.of(row);
    }

    private @Nullable Object lockedOutSince() {
        BigDecimal peak = money(books.session(), "peak_equity");
        BigDecimal limit = peak.multiply(money(books.session(), "risk_max_drawdown"));
        boolean locked = books.session().get("status").equals("OPEN")
                && books.session().get("risk").equals("on")
                && books.session().get("risk_drawdown_reset") == null
                && peak.subtract(money(books.points().getLast(), "equity")).compareTo(limit) > 0
                && all("open_position").isEmpty();
        return locked ? books.trades().getLast().get("traded_at") : null;
    }

    List<Map<String, @Nullable Object>> comparison() {
        Map<String, @Nullable Object> row = head(List.of("strategy", "parameters"));
        row.put("symbols", books.symbols().size());
        row.put("first_slice_at", books.points().getFirst().get("recorded_at"));
        row.put("last_slice_at", books.points().getLast().get("recorded_at"));
        row.put("equity", books.points().getLast().get("equity"));
        COMPARISON.forEach(metric -> row.put(metric, metrics.get(metric)));
        return List.of(row);
    }

    List<Map<String, @Nullable Object>> runs() {
        return books.runs().stream()
                .sorted(Comparator.comparingLong(run -> -number(run, "run_id")))
                .map(run -> {
                    Map<String, @Nullable Object> row = row("session", books.name());
                    RUN.forEach(column -> row.put(column, run.get(column)));
                    long millis = number(run, "elapsed_ms");
                    row.put("bars_per_second", millis == 0 ? null : number(run, "bars") * 1000.0 / millis);
                    row.put("made_with", run.get("made_with"));
                    row.put("failure", run.get("failure"));
                    row.put("strategy_failures", run.get("strategy_failures"));
                    row.put("warm_up_slices", run.get("warm_up_slices"));
                    return row;
                })
                .toList();
    }

    List<Map<String, @Nullable Object>> openPositions() {
        return all("open_position").stream()
                .sorted(Comparator.comparing(position -> position.get("symbol").toString()))
                .map(position -> {
                    Map<String, @Nullable Object> row = copy(
                            position,
                            List.of(
                                    "symbol",
                                    "quantity",
                                    "entry_price",
                                    "entered_at",
                                    "last_price",
                                    "market_value",
                                    "unrealized_pnl"));
                    BigDecimal cost = money(position, "quantity").multiply(money(position, "entry_price"));
                    row.put("unrealized_return", TradeOracle.ratio(money(position, "unrealized_pnl"), cost));
                    row.put("last_bar_at", position.get("last_bar_at"));
                    row.put("stale", position.get("stale"));
                    List.of("stop_price", "target_price", "trail_price", "bars_held")
                            .forEach(level -> row.put(level, null));
                    row.put("side", "LONG");
                    return row;
                })
                .toList();
    }

    List<Map<String, @Nullable Object>> rejectedBars() {
        return all("rejected_bar").stream()
                .sorted(Comparator.comparingLong(bar -> number(bar, "line")))
                .map(bar -> copy(bar, List.of("file", "line", "symbol", "reason", "text", "run_id")))
                .toList();
    }

    List<Map<String, @Nullable Object>> refusedEntries() {
        return all("refused_entry").stream()
                .sorted(byNumbers("run_id", "refusal_no"))
                .map(entry -> copy(
                        entry,
                        List.of(
                                "run_id",
                                "refusal_no",
                                "refused_at",
                                "symbol",
                                "price",
                                "requested_quantity",
                                "signal",
                                "limited_by",
                                "reason")))
                .toList();
    }

    List<Map<String, @Nullable Object>> priceFiles() {
        List<Map<String, @Nullable Object>> rows = new ArrayList<>();
        for (Map<String, Object> run : books.runs().reversed()) {
            tables.rows("SELECT * FROM price_file WHERE run_id = ?", run.get("run_id")).stream()
                    .map(file -> copy(file, List.of("run_id", "file", "bytes", "sha256", "data_rows")))
                    .forEach(rows::add);
        }
        return rows;
    }

    /// Equity, metrics, trades, refused entries, rejected rows: the order of the report.
    List<Map<String, @Nullable Object>> changes() {
        Map<String, Object> run = books.runs().getLast();
        List<Map<String, @Nullable Object>> rows = new ArrayList<>(changedEquity(run));
        rows.addAll(changedMetrics(run));
        long first = number(run, "first_trade_no");
        books.trades().stream()
                .filter(trade -> number(trade, "trade_no") >= first)
                .forEach(trade -> rows.add(change(
                        11,
                        "trade",
                        trade.get("symbol"),
                        trade.get("traded_at"),
                        trade.get("side") + " " + plain(trade, "quantity") + " at " + plain(trade, "price"),
                        trade.get("reason"))));
        ofRun("refused_entry", run)
                .forEach(entry -> rows.add(change(
                        12,
                        "refused entry",
                        entry.get("symbol"),
                        entry.get("refused_at"),
                        "no BUY of " + plain(entry, "requested_quantity") + " at " + plain(entry, "price"),
                        entry.get("reason"))));
        ofRun("rejected_bar", run)
                .forEach(bar -> rows.add(change(
                        15,
                        "rejected row",
                        bar.get("file") + " line " + bar.get("line"),
                        null,
                        bar.get("text"),
                        bar.get("reason"))));
        return rows;
    }

    private List<Map<String, @Nullable Object>> changedEquity(Map<String, Object> run) {
        int last = books.points().size() - 1;
        int before = last - (int) number(run, "slices");
        BigDecimal now = money(books.points().get(last), "equity");
        BigDecimal was = before < 0 ? books.initial() : money(books.points().get(before), "equity");
        boolean first = books.runs().size() < 2;
        if (!first && was.compareTo(now) == 0) {
            return List.of();
        }
        String slices = run.get("slices") + (number(run, "slices") == 1 ? " slice" : " slices");
        double percent = now.subtract(was).doubleValue() * 100 / was.doubleValue();
        Map<String, @Nullable Object> row = change(
                1,
                "equity",
                "equity",
                run.get("last_slice_at"),
                rounded(now, 2),
                first ? slices : (now.compareTo(was) > 0 ? "+" : "") + rounded(percent, 2) + " %, " + slices);
        row.put("was", first ? null : rounded(was, 2));
        return List.of(row);
    }

    private List<Map<String, @Nullable Object>> changedMetrics(Map<String, Object> run) {
        List<Map<String, @Nullable Object>> rows = new ArrayList<>();
        Map<String, Object> now = metricsOf(run);
        Map<String, Object> before = books.runs().size() < 2
                ? Map.of()
                : metricsOf(books.runs().get(books.runs().size() - 2));
        for (int i = 0; i < READ_BY_PEOPLE.size(); i++) {
            String name = READ_BY_PEOPLE.get(i);
            Map<String, @Nullable Object> row = change(2 + i, "metric", name, null, text(name, now.get(name)), null);
            row.put("was", text(name, before.get(name)));
            if (!Objects.equals(row.get("was"), row.get("is_now"))) {
                rows.add(row);
            }
        }
        return rows;
    }

    private Map<String, Object> metricsOf(Map<String, Object> run) {
        return tables.rows("SELECT * FROM run_metrics WHERE run_id = ?", run.get("run_id"))
                .getFirst();
    }

    private static @Nullable String text(String metric, @Nullable Object value) {
        if (value == null) {
            return null;
        }
        return switch (metric) {
            case "trades" -> value.toString();
            case "sharpe_ratio" -> rounded(value, 2);
            default -> rounded((Double) value * 100, 2) + " %";
        };
    }

    private static String rounded(Object value, int scale) {
        return new BigDecimal(value.toString())
                .setScale(scale, RoundingMode.HALF_UP)
                .toPlainString();
    }

    private Map<String, @Nullable Object> change(
            int position,
            String change,
            @Nullable Object item,
            @Nullable Object at,
            @Nullable Object now,
            @Nullable Object detail) {
        return row(
                "session", books.name(),
                "run_id", books.runs().getLast().get("run_id"),
                "change", change,
                "item", item,
                "changed_at", at,
                "was", null,
                "is_now", now,
                "detail", detail,
                "position_no", position);
    }

    private static String plain(Map<String, Object> row, String column) {
        return money(row, column).stripTrailingZeros().toPlainString();
    }

    private Map<String, @Nullable Object> head(List<String> columns) {
        return copy(books.session(), columns);
    }

    private Map<String, @Nullable Object> copy(Map<String, Object> source, List<String> columns) {
        Map<String, @Nullable Object> row = row("session", books.name());
        columns.forEach(column -> row.put(column, source.get(column)));
        return row;
    }

    private List<Map<String, Object>> all(String table) {
        return tables.rows(
                "SELECT * FROM " + table + " WHERE session_id = ?",
                books.session().get("session_id"));
    }

    private List<Map<String, Object>> ofRun(String table, Map<String, Object> run) {
        return tables.rows("SELECT * FROM " + table + " WHERE run_id = ?", run.get("run_id"));
    }

    private static Comparator<Map<String, Object>> byNumbers(String first, String second) {
        return Comparator.<Map<String, Object>, Long>comparing(row -> number(row, first))
                .thenComparingLong(row -> number(row, second));
    }
}
