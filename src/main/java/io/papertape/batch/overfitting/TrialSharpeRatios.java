package io.papertape.batch.overfitting;

/// Sharpe ratios of trials, added one by one: what remains of them is their number, mean and
/// variance, by B. P. Welford's method (Technometrics 4, 1962). Not safe for use by several threads.
///
/// Digits after about the 15th depend on the order in which ratios are added.
public final class TrialSharpeRatios {

    private long count;
    private double mean;
    private double squares;

    /// A trial whose ratio is undefined could not have been chosen as the best, and is passed over.
    ///
    /// @param sharpeRatio per period, not per year; NaN where it is undefined
    /// @throws IllegalArgumentException if it is infinite
    public void add(double sharpeRatio) {
        if (Double.isInfinite(sharpeRatio)) {
            throw new IllegalArgumentException("a Sharpe ratio is a number or undefined, not " + sharpeRatio);
        }
        if (Double.isNaN(sharpeRatio)) {
            return;
        }
        count++;
        double before = sharpeRatio - mean;
        mean += before / count;
        squares += before * (sharpeRatio - mean);
    }

    /// Number of trials with a Sharpe ratio.
    public long count() {
        return count;
    }

    /// Sample variance (n − 1) of the ratios; NaN of fewer than two.
    public double variance() {
        return count < 2 ? Double.NaN : squares / (count - 1);
    }
}
