package io.papertape.engine.performance;

import io.papertape.engine.order.PositionEffect;
import io.papertape.engine.order.Trade;
import io.papertape.engine.portfolio.EquityPoint;
import io.papertape.engine.portfolio.Money;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

/// The metrics as they are defined, in decimals of 40 digits, from lists of all that a session did: slow,
/// and nothing of the engine's arithmetic. For sessions in which every metric is defined.
final class ReferenceMetrics {

    private static final MathContext DIGITS = new MathContext(40);
    private static final BigDecimal MILLIS_PER_DAY = BigDecimal.valueOf(86_400_000);
    private static final BigDecimal DAYS_PER_YEAR = new BigDecimal("365.25");

    private final BigDecimal capital;
    private final List<EquityPoint> points;
    private final List<Trade> trades;
    private final List<BigDecimal> returns;
    private final List<BigDecimal> benchmark;
    private final BigDecimal periods;
    private final BigDecimal riskFree;

    ReferenceMetrics(
            long capital, double riskFreeRate, List<EquityPoint> points, List<Trade> trades, double[] benchmark) {
        this.capital = Money.toDecimal(capital);
        this.points = points;
        this.trades = trades;
        TreeMap<LocalDate, BigDecimal> days = new TreeMap<>();
        points.forEach(point -> days.put(date(point), Money.toDecimal(point.equity())));
        returns = returns(this.capital, days.values());
        this.benchmark = returns(
                BigDecimal.ONE,
                Arrays.stream(benchmark).mapToObj(BigDecimal::new).toList());
        long weekends = days.keySet().stream()
                .filter(day -> day.getDayOfWeek().compareTo(DayOfWeek.SATURDAY) >= 0)
                .count();
        periods = BigDecimal.valueOf(weekends * 5 >= days.size() ? 365 : 252);
        riskFree = BigDecimal.valueOf(Math.pow(1 + riskFreeRate, 1 / periods.doubleValue()) - 1);
    }

    Map<Metric, Double> values() {
        Map<Metric, Double> values = new EnumMap<>(Metric.class);
        BigDecimal root = periods.sqrt(DIGITS);
        BigDecimal excess = mean(returns).subtract(riskFree);
        double cagr = Math.pow(
                        divide(equity(points.getLast()), capital).doubleValue(),
                        divide(DAYS_PER_YEAR, elapsedDays()).doubleValue())
                - 1;
        values.put(
                Metric.TOTAL_RETURN,
                divide(equity(points.getLast()).subtract(capital), capital).doubleValue());
        values.put(Metric.CAGR, cagr);
        values.put(Metric.ANNUAL_VOLATILITY, deviation(returns).multiply(root).doubleValue());
        values.put(
                Metric.SHARPE_RATIO,
                divide(excess.multiply(root), deviation(returns)).doubleValue());
        values.put(
                Metric.SORTINO_RATIO, divide(excess.multiply(root), downside()).doubleValue());
        values.put(Metric.MAX_DRAWDOWN, maxDrawdown());
        values.put(Metric.CALMAR_RATIO, cagr / maxDrawdown());
        tail(values);
        trading(values);
        compared(values, root);
        return values;
    }

    private void tail(Map<Metric, Double> values) {
        List<BigDecimal> sorted = returns.stream().sorted().toList();
        BigDecimal rank = divide(BigDecimal.valueOf(sorted.size() - 1), BigDecimal.valueOf(20));
        int below = rank.intValue();
        BigDecimal next = sorted.get(Math.min(below + 1, sorted.size() - 1));
        BigDecimal quantile = sorted.get(below)
                .add(next.subtract(sorted.get(below)).multiply(rank.subtract(BigDecimal.valueOf(below))));
        values.put(Metric.VALUE_AT_RISK_95, -quantile.doubleValue());
        values.put(
                Metric.EXPECTED_SHORTFALL_95,
                -mean(sorted.stream().filter(r -> r.compareTo(quantile) <= 0).toList())
                        .doubleValue());
    }

    private void trading(Map<Metric, Double> values) {
        List<BigDecimal> pnls = trades.stream()
                .filter(trade -> trade.effect() == PositionEffect.CLOSE)
                .map(trade -> Money.toDecimal(trade.realizedPnl().orElseThrow()))
                .toList();
        BigDecimal gains = sum(pnls.stream().filter(pnl -> pnl.signum() > 0).toList());
        BigDecimal losses = sum(pnls.stream().filter(pnl -> pnl.signum() < 0).toList());
        BigDecimal traded = sum(trades.stream()
                .map(trade -> Money.toDecimal(trade.quantity()).multiply(Money.toDecimal(trade.price())))
                .toList());
        BigDecimal meanEquity =
                mean(points.stream().map(ReferenceMetrics::equity).toList());
        BigDecimal years = divide(elapsedDays(), DAYS_PER_YEAR);
        values.put(Metric.PROFIT_FACTOR, divide(gains, losses.negate()).doubleValue());
        values.put(Metric.EXPECTANCY, mean(pnls).doubleValue());
        values.put(
                Metric.WIN_RATE,
                (double) pnls.stream().filter(pnl -> pnl.signum() > 0).count() / pnls.size());
        values.put(Metric.AVERAGE_HOLDING_DAYS, holdingDays());
        values.put(
                Metric.EXPOSURE,
                (double) points.stream()
                                .filter(point -> point.positionsValue() > 0)
                                .count()
                        / points.size());
        values.put(
                Metric.TURNOVER,
                divide(divide(divide(traded, BigDecimal.TWO), meanEquity), years)
                        .doubleValue());
    }

    private void compared(Map<Metric, Double> values, BigDecimal root) {
        List<BigDecimal> active = IntStream.range(0, returns.size())
                .mapToObj(i -> returns.get(i).subtract(benchmark.get(i)))
                .toList();
        BigDecimal beta = divide(covariance(returns, benchmark), covariance(benchmark, benchmark));
        BigDecimal trackingError = deviation(active).multiply(root);
        values.put(Metric.BETA, beta.doubleValue());
        values.put(
                Metric.ALPHA,
                mean(returns)
                        .subtract(riskFree)
                        .subtract(beta.multiply(mean(benchmark).subtract(riskFree)))
                        .multiply(periods)
                        .doubleValue());
        values.put(Metric.TRACKING_ERROR, trackingError.doubleValue());
        values.put(
                Metric.INFORMATION_RATIO,
                divide(mean(active).multiply(periods), trackingError).doubleValue());
    }

    private double holdingDays() {
        Map<Integer, Long> entered = new HashMap<>();
        List<BigDecimal> held = new ArrayList<>();
        for (Trade trade : trades) {
            if (trade.effect() == PositionEffect.OPEN) {
                entered.put(trade.symbol(), trade.time());
            } else {
                held.add(divide(BigDecimal.valueOf(trade.time() - entered.remove(trade.symbol())), MILLIS_PER_DAY));
            }
        }
        return mean(held).doubleValue();
    }

    private double maxDrawdown() {
        BigDecimal peak = capital;
        BigDecimal deepest = BigDecimal.ZERO;
        for (EquityPoint point : points) {
            peak = peak.max(equity(point));
            deepest = deepest.max(divide(peak.subtract(equity(point)), peak));
        }
        return deepest.doubleValue();
    }

    private BigDecimal downside() {
        return mean(returns.stream()
                        .map(r -> r.subtract(riskFree).min(BigDecimal.ZERO).pow(2))
                        .toList())
                .sqrt(DIGITS);
    }

    private BigDecimal elapsedDays() {
        return divide(
                BigDecimal.valueOf(points.getLast().time() - points.getFirst().time()), MILLIS_PER_DAY);
    }

    private static List<BigDecimal> returns(BigDecimal before, Iterable<BigDecimal> values) {
        List<BigDecimal> returns = new ArrayList<>();
        BigDecimal last = before;
        for (BigDecimal value : values) {
            returns.add(divide(value.subtract(last), last));
            last = value;
        }
        return returns;
    }

    private static BigDecimal deviation(List<BigDecimal> values) {
        return covariance(values, values).sqrt(DIGITS);
    }

    private static BigDecimal covariance(List<BigDecimal> x, List<BigDecimal> y) {
        BigDecimal meanX = mean(x);
        BigDecimal meanY = mean(y);
        BigDecimal sum = BigDecimal.ZERO;
        for (int i = 0; i < x.size(); i++) {
            sum = sum.add(x.get(i).subtract(meanX).multiply(y.get(i).subtract(meanY)));
        }
        return divide(sum, BigDecimal.valueOf(x.size() - 1));
    }

    private static BigDecimal mean(List<BigDecimal> values) {
        return divide(sum(values), BigDecimal.valueOf(values.size()));
    }

    private static BigDecimal sum(List<BigDecimal> values) {
        return values.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static BigDecimal divide(BigDecimal a, BigDecimal b) {
        return a.divide(b, DIGITS);
    }

    private static BigDecimal equity(EquityPoint point) {
        return Money.toDecimal(point.equity());
    }

    private static LocalDate date(EquityPoint point) {
        return Instant.ofEpochMilli(point.time()).atOffset(ZoneOffset.UTC).toLocalDate();
    }
}
