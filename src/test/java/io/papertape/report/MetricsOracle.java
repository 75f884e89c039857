package io.papertape.report;

import static io.papertape.report.SessionBooks.money;
import static io.papertape.report.SessionBooks.time;
import static io.papertape.report.ViewRows.row;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// What every metric of a session must be, from the trades, the equity points and the prices.
final class MetricsOracle {

    private static final double TAIL = 0.05;
    private static final double DAYS_PER_YEAR = 365.25;

    private final SessionBooks books;
    private final DayOracle days;
    private final List<DrawdownOracle.Episode> losses;
    private final List<TradeOracle.RoundTrip> trips;
    private final Series returns;
    private final Series benchmark;

    MetricsOracle(SessionBooks books) {
        this.books = books;
        days = new DayOracle(books);
        losses = new DrawdownOracle(books).episodes();
        trips = new TradeOracle(books).roundTrips();
        returns = new Series(days.returns());
        benchmark = new Series(days.benchmarkReturns());
    }

    /// Values by name, in the order of the table's columns.
    Map<String, @Nullable Object> values() {
        Double beta = quotient(returns.covariance(benchmark), benchmark.covariance(benchmark));
        return row(
                "total_return", totalReturn(),
                "cagr", cagr(),
                "annual_volatility", times(returns.deviation(), Math.sqrt(year())),
                "sharpe_ratio", times(quotient(excess().mean(), returns.deviation()), Math.sqrt(year())),
                "sortino_ratio", sortino(),
                "max_drawdown", maxDrawdown(),
                "max_drawdown_days", maxDrawdownDays(),
                "calmar_ratio", quotient(cagr(), maxDrawdown()),
                "trades", (long) books.trades().size(),
                "round_trips", (long) trips.size(),
                "win_rate", quotient((double) gains(1).size(), (double) trips.size()),
                "profit_factor", quotient(sum(gains(1)), -sum(gains(-1))),
                "expectancy", quotient(sum(trips), (double) trips.size()),
                "average_holding_days",
                        quotient(
                                trips.stream()
                                        .mapToDouble(TradeOracle.RoundTrip::days)
                                        .sum(),
                                (double) trips.size()),
                "exposure", exposure(),
                "turnover", turnover(),
                "value_at_risk_95", -quantile(),
                "expected_shortfall_95", expectedShortfall(),
                "total_commission", TradeOracle.sum(books.trades(), trade -> money(trade, "commission")),
                "total_slippage", TradeOracle.sum(books.trades(), TradeOracle::slippageCost),
                "benchmark_return",
                        days.days().getLast().benchmark() / books.initial().doubleValue() - 1,
                "alpha", alpha(beta),
                "beta", beta,
                "information_ratio", times(quotient(active().mean(), active().deviation()), Math.sqrt(year())),
                "tracking_error", times(active().deviation(), Math.sqrt(year())),
                "periods_per_year", books.periodsPerYear());
    }

    List<Map<String, @Nullable Object>> rows() {
        Map<String, @Nullable Object> values = values();
        List<String> names = List.copyOf(values.keySet());
        return IntStream.range(0, names.size())
                .mapToObj(i -> {
                    Object value = values.get(names.get(i));
                    return row(
                            "session",
                            books.name(),
                            "position_no",
                            i + 1,
                            "metric",
                            names.get(i),
                            "metric_value",
                            value == null ? null : ((Number) value).doubleValue());
                })
                .toList();
    }

    private double year() {
        return books.periodsPerYear();
    }

    private double riskFree() {
        return Math.pow(1 + books.riskFreeRate(), 1 / year()) - 1;
    }

    private Series excess() {
        return returns.minus(riskFree());
    }

    private Series active() {
        return returns.minus(benchmark);
    }

    private double totalReturn() {
        return TradeOracle.ratio(lastEquity().subtract(books.initial()), books.initial());
    }

    private BigDecimal lastEquity() {
        return money(books.points().getLast(), "equity");
    }

    private double spanDays() {
        return DrawdownOracle.elapsedDays(
                time(books.points().getFirst(), "recorded_at"),
                time(books.points().getLast(), "recorded_at"));
    }

    private @Nullable Double cagr() {
        return spanDays() == 0 ? null : Math.pow(1 + totalReturn(), DAYS_PER_YEAR / spanDays()) - 1;
    }

    private @Nullable Double sortino() {
        double squares = Arrays.stream(excess().values())
                .map(value -> Math.pow(Math.min(value, 0), 2))
                .sum();
        return quotient(excess().mean() * Math.sqrt(year()), Math.sqrt(squares / returns.values().length));
    }

    private double maxDrawdown() {
        return losses.stream().mapToDouble(DrawdownOracle.Episode::depth).max().orElse(0);
    }

    /// Where the peak is the initial capital, the loss began before the first point, from which it is counted.
    private double maxDrawdownDays() {
        return losses.stream().mapToDouble(DrawdownOracle.Episode::days).max().orElse(0);
    }

    private List<TradeOracle.RoundTrip> gains(int sign) {
        return trips.stream().filter(trip -> trip.gain().signum() == sign).toList();
    }

    private static double sum(List<TradeOracle.RoundTrip> trips) {
        return TradeOracle.sum(trips, TradeOracle.RoundTrip::gain).doubleValue();
    }

    private double exposure() {
        long invested = books.points().stream()
                .filter(point -> money(point, "positions_value").signum() > 0)
                .count();
        return (double) invested / books.points().size();
    }

    private @Nullable Double turnover() {
        double traded = TradeOracle.sum(books.trades(), TradeOracle::value).doubleValue() / 2;
        double mean =
                TradeOracle.sum(books.points(), point -> money(point, "equity")).doubleValue()
                        / books.points().size();
        return quotient(traded / mean, spanDays() / DAYS_PER_YEAR);
    }

    /// Linear between the two returns beside it.
    private double quantile() {
        double[] sorted = Arrays.stream(returns.values()).sorted().toArray();
        double place = (sorted.length - 1) * TAIL;
        int below = (int) place;
        double next = sorted[Math.min(below + 1, sorted.length - 1)];
        return sorted[below] + (place - below) * (next - sorted[below]);
    }

    private double expectedShortfall() {
        double quantile = quantile();
        return -Arrays.stream(returns.values())
                .filter(value -> value <= quantile)
                .average()
                .orElseThrow();
    }

    private @Nullable Double alpha(@Nullable Double beta) {
        return beta == null
                ? null
                : year() * (excess().mean() - beta * benchmark.minus(riskFree()).mean());
    }

    private static @Nullable Double quotient(@Nullable Double part, @Nullable Double whole) {
        return part == null || whole == null || whole == 0 ? null : part / whole;
    }

    private static @Nullable Double times(@Nullable Double value, double factor) {
        return value == null ? null : value * factor;
    }
}
