package io.papertape.batch.overfitting;

import org.apache.commons.statistics.distribution.NormalDistribution;
import org.jspecify.annotations.Nullable;

/// How surely the best of many trials has a Sharpe ratio above 0, when so many were tried.
///
/// With N trials whose ratios have the variance V, the best of them is expected at
///
/// SR₀ = √V · ((1 − γ) · Z⁻¹[1 − 1/N] + γ · Z⁻¹[1 − 1/(N·e)])
///
/// even where no trial is worth anything; γ is the Euler–Mascheroni constant, Z the normal
/// distribution. The deflated ratio is the probability that the true ratio of the best is above that:
///
/// Z[(SR − SR₀) · √(T − 1) / √(1 − γ₃·SR + (γ₄ − 1)/4 · SR²)]
///
/// with T returns of skewness γ₃ and kurtosis γ₄. All ratios are per period, not per year. Source:
/// D. H. Bailey and M. López de Prado, "The Deflated Sharpe Ratio", Journal of Portfolio Management
/// 40 (2014).
///
/// @param expectedMaximum SR₀, per period
/// @param probability the deflated Sharpe ratio, from 0 to 1
public record DeflatedSharpeRatio(double expectedMaximum, double probability) {

    private static final double EULER_MASCHERONI = 0.577_215_664_901_532_9;
    private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);

    /// Null where it is undefined:
    ///
    /// - the best has no Sharpe ratio (NaN),
    /// - fewer than two trials have one: nothing was chosen,
    /// - all trials have the same: nothing tells how far the best may lie above the others by luck,
    /// - fewer than two returns, or returns that are all the same (null moments),
    /// - the ratio's estimated variance, under the root of the denominator, is not positive.
    ///
    /// @param best Sharpe ratio of the best trial, per period; NaN where undefined
    /// @param moments of the returns of the best trial
    /// @param trials number of trials that have a Sharpe ratio
    /// @param variance of their Sharpe ratios per period; NaN where undefined
    public static @Nullable DeflatedSharpeRatio of(
            double best, @Nullable ReturnMoments moments, long trials, double variance) {
        if (!Double.isFinite(best) || moments == null || trials < 2 || !(variance > 0)) {
            return null;
        }
        double spread = 1 - moments.skewness() * best + (moments.kurtosis() - 1) / 4 * best * best;
        if (moments.count() < 2 || !(spread > 0)) {
            return null;
        }
        double expectedMaximum = expectedMaximum(trials, variance);
        double deviations = (best - expectedMaximum) * Math.sqrt(moments.count() - 1.0) / Math.sqrt(spread);
        return new DeflatedSharpeRatio(expectedMaximum, NORMAL.cumulativeProbability(deviations));
    }

    /// The same, of trials that were added one by one.
    public static @Nullable DeflatedSharpeRatio of(
            double best, @Nullable ReturnMoments moments, TrialSharpeRatios trials) {
        return of(best, moments, trials.count(), trials.variance());
    }

    private static double expectedMaximum(long trials, double variance) {
        return Math.sqrt(variance)
                * ((1 - EULER_MASCHERONI) * NORMAL.inverseSurvivalProbability(1.0 / trials)
                        + EULER_MASCHERONI * NORMAL.inverseSurvivalProbability(1 / (trials * Math.E)));
    }
}
