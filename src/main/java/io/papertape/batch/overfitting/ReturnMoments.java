package io.papertape.batch.overfitting;

import org.jspecify.annotations.Nullable;

/// The shape of a series of returns, by population moments: skewness m₃ / m₂^1.5 and kurtosis
/// m₄ / m₂², with mₖ the mean of (r − mean)ᵏ.
///
/// @param count number of returns, at least 2
/// @param skewness 0 of a normal distribution
/// @param kurtosis not the excess: 3 of a normal distribution
public record ReturnMoments(int count, double skewness, double kurtosis) {

    /// In two passes, oldest first; null with fewer than two returns and where all are the same.
    ///
    /// @param returns simple returns per period, fractions
    public static @Nullable ReturnMoments of(double[] returns) {
        if (returns.length < 2 || areTheSame(returns)) {
            return null;
        }
        double mean = mean(returns);
        double second = 0;
        double third = 0;
        double fourth = 0;
        for (double value : returns) {
            double deviation = value - mean;
            double square = deviation * deviation;
            second += square;
            third += square * deviation;
            fourth += square * square;
        }
        double variance = second / returns.length;
        double skewness = third / returns.length / (variance * Math.sqrt(variance));
        double kurtosis = fourth / returns.length / (variance * variance);
        return Double.isFinite(skewness) && Double.isFinite(kurtosis)
                ? new ReturnMoments(returns.length, skewness, kurtosis)
                : null;
    }

    private static boolean areTheSame(double[] returns) {
        for (double value : returns) {
            if (value != returns[0]) {
                return false;
            }
        }
        return true;
    }

    private static double mean(double[] returns) {
        double sum = 0;
        for (double value : returns) {
            sum += value;
        }
        return sum / returns.length;
    }
}
