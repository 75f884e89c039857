package io.papertape.report;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Numbers of which mean and deviation are asked, in two passes.
final class Series {

    private final double[] values;

    Series(double... values) {
        this.values = values.clone();
    }

    double mean() {
        return Arrays.stream(values).sum() / values.length;
    }

    /// Sample standard deviation, exactly 0 of equal values; null of fewer than two.
    @Nullable
    Double deviation() {
        if (values.length < 2) {
            return null;
        }
        if (Arrays.stream(values).allMatch(value -> value == values[0])) {
            return 0.0;
        }
        double mean = mean();
        return Math.sqrt(
                Arrays.stream(values).map(value -> Math.pow(value - mean, 2)).sum() / (values.length - 1));
    }
}
