package io.papertape.report;

import static io.papertape.report.SessionBooks.money;
import static io.papertape.report.SessionBooks.time;
import static io.papertape.report.ViewRows.row;

import java.math.BigDecimal;
import java.math.MathContext;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// What the views by date, by month and by year must show, from the equity points and the prices.
final class DayOracle {

    private static final int WINDOW = 63;

    private static final List<String> MONTHS =
            List.of("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec");

    private final SessionBooks books;
    private final List<Day> days;

    /// A date.
    ///
    /// @param last its last equity point
    /// @param drawdown the deepest
    /// @param benchmark what the initial capital would be worth, had it bought the benchmark
    /// @param invested how many of its points have a position
    record Day(
            LocalDate date, Map<String, Object> last, double drawdown, double benchmark, long points, long invested) {

        BigDecimal equity() {
            return money(last, "equity");
        }
    }

    DayOracle(SessionBooks books) {
        this.books = books;
        days = days(books);
    }

    List<Day> days() {
        return days;
    }

    List<Map<String, @Nullable Object>> equityByDay() {
        double[] returns = returns();
        double[] benchmark = benchmarkReturns();
        return IntStream.range(0, days.size())
                .mapToObj(i -> {
                    Day day = days.get(i);
                    return row(
                            "session", books.name(),
                            "calendar_day", day.date(),
                            "equity", day.equity(),
                            "cash", day.last().get("cash"),
                            "positions_value", day.last().get("positions_value"),
                            "day_return", returns[i],
                            "drawdown", day.drawdown(),
                            "benchmark", day.benchmark(),
                            "benchmark_return", benchmark[i],
                            "points", day.points(),
                            "receivables", BigDecimal.ZERO,
                            "shorts_value", BigDecimal.ZERO);
                })
                .toList();
    }

    List<Map<String, @Nullable Object>> exposure() {
        return days.stream()
                .map(day -> row(
                        "session", books.name(),
                        "calendar_day", day.date(),
                        "equity", day.equity(),
                        "positions_value", day.last().get("positions_value"),
                        "invested", ratio(money(day.last(), "positions_value"), day.equity()),
                        "time_invested", (double) day.invested() / day.points(),
                        "long_value", day.last().get("positions_value"),
                        "short_value", BigDecimal.ZERO,
                        "net_exposure", ratio(money(day.last(), "positions_value"), day.equity()),
                        "gross_exposure", ratio(money(day.last(), "positions_value"), day.equity())))
                .toList();
    }

    List<Map<String, @Nullable Object>> rolling() {
        double[] returns = returns();
        double[] benchmark = benchmarkReturns();
        return IntStream.range(0, days.size())
                .mapToObj(i -> row(
                        "session", books.name(),
                        "calendar_day", days.get(i).date(),
                        "equity", days.get(i).equity(),
                        "drawdown", days.get(i).drawdown(),
                        "sharpe_63", i + 1 < WINDOW ? null : sharpe(returns, i + 1 - WINDOW, i + 1),
                        "volatility_63", i + 1 < WINDOW ? null : volatility(window(returns, i)),
                        "beta_63", i + 1 < WINDOW ? null : beta(window(returns, i), window(benchmark, i))))
                .toList();
    }

    private @Nullable Double sharpe(double[] returns, int from, int to) {
        double[] some = Arrays.copyOfRange(returns, from, to);
        Series series = new Series(some);
        Double deviation = series.deviation();
        if (deviation == null || deviation == 0) {
            return null;
        }
        double year = books.periodsPerYear();
        double riskFree = Math.pow(1 + books.riskFreeRate(), 1 / year) - 1;
        return (series.mean() - riskFree) / deviation * Math.sqrt(year);
    }

    private static double[] window(double[] returns, int last) {
        return Arrays.copyOfRange(returns, last + 1 - WINDOW, last + 1);
    }

    private double volatility(double[] returns) {
        Double deviation = new Series(returns).deviation();
        return deviation == null ? 0 : deviation * Math.sqrt(books.periodsPerYear());
    }

    private static @Nullable Double beta(double[] returns, double[] benchmark) {
        double mean = Arrays.stream(returns).average().orElseThrow();
        double benchmarkMean = Arrays.stream(benchmark).average().orElseThrow();
        double products = 0;
        double squares = 0;
        for (int i = 0; i < returns.length; i++) {
            products += (returns[i] - mean) * (benchmark[i] - benchmarkMean);
            squares += (benchmark[i] - benchmarkMean) * (benchmark[i] - benchmarkMean);
        }
        return Arrays.stream(benchmark).distinct().count() == 1 ? null : (Double) (products / squares);
    }

    List<Map<String, @Nullable Object>> monthlyReturns() {
        List<Map<String, @Nullable Object>> rows = new ArrayList<>();
        BigDecimal equity = books.initial();
        double benchmark = equity.doubleValue();
        for (int i = 0; i < days.size(); i++) {
            Day day = days.get(i);
            LocalDate date = day.date();
            boolean last = i + 1 == days.size()
                    || days.get(i + 1).date().withDayOfMonth(1).isAfter(date);
            if (last) {
                rows.add(row(
                        "session", books.name(),
                        "calendar_year", date.getYear(),
                        "calendar_month", date.getMonthValue(),
                        "start_equity", equity,
                        "end_equity", day.equity(),
                        "month_return", growth(equity, day.equity()),
                        "benchmark_return", day.benchmark() / benchmark - 1));
                equity = day.equity();
                benchmark = day.benchmark();
            }
        }
        return rows;
    }

    List<Map<String, @Nullable Object>> returnsMatrix() {
        Map<Integer, Map<String, @Nullable Object>> years = new TreeMap<>();
        Map<Integer, BigDecimal> starts = new TreeMap<>();
        for (Map<String, @Nullable Object> month : monthlyReturns()) {
            Integer year = (Integer) month.get("calendar_year");
            BigDecimal start = starts.computeIfAbsent(year, y -> (BigDecimal) month.get("start_equity"));
            Map<String, @Nullable Object> row = years.computeIfAbsent(year, this::emptyYear);
            row.put(MONTHS.get((Integer) month.get("calendar_month") - 1), month.get("month_return"));
            row.put("year_return", growth(start, (BigDecimal) month.get("end_equity")));
        }
        return List.copyOf(years.values());
    }

    private Map<String, @Nullable Object> emptyYear(int year) {
        Map<String, @Nullable Object> row = row("session", books.name(), "calendar_year", year);
        MONTHS.forEach(month -> row.put(month, null));
        return row;
    }

    /// Of each date, the first from the initial capital.
    double[] returns() {
        return IntStream.range(0, days.size())
                .mapToDouble(i -> growth(
                        i == 0 ? books.initial() : days.get(i - 1).equity(),
                        days.get(i).equity()))
                .toArray();
    }

    double[] benchmarkReturns() {
        return IntStream.range(0, days.size())
                .mapToDouble(i -> days.get(i).benchmark()
                                / (i == 0
                                        ? books.initial().doubleValue()
                                        : days.get(i - 1).benchmark())
                        - 1)
                .toArray();
    }

    private static double growth(BigDecimal from, BigDecimal to) {
        return to.subtract(from).divide(from, MathContext.DECIMAL64).doubleValue();
    }

    private static double ratio(BigDecimal part, BigDecimal whole) {
        return part.divide(whole, MathContext.DECIMAL64).doubleValue();
    }

    private static List<Day> days(SessionBooks books) {
        List<Day> days = new ArrayList<>();
        BigDecimal peak = books.initial();
        for (Map<String, Object> point : books.points()) {
            BigDecimal equity = money(point, "equity");
            peak = peak.max(equity);
            double drawdown = ratio(peak.subtract(equity), peak);
            long invested = money(point, "positions_value").signum();
            Day before = days.isEmpty() ? null : days.getLast();
            if (before != null && before.date().equals(SessionBooks.day(point))) {
                days.removeLast();
                days.add(new Day(
                        before.date(),
                        point,
                        Math.max(before.drawdown(), drawdown),
                        benchmark(books, time(point, "recorded_at")),
                        before.points() + 1,
                        before.invested() + invested));
            } else {
                days.add(new Day(
                        SessionBooks.day(point),
                        point,
                        drawdown,
                        benchmark(books, time(point, "recorded_at")),
                        1,
                        invested));
            }
        }
        return days;
    }

    /// Each symbol has an equal part of the capital and buys at its first close; its part is cash until then.
    private static double benchmark(SessionBooks books, LocalDateTime now) {
        Object chosen = books.session().get("benchmark");
        List<String> held = chosen == null ? books.symbols() : List.of(chosen.toString());
        double value = 0;
        for (String symbol : held) {
            List<PricedBar> bars = books.bars().stream()
                    .filter(bar -> bar.symbol().equals(symbol) && !bar.time().isAfter(now))
                    .toList();
            double growth = bars.isEmpty()
                    ? 1
                    : ratio(bars.getLast().close(), bars.getFirst().close());
            value += books.initial().doubleValue() / held.size() * growth;
        }
        return value;
    }
}
