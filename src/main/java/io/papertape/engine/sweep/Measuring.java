package io.papertape.engine.sweep;

import io.papertape.engine.order.Trade;
import io.papertape.engine.performance.Benchmark;
import io.papertape.engine.performance.Conventions;
import io.papertape.engine.performance.EquityDay;
import io.papertape.engine.performance.Metric;
import io.papertape.engine.performance.Metrics;
import io.papertape.engine.performance.Performance;
import io.papertape.engine.portfolio.EquityPoint;
import io.papertape.engine.session.EquityListener;
import io.papertape.engine.session.SessionConfig;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/// Measures a session that it hears, into an evaluation. Not safe for use by several threads.
final class Measuring implements EquityListener {

    private final Performance performance;
    private final Evaluation evaluation;
    private long trades;
    private long date = Long.MIN_VALUE;
    private long equity;
    private long equityBefore;
    private int days;

    Measuring(SessionConfig config, Conventions conventions, Evaluation evaluation) {
        this.evaluation = evaluation;
        evaluation.clear();
        performance = new Performance(config.initialCapital(), conventions);
        equity = config.initialCapital();
    }

    @Override
    public void traded(Trade trade) {
        trades++;
        performance.record(trade);
    }

    @Override
    public boolean warnsOfFailures() {
        return false;
    }

    @Override
    public void symbolFailed(long time, int symbol, Throwable failure) {
        evaluation.addFailure(time, symbol, failure);
    }

    @Override
    public void equityRecorded(EquityPoint point) {
        performance.record(point);
        if (point.date() != date) {
            date = point.date();
            equityBefore = equity;
            days++;
        }
        equity = point.equity();
        if (evaluation.keepsReturns()) {
            evaluation.setReturn(days - 1, equityBefore == 0 ? 0 : (double) (equity - equityBefore) / equityBefore);
        }
    }

    /// Ends it.
    ///
    /// @param finalEquity the last one
    /// @param benchmark of the slices that have an equity point
    void finish(long finalEquity, Benchmark benchmark) {
        evaluation.setResult(trades, finalEquity);
        Metrics metrics = performance.metrics(benchmark);
        for (Metric metric : Metric.values()) {
            evaluation.set(metric, Objects.requireNonNullElse(metrics.number(metric), Double.NaN));
        }
    }

    /// What was measured by date, oldest first.
    ///
    /// @param benchmark of the same dates
    List<ReplayedDay> days(Benchmark benchmark) {
        double[] growth = benchmark.growth();
        List<ReplayedDay> told = new ArrayList<>();
        for (EquityDay day : performance.days()) {
            told.add(new ReplayedDay(day.date(), day.equity(), growth[told.size()]));
        }
        return told;
    }
}
