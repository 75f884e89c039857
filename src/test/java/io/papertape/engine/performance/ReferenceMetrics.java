package io.papertape.engine.performance;

import static io.papertape.engine.performance.Decimals.covariance;
import static io.papertape.engine.performance.Decimals.deviation;
import static io.papertape.engine.performance.Decimals.divide;
import static io.papertape.engine.performance.Decimals.mean;
import static io.papertape.engine.performance.Decimals.ratio;
import static io.papertape.engine.performance.Decimals.root;
import static io.papertape.engine.performance.Decimals.sum;
import static io.papertape.engine.performance.Decimals.times;

import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// Every metric as it is defined, in decimals of 40 digits, from lists of all that a session did: slow, and nothing of
/// the engine's arithmetic. Both the engine's metrics and those in the tables are held against it.
public final class ReferenceMetrics {

    private static final BigDecimal MILLIS_PER_DAY = BigDecimal.valueOf(86_400_000);
    private static final BigDecimal DAYS_PER_YEAR = new BigDecimal("365.25");
    private static final List<Integer> FEWER_PERIODS = List.of(1, 2, 4, 6, 12, 26, 52);

    private final BigDecimal capital;
    private final List<Point> points;
    private final List<Fill> fills;
    private final List<RoundTrip> trips;
    private final List<BigDecimal> benchmark;
    private final List<BigDecimal> returns;
    private final List<BigDecimal> benchmarkReturns;
    private final int periodsPerYear;
    private final BigDecimal riskFree;

    /// An equity point.
    ///
    /// @param at in the zone of the session's dates
    public record Point(LocalDateTime at, BigDecimal equity, BigDecimal positionsValue) {}

    /// A trade of a session that sells no more than it has.
    ///
    /// @param buy false for a sell
    /// @param slippage per share
    /// @param cashFlow net of the commission, negative for a buy
    public record Fill(
            Object symbol,
            LocalDateTime at,
            boolean buy,
            BigDecimal quantity,
            BigDecimal price,
            BigDecimal commission,
            BigDecimal slippage,
            BigDecimal cashFlow) {

        private BigDecimal value() {
            return quantity.multiply(price);
        }
    }

    /// From flat to flat in one symbol.
    private record RoundTrip(BigDecimal gain, BigDecimal days) {}

    /// @param periodsPerYear as the session was told; null where its dates decide
    /// @param points oldest first, at least one
    /// @param fills oldest first
    /// @param benchmark for each date what 1 has grown to when bought at the beginning
    public ReferenceMetrics(
            BigDecimal capital,
            double riskFreeRate,
            @Nullable Integer periodsPerYear,
            List<Point> points,
            List<Fill> fills,
            List<BigDecimal> benchmark) {
        this.capital = capital;
        this.points = points;
        this.fills = fills;
        this.benchmark = benchmark;
        trips = roundTrips(fills);
        TreeMap<LocalDate, BigDecimal> dates = new TreeMap<>();
        points.forEach(point -> dates.put(point.at().toLocalDate(), point.equity()));
        returns = returns(capital, dates.values());
        benchmarkReturns = returns(BigDecimal.ONE, benchmark);
        this.periodsPerYear = periodsPerYear == null ? periodsPerYear(dates.navigableKeySet()) : periodsPerYear;
        riskFree = BigDecimal.valueOf(Math.pow(1 + riskFreeRate, 1.0 / this.periodsPerYear) - 1);
    }

    /// How many returns make a year, by the dates.
    public static int periodsPerYear(SortedSet<LocalDate> dates) {
        List<LocalDate> list = List.copyOf(dates);
        if (list.size() < 2) {
            return 252;
        }
        List<Long> gaps = IntStream.range(1, list.size())
                .mapToObj(i -> ChronoUnit.DAYS.between(list.get(i - 1), list.get(i)))
                .sorted()
                .toList();
        long median = gaps.get((gaps.size() - 1) / 2);
        if (median >= 5) {
            return FEWER_PERIODS.stream()
                    .min((a, b) -> Double.compare(Math.abs(a - 365.25 / median), Math.abs(b - 365.25 / median)))
                    .orElseThrow();
        }
        long weekends = list.stream()
                .filter(date -> date.getDayOfWeek() == DayOfWeek.SATURDAY || date.getDayOfWeek() == DayOfWeek.SUNDAY)
                .count();
        return weekends * 5 >= list.size() ? 365 : 252;
    }

    /// Values by name, in the order of the tables: counts and sums of money exactly, else doubles; null where
    /// undefined.
    public Map<String, @Nullable Number> values() {
        Map<String, @Nullable Number> values = new LinkedHashMap<>();
        BigDecimal root = root(BigDecimal.valueOf(periodsPerYear));
        BigDecimal excess = mean(returns).subtract(riskFree);
        BigDecimal deviation = deviation(returns);
        BigDecimal maxDrawdown = maxDrawdown();
        values.put("total_return", number(totalReturn()));
        values.put("cagr", number(cagr()));
        values.put("annual_volatility", number(times(deviation, root)));
        values.put("sharpe_ratio", number(ratio(excess.multiply(root), deviation)));
        values.put("sortino_ratio", number(ratio(excess.multiply(root), downside())));
        values.put("max_drawdown", number(maxDrawdown));
        values.put("max_drawdown_days", number(longestDrawdown()));
        values.put("calmar_ratio", number(ratio(cagr(), maxDrawdown)));
        trading(values);
        tail(values);
        values.put("total_commission", sum(fills, Fill::commission));
        values.put("total_slippage", sum(fills, fill -> fill.slippage().multiply(fill.quantity())));
        compared(values, root);
        values.put("periods_per_year", (long) periodsPerYear);
        return values;
    }

    private BigDecimal totalReturn() {
        return divide(points.getLast().equity().subtract(capital), capital);
    }

    private @Nullable BigDecimal cagr() {
        BigDecimal days = elapsedDays();
        return days.signum() == 0
                ? null
                : BigDecimal.valueOf(Math.pow(
                                1 + totalReturn().doubleValue(),
                                divide(DAYS_PER_YEAR, days).doubleValue())
                        - 1);
    }

    private void trading(Map<String, @Nullable Number> values) {
        List<BigDecimal> gains = trips.stream().map(RoundTrip::gain).toList();
        List<BigDecimal> won = gains.stream().filter(gain -> gain.signum() > 0).toList();
        List<BigDecimal> lost = gains.stream().filter(gain -> gain.signum() < 0).toList();
        BigDecimal count = BigDecimal.valueOf(trips.size());
        BigDecimal invested = BigDecimal.valueOf(points.stream()
                .filter(point -> point.positionsValue().signum() > 0)
                .count());
        BigDecimal traded = divide(sum(fills, Fill::value), BigDecimal.TWO);
        BigDecimal meanEquity = mean(points.stream().map(Point::equity).toList());
        values.put("trades", (long) fills.size());
        values.put("round_trips", (long) trips.size());
        values.put("win_rate", number(ratio(BigDecimal.valueOf(won.size()), count)));
        values.put("profit_factor", number(ratio(sum(won), sum(lost).negate())));
        values.put("expectancy", number(ratio(sum(gains), count)));
        values.put("average_holding_days", number(ratio(sum(trips, RoundTrip::days), count)));
        values.put("exposure", number(divide(invested, BigDecimal.valueOf(points.size()))));
        values.put("turnover", number(ratio(divide(traded, meanEquity), divide(elapsedDays(), DAYS_PER_YEAR))));
    }

    private void tail(Map<String, @Nullable Number> values) {
        List<BigDecimal> sorted = returns.stream().sorted().toList();
        BigDecimal rank = divide(BigDecimal.valueOf(sorted.size() - 1), BigDecimal.valueOf(20));
        int below = rank.intValue();
        BigDecimal next = sorted.get(Math.min(below + 1, sorted.size() - 1));
        BigDecimal quantile = sorted.get(below)
                .add(next.subtract(sorted.get(below)).multiply(rank.subtract(BigDecimal.valueOf(below))));
        values.put("value_at_risk_95", number(quantile.negate()));
        values.put(
                "expected_shortfall_95",
                number(mean(sorted.stream()
                                .filter(r -> r.compareTo(quantile) <= 0)
                                .toList())
                        .negate()));
    }

    private void compared(Map<String, @Nullable Number> values, BigDecimal root) {
        List<BigDecimal> active = IntStream.range(0, returns.size())
                .mapToObj(i -> returns.get(i).subtract(benchmarkReturns.get(i)))
                .toList();
        BigDecimal periods = BigDecimal.valueOf(periodsPerYear);
        BigDecimal beta = ratio(covariance(returns, benchmarkReturns), covariance(benchmarkReturns, benchmarkReturns));
        BigDecimal explained = times(beta, mean(benchmarkReturns).subtract(riskFree));
        BigDecimal trackingError = times(deviation(active), root);
        values.put("benchmark_return", number(benchmark.getLast().subtract(BigDecimal.ONE)));
        values.put(
                "alpha",
                explained == null
                        ? null
                        : number(mean(returns)
                                .subtract(riskFree)
                                .subtract(explained)
                                .multiply(periods)));
        values.put("beta", number(beta));
        values.put("information_ratio", number(ratio(mean(active).multiply(periods), trackingError)));
        values.put("tracking_error", number(trackingError));
    }

    private static List<RoundTrip> roundTrips(List<Fill> fills) {
        Map<Object, List<Fill>> open = new HashMap<>();
        List<RoundTrip> trips = new ArrayList<>();
        for (Fill fill : fills) {
            List<Fill> trip = open.computeIfAbsent(fill.symbol(), symbol -> new ArrayList<>());
            trip.add(fill);
            BigDecimal held =
                    sum(trip, one -> one.buy() ? one.quantity() : one.quantity().negate());
            if (held.signum() == 0) {
                trips.add(new RoundTrip(
                        sum(trip, Fill::cashFlow), days(trip.getFirst().at(), fill.at())));
                open.remove(fill.symbol());
            }
        }
        return trips;
    }

    private BigDecimal maxDrawdown() {
        BigDecimal peak = capital;
        BigDecimal deepest = BigDecimal.ZERO;
        for (Point point : points) {
            peak = peak.max(point.equity());
            deepest = deepest.max(divide(peak.subtract(point.equity()), peak));
        }
        return deepest;
    }

    /// From the last time that a peak was reached, or the first point where the peak is the capital.
    private BigDecimal longestDrawdown() {
        BigDecimal peak = capital;
        LocalDateTime peakAt = points.getFirst().at();
        boolean below = false;
        BigDecimal longest = BigDecimal.ZERO;
        for (Point point : points) {
            boolean falls = point.equity().compareTo(peak) < 0;
            if (falls || below) {
                longest = longest.max(days(peakAt, point.at()));
            }
            if (!falls) {
                peak = point.equity();
                peakAt = point.at();
            }
            below = falls;
        }
        return longest;
    }

    /// Of one loss the ratio would be the same whatever the loss.
    private @Nullable BigDecimal downside() {
        List<BigDecimal> squares = returns.stream()
                .map(r -> r.subtract(riskFree).min(BigDecimal.ZERO).pow(2))
                .toList();
        return squares.size() < 2 ? null : root(mean(squares));
    }

    private BigDecimal elapsedDays() {
        return days(points.getFirst().at(), points.getLast().at());
    }

    private static BigDecimal days(LocalDateTime from, LocalDateTime to) {
        return divide(BigDecimal.valueOf(Duration.between(from, to).toMillis()), MILLIS_PER_DAY);
    }

    private static List<BigDecimal> returns(BigDecimal before, Collection<BigDecimal> values) {
        List<BigDecimal> returns = new ArrayList<>();
        BigDecimal last = before;
        for (BigDecimal value : values) {
            returns.add(divide(value.subtract(last), last));
            last = value;
        }
        return returns;
    }

    private static @Nullable Double number(@Nullable BigDecimal value) {
        return value == null ? null : value.doubleValue();
    }
}
