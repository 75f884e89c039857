package io.papertape.report;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// Numbers of which mean and deviation are asked, in two passes.
final class Series {

    private final double[] values;

    Series(double... values) {
        this.values = values.clone();
    }

    double[] values() {
        return values.clone();
    }

    double mean() {
        return Arrays.stream(values).sum() / values.length;
    }

    /// Sample standard deviation, exactly 0 of equal values; null of fewer than two.
    @Nullable
    Double deviation() {
        Double variance = covariance(this);
        return variance == null ? null : Math.sqrt(variance);
    }

    /// Sample covariance, exactly 0 where the values of either are equal; null of fewer than two.
    @Nullable
    Double covariance(Series other) {
        int n = values.length;
        if (n < 2) {
            return null;
        }
        if (isConstant() || other.isConstant()) {
            return 0.0;
        }
        double mine = mean();
        double theirs = other.mean();
        return IntStream.range(0, n)
                        .mapToDouble(i -> (values[i] - mine) * (other.values[i] - theirs))
                        .sum()
                / (n - 1);
    }

    private boolean isConstant() {
        return Arrays.stream(values).allMatch(value -> value == values[0]);
    }

    Series minus(Series other) {
        return new Series(IntStream.range(0, values.length)
                .mapToDouble(i -> values[i] - other.values[i])
                .toArray());
    }

    Series minus(double subtrahend) {
        return new Series(Arrays.stream(values).map(value -> value - subtrahend).toArray());
    }
}
