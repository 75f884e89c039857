package io.papertape.batch.sweep;

import io.papertape.engine.performance.Metric;
import io.papertape.engine.portfolio.Money;
import io.papertape.engine.sweep.Evaluation;
import io.papertape.ledger.SweepResults;
import org.jspecify.annotations.Nullable;

/// Compares a result of a sweep with what the engine makes of it: trades and equity to the last digit, metrics to a
/// relative 1e-9. Stateless.
final class Proof {

    private static final double TOLERANCE = 1e-9;

    private Proof() {}

    /// What differs first, as a part of a sentence; null where nothing does.
    static @Nullable String difference(SweepResults.Stored stored, Evaluation replayed) {
        if (replayed.overflow() != null) {
            return stored.finalEquity().isEmpty() ? null : "the engine's books cannot hold it";
        }
        if (stored.finalEquity().isEmpty()) {
            return "the engine's books can hold it";
        }
        if (stored.trades() != replayed.trades()) {
            return "trades were " + stored.trades() + " but are " + replayed.trades();
        }
        if (stored.finalEquity().getAsLong() != replayed.finalEquity()) {
            return "final_equity was " + Money.format(stored.finalEquity().getAsLong()) + " but is "
                    + Money.format(replayed.finalEquity());
        }
        for (Metric metric : SweepResults.metrics()) {
            Double was = stored.metrics().get(metric);
            double is = replayed.value(metric);
            if (was == null ? !Double.isNaN(is) : !(Math.abs(was - is) <= TOLERANCE * Math.max(1, Math.abs(is)))) {
                return metric.label() + " was " + was + " but is " + is;
            }
        }
        return null;
    }
}
