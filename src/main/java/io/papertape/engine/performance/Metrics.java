package io.papertape.engine.performance;

import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// What a session has come to: the value of every [Metric].
///
/// ```java
/// Double sharpe = session.results().metrics().number(Metric.SHARPE_RATIO);
/// ```
///
/// @param values of all metrics
public record Metrics(Map<Metric, MetricValue> values) {

    /// @throws IllegalArgumentException if there is not a value of each metric
    public Metrics {
        if (values.size() != Metric.values().length) {
            throw new IllegalArgumentException("there must be a value of each of " + Metric.values().length
                    + " metrics but there were " + values.size());
        }
        values = Map.copyOf(values);
    }

    /// The value of a metric with all that is known of it.
    public MetricValue value(Metric metric) {
        return Objects.requireNonNull(values.get(metric));
    }

    /// A metric as a number, in its [Metric#unit()]; null where it is undefined.
    public @Nullable Double number(Metric metric) {
        return value(metric).number();
    }
}
