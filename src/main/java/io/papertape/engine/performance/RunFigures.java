package io.papertape.engine.performance;

import io.papertape.engine.portfolio.Money;

/// Writes metrics at their numbers: the formulas of the classes that [Metric] names, of sums
/// instead of single points. Not a number stands for undefined.
final class RunFigures {

    private final MeasuredWindow window;
    private final double[] values;
    private final double year;
    private int written;

    RunFigures(MeasuredWindow window, double[] values) {
        this.window = window;
        this.values = values;
        year = Math.sqrt(window.periodsPerYear);
        set(Metric.PERIODS_PER_YEAR, window.periodsPerYear);
    }

    @SuppressWarnings("EnumOrdinal")
    private void set(Metric metric, double value) {
        written++;
        values[metric.ordinal()] = Double.isInfinite(value) ? Double.NaN : value;
    }

    /// Whether every metric was written.
    boolean isComplete() {
        return written == values.length;
    }

    void addGrowth(double totalReturn, PeakWatch peaks) {
        double elapsed = window.elapsedDays;
        double cagr = elapsed == 0 ? Double.NaN : StrictMath.pow(1 + totalReturn, Days.PER_YEAR / elapsed) - 1;
        double drawdown = peaks.deepest();
        set(Metric.TOTAL_RETURN, totalReturn);
        set(Metric.CAGR, cagr);
        set(Metric.MAX_DRAWDOWN, drawdown);
        set(Metric.MAX_DRAWDOWN_DAYS, peaks.longestDays());
        set(Metric.CALMAR_RATIO, drawdown == 0 ? Double.NaN : cagr / drawdown);
    }

    /// @param deviation of the returns, not 0
    /// @param downside root of the mean of the squares of losses
    void addReturns(double mean, double deviation, double downside, ReturnTail tail) {
        double excess = mean - window.riskFree;
        set(Metric.ANNUAL_VOLATILITY, deviation * year);
        set(Metric.SHARPE_RATIO, excess / deviation * year);
        set(Metric.SORTINO_RATIO, downside == 0 ? Double.NaN : excess * year / downside);
        set(Metric.VALUE_AT_RISK_95, tail.valueAtRisk());
        set(Metric.EXPECTED_SHORTFALL_95, tail.expectedShortfall());
    }

    /// @param covariance of the returns with those of the benchmark
    /// @param activeDeviation of the returns less those of the benchmark, not 0
    void addBenchmark(double mean, double covariance, double activeDeviation) {
        double deviation = window.benchmarkDeviation;
        double beta = deviation == 0 ? Double.NaN : covariance / (deviation * deviation);
        double expected = beta * (window.benchmarkMean - window.riskFree);
        double trackingError = activeDeviation * year;
        set(Metric.BENCHMARK_RETURN, window.benchmarkReturn);
        set(Metric.BETA, beta);
        set(Metric.ALPHA, window.periodsPerYear * (mean - window.riskFree - expected));
        set(Metric.TRACKING_ERROR, trackingError);
        set(Metric.INFORMATION_RATIO, (mean - window.benchmarkMean) * window.periodsPerYear / trackingError);
    }

    /// @param invested points with something held
    /// @param totalEquity of all points
    void addTrades(TradeSums trades, long invested, long points, double totalEquity) {
        double trips = trades.roundTrips;
        boolean any = trades.roundTrips > 0;
        set(Metric.TRADES, (double) trades.fills);
        set(Metric.ROUND_TRIPS, trips);
        set(Metric.WIN_RATE, any ? trades.wins / trips : Double.NaN);
        set(Metric.PROFIT_FACTOR, trades.losses == 0 ? Double.NaN : trades.gains / trades.losses);
        set(Metric.EXPECTANCY, any ? Money.toDouble(trades.pnl) / trips : Double.NaN);
        set(Metric.AVERAGE_HOLDING_DAYS, any ? Days.of(trades.millisHeld) / trips : Double.NaN);
        set(Metric.EXPOSURE, (double) invested / points);
        set(Metric.TURNOVER, trades.traded / 2 / (totalEquity / points) / window.years);
        set(Metric.TOTAL_COMMISSION, Money.toDouble(trades.commission));
        set(Metric.TOTAL_SLIPPAGE, Money.toDouble(trades.slippage));
    }
}
