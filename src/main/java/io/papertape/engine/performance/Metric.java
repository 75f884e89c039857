package io.papertape.engine.performance;

import static io.papertape.engine.performance.MetricGroup.BENCHMARK;
import static io.papertape.engine.performance.MetricGroup.CAPITAL;
import static io.papertape.engine.performance.MetricGroup.CONVENTIONS;
import static io.papertape.engine.performance.MetricGroup.RISK;
import static io.papertape.engine.performance.MetricGroup.TRADING;

import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;

/// Every metric of a session, in the order of tables and reports. Each has a class that tells its formula, its
/// conventions and where it is undefined. The books, the reports, the page and their documentation are made from this
/// list.
///
/// ```java
/// Map<String, Double> numbers = new LinkedHashMap<>();
/// for (Metric metric : Metric.values()) {
///     numbers.put(metric.title(), metrics.number(metric));
/// }
/// ```
public enum Metric {
    TOTAL_RETURN(
            MetricGroup.RETURN,
            "Total return",
            Unit.RETURN,
            "Equity at the end over the initial capital, less 1",
            TotalReturn::new),
    CAGR(
            MetricGroup.RETURN,
            "CAGR",
            Unit.RETURN,
            "The constant return per year of 365.25 days that leads to the same equity",
            Cagr::new),
    ANNUAL_VOLATILITY(
            MetricGroup.RETURN,
            "Volatility",
            Unit.FRACTION,
            "Standard deviation of daily returns, per year",
            AnnualVolatility::new),
    SHARPE_RATIO(
            MetricGroup.RETURN,
            "Sharpe ratio",
            Unit.RATIO,
            "Mean return above the risk-free rate over its standard deviation, per year",
            SharpeRatio::new),
    SORTINO_RATIO(
            MetricGroup.RETURN,
            "Sortino ratio",
            Unit.RATIO,
            "As Sharpe, over the deviation of losses only",
            SortinoRatio::new),
    MAX_DRAWDOWN(
            RISK,
            "Maximum drawdown",
            Unit.FRACTION,
            "Deepest loss from a peak, at every point of the equity",
            MaxDrawdown::new),
    MAX_DRAWDOWN_DAYS(
            RISK,
            "Longest drawdown",
            Unit.DAYS,
            "Calendar time from a peak to its recovery, or to the end",
            MaxDrawdownDays::new),
    CALMAR_RATIO(RISK, "Calmar ratio", Unit.RATIO, "CAGR over maximum drawdown", CalmarRatio::new),
    TRADES(TRADING, "Trades", Unit.COUNT, "Buys and sells", TradeCount::new),
    ROUND_TRIPS(TRADING, "Round trips", Unit.COUNT, "Buys that were sold again", RoundTrips::new),
    WIN_RATE(TRADING, "Win rate", Unit.FRACTION, "Round trips that gained, after costs", WinRate::new),
    PROFIT_FACTOR(TRADING, "Profit factor", Unit.RATIO, "Gains of round trips over their losses", ProfitFactor::new),
    EXPECTANCY(TRADING, "Expectancy", Unit.GAIN, "Mean net profit of a round trip", Expectancy::new),
    AVERAGE_HOLDING_DAYS(TRADING, "Holding time", Unit.DAYS, "Mean of the round trips", AverageHoldingDays::new),
    EXPOSURE(CAPITAL, "Exposure", Unit.FRACTION, "Share of the time with an open position", Exposure::new),
    TURNOVER(CAPITAL, "Turnover", Unit.RATIO, "Half of what was traded over mean equity, per year", Turnover::new),
    VALUE_AT_RISK_95(
            RISK, "Value at risk, 95 %", Unit.FRACTION, "The daily loss that 5 % of the days exceed", ValueAtRisk::new),
    EXPECTED_SHORTFALL_95(
            RISK, "Expected shortfall, 95 %", Unit.FRACTION, "Mean loss of those days", ExpectedShortfall::new),
    TOTAL_COMMISSION(CAPITAL, "Commission", Unit.COST, "Of all trades", TotalCommission::new),
    TOTAL_SLIPPAGE(
            CAPITAL,
            "Slippage",
            Unit.COST,
            "By which fills were worse than the market, of all trades",
            TotalSlippage::new),
    BENCHMARK_RETURN(
            BENCHMARK,
            "Benchmark",
            Unit.RETURN,
            "Total return of buying and holding it, without costs",
            BenchmarkReturn::new),
    ALPHA(BENCHMARK, "Alpha", Unit.RETURN, "Return per year that the benchmark does not explain", Alpha::new),
    BETA(BENCHMARK, "Beta", Unit.RATIO, "Move with a move of 1 of the benchmark", Beta::new),
    INFORMATION_RATIO(
            BENCHMARK,
            "Information ratio",
            Unit.RATIO,
            "Return above the benchmark over tracking error",
            InformationRatio::new),
    TRACKING_ERROR(
            BENCHMARK,
            "Tracking error",
            Unit.FRACTION,
            "Standard deviation of the difference to the benchmark, per year",
            TrackingError::new),
    PERIODS_PER_YEAR(
            CONVENTIONS,
            "Returns of a year",
            Unit.RETURNS_PER_YEAR,
            "How many returns make a year in annual figures",
            YearOfReturns::new);

    /// The metrics that are shown when those of a session have changed, most important first.
    public static final List<Metric> HEADLINES =
            List.of(TOTAL_RETURN, BENCHMARK_RETURN, CAGR, MAX_DRAWDOWN, SHARPE_RATIO, WIN_RATE, TRADES);

    private final MetricGroup group;
    private final String title;
    private final Unit unit;
    private final String meaning;

    /// A constructor, which holds nothing.
    @SuppressWarnings("ImmutableEnumChecker")
    private final Supplier<MetricCalculator> calculator;

    Metric(MetricGroup group, String title, Unit unit, String meaning, Supplier<MetricCalculator> calculator) {
        this.group = group;
        this.title = title;
        this.unit = unit;
        this.meaning = meaning;
        this.calculator = calculator;
    }

    /// As the books and the reports call it: the constant's name in lower case.
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// What it is about.
    public MetricGroup group() {
        return group;
    }

    /// Its name for people.
    public String title() {
        return title;
    }

    /// What its number counts.
    public Unit unit() {
        return unit;
    }

    /// One sentence without a stop, for people.
    public String meaning() {
        return meaning;
    }

    /// Follows a new session.
    MetricCalculator newCalculator() {
        return calculator.get();
    }
}
