package io.papertape.engine.performance;

import org.jspecify.annotations.Nullable;

/// What several metrics need of a series of numbers.
final class Statistics {

    /// By how much of their largest term results of the same calculation may differ: four times the
    /// distance of neighbouring `double` values.
    private static final double ROUNDING = 0x1p-50;

    private Statistics() {}

    /// The arithmetic mean of at least one value.
    static double mean(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return sum / values.length;
    }

    /// The sample standard deviation (n − 1) of at least two values, in two passes.
    ///
    /// It is exactly 0 where all values are the same. Without that rule the rounding of their mean
    /// remains, and a ratio to it is a number like 10¹⁶ that means nothing.
    static double standardDeviation(double[] values) {
        return standardDeviation(values, largest(values));
    }

    /// The same of values that are sums or differences.
    ///
    /// @param largestTerm the largest absolute value of what was added or subtracted; values that
    ///     differ by its rounding alone are the same
    static double standardDeviation(double[] values, double largestTerm) {
        if (spread(values) <= ROUNDING * largestTerm) {
            return 0;
        }
        return Math.sqrt(covariance(values, values));
    }

    /// The sample covariance (n − 1) of two series of the same length, at least 2.
    static double covariance(double[] x, double[] y) {
        double meanX = mean(x);
        double meanY = mean(y);
        double sum = 0;
        for (int i = 0; i < x.length; i++) {
            sum += (x[i] - meanX) * (y[i] - meanY);
        }
        return sum / (x.length - 1);
    }

    /// What stands at a rank, interpolated linearly between neighbours.
    ///
    /// @param sorted rising, at least one
    /// @param rank from 0 to the number of values − 1
    static double quantile(double[] sorted, double rank) {
        int below = (int) rank;
        int above = Math.min(below + 1, sorted.length - 1);
        return sorted[below] + (sorted[above] - sorted[below]) * (rank - below);
    }

    /// The largest absolute value; 0 of none.
    static double largest(double[] values) {
        double largest = 0;
        for (double value : values) {
            largest = Math.max(largest, Math.abs(value));
        }
        return largest;
    }

    /// Each of `x` less that of `y`.
    ///
    /// @throws IllegalArgumentException if they are not of the same length
    static double[] difference(double[] x, double[] y) {
        requireSameLength(x, y);
        double[] difference = new double[x.length];
        for (int i = 0; i < x.length; i++) {
            difference[i] = x[i] - y[i];
        }
        return difference;
    }

    static void requireSameLength(double[] returns, double[] benchmark) {
        if (returns.length != benchmark.length) {
            throw new IllegalArgumentException("there must be as many returns of the benchmark as of the session, "
                    + returns.length + ", but there were " + benchmark.length);
        }
    }

    /// The value, or null where it is beyond what a `double` holds.
    static @Nullable Double finite(double value) {
        return Double.isFinite(value) ? value : null;
    }

    private static double spread(double[] values) {
        double least = values[0];
        double most = values[0];
        for (double value : values) {
            least = Math.min(least, value);
            most = Math.max(most, value);
        }
        return most - least;
    }
}
