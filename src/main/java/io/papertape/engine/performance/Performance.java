package io.papertape.engine.performance;

import io.papertape.engine.order.Trade;
import io.papertape.engine.portfolio.EquityPoint;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Follows a session from its beginning and computes its metrics. Grows by a few numbers per date,
/// however many points that has. Not safe for use by several threads.
public final class Performance {

    private final long initialCapital;
    private final Conventions conventions;
    private final WinRate winRate = new WinRate();
    private final ProfitFactor profitFactor = new ProfitFactor();
    private final Expectancy expectancy = new Expectancy();
    private final AverageHoldingDays averageHoldingDays = new AverageHoldingDays();
    private final Turnover turnover = new Turnover();
    private final TotalCommission totalCommission = new TotalCommission();
    private final TotalSlippage totalSlippage = new TotalSlippage();
    private final MaxDrawdown maxDrawdown = new MaxDrawdown();
    private final MaxDrawdownDays maxDrawdownDays = new MaxDrawdownDays();
    private final DrawdownEpisodes drawdowns;
    private final EquityDays days = new EquityDays();
    private long trades;

    /// @param initialCapital in units of 0.00000001, positive
    public Performance(long initialCapital) {
        this(initialCapital, Conventions.DEFAULT);
    }

    /// @param initialCapital in units of 0.00000001, positive
    /// @param conventions what annual figures are reckoned with
    public Performance(long initialCapital, Conventions conventions) {
        this.initialCapital = initialCapital;
        this.conventions = conventions;
        drawdowns = new DrawdownEpisodes(initialCapital, maxDrawdownDays);
    }

    public void record(Trade trade) {
        trades++;
        winRate.record(trade);
        profitFactor.record(trade);
        expectancy.record(trade);
        averageHoldingDays.record(trade);
        turnover.record(trade);
        totalCommission.record(trade);
        totalSlippage.record(trade);
    }

    public void record(EquityPoint point) {
        recordEquity(point.time(), point.date(), point.equity(), point.positionsValue(), point.drawdown());
    }

    /// Records an equity point by its components; the rest of the equity is cash. This is called for
    /// every point of a session: comparisons and additions, nothing else.
    ///
    /// @param date of the point in the session's zone, see [io.papertape.engine.portfolio.SessionCalendar]
    public void recordEquity(long time, long date, long equity, long positionsValue, double drawdown) {
        turnover.recordEquity(equity);
        days.record(time, date, equity, positionsValue, drawdown);
        maxDrawdown.record(drawdown);
        drawdowns.record(time, equity, drawdown);
    }

    /// What was recorded so far by date, oldest first.
    public List<EquityDay> days() {
        return days.list();
    }

    /// Losses from a peak so far, that under way included, in order of time: of more than 10,000 the
    /// deepest, and of those equally deep the earlier ones.
    public List<DrawdownEpisode> drawdowns() {
        return drawdowns.list();
    }

    /// The metrics of what was recorded so far, compared with nothing.
    public Metrics metrics() {
        return metrics(null, days.returns(initialCapital));
    }

    /// The metrics of what was recorded so far.
    ///
    /// @param benchmark of the slices that the equity points are of
    /// @throws IllegalStateException if there are not as many dates of one as of the other
    public Metrics metrics(Benchmark benchmark) {
        return metrics(benchmark, days.returns(initialCapital));
    }

    private Metrics metrics(@Nullable Benchmark benchmark, double[] returns) {
        PeriodsPerYear year = conventions.periodsPerYear(days.dates());
        int periods = year.value();
        double riskFree = conventions.riskFreeRate();
        Double totalReturn = days.isEmpty() ? null : TotalReturn.of(initialCapital, days.lastEquity());
        Double cagr = totalReturn == null ? null : Cagr.of(totalReturn, days.elapsed());
        AgainstBenchmark against =
                benchmark == null ? AgainstBenchmark.NONE : AgainstBenchmark.of(returns, benchmark, riskFree, periods);
        return new Metrics(
                totalReturn,
                cagr,
                AnnualVolatility.of(returns, periods),
                SharpeRatio.of(returns, riskFree, periods),
                SortinoRatio.of(returns, riskFree, periods),
                maxDrawdown.value(),
                maxDrawdownDays.value(),
                CalmarRatio.of(cagr, maxDrawdown.value()),
                trades,
                winRate.roundTrips(),
                winRate.value(),
                profitFactor.value(),
                expectancy.value(),
                averageHoldingDays.value(),
                Exposure.of(days.pointsInvested(), days.points()),
                turnover.value(days.elapsed()),
                ValueAtRisk.of(returns),
                ExpectedShortfall.of(returns),
                totalCommission.value(),
                totalSlippage.value(),
                against.benchmarkReturn(),
                against.alpha(),
                against.beta(),
                against.informationRatio(),
                against.trackingError(),
                periods,
                year.reason());
    }
}
