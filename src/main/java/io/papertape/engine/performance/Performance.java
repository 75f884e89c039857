package io.papertape.engine.performance;

import io.papertape.engine.order.Trade;
import io.papertape.engine.portfolio.EquityPoint;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Follows a session from its beginning and computes its metrics. Grows by a few numbers per date,
/// however many points that has. Not safe for use by several threads.
///
/// ```java
/// Performance performance = new Performance(config.initialCapital());
/// EquityListener measured = new EquityListener() {
///     public void traded(Trade trade) {
///         performance.record(trade);
///     }
///
///     public void equityRecorded(EquityPoint point) {
///         performance.record(point);
///     }
/// };
/// ```
public final class Performance {

    private final long initialCapital;
    private final Conventions conventions;

    private final Map<Metric, MetricCalculator> calculators = new EnumMap<>(Metric.class);

    private final LongestDrawdown longestDrawdown = new LongestDrawdown();
    private final DrawdownEpisodes drawdowns;
    private final EquityDays days = new EquityDays();

    /// @param initialCapital in units of 0.00000001, positive
    public Performance(long initialCapital) {
        this(initialCapital, Conventions.DEFAULT);
    }

    /// @param initialCapital in units of 0.00000001, positive
    /// @param conventions what annual figures are reckoned with
    public Performance(long initialCapital, Conventions conventions) {
        this.initialCapital = initialCapital;
        this.conventions = conventions;
        drawdowns = new DrawdownEpisodes(initialCapital, longestDrawdown);
        for (Metric metric : Metric.values()) {
            calculators.put(metric, metric.newCalculator());
        }
    }

    public void record(Trade trade) {
        for (MetricCalculator calculator : calculators.values()) {
            calculator.record(trade);
        }
    }

    /// This is called for every point of a session: comparisons and additions, nothing else.
    public void record(EquityPoint point) {
        days.record(
                point.time(),
                point.date(),
                point.equity(),
                point.positionsValue(),
                point.receivables(),
                point.shortsValue(),
                point.drawdown());
        drawdowns.record(point.time(), point.equity(), point.drawdown());
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
        return measured(null);
    }

    /// The metrics of what was recorded so far.
    ///
    /// @param benchmark of the slices that the equity points are of
    /// @throws IllegalStateException if there are not as many dates of one as of the other
    public Metrics metrics(Benchmark benchmark) {
        return measured(benchmark);
    }

    private Metrics measured(@Nullable Benchmark benchmark) {
        Measured session = new Measured(initialCapital, days, longestDrawdown, conventions, benchmark);
        Map<Metric, MetricValue> values = new EnumMap<>(Metric.class);
        calculators.forEach((metric, calculator) -> values.put(metric, calculator.of(session)));
        return new Metrics(values);
    }
}
