package io.papertape.batch.overfitting;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// How often the trial that was best in one half of the time is no better than half of the trials in
/// the other: the probability of backtest overfitting, by combinatorially symmetric cross-validation.
///
/// Time is cut into 16 blocks of the same length. For each of the 12,870 ways to take 8 of them, the
/// trial with the highest Sharpe ratio in those 8, in sample, is looked for among all N trials in the
/// other 8, out of sample: with its rank there, 1 being the worst, ω = rank / (N + 1) and the logit
/// ln(ω / (1 − ω)). The probability is the share of logits that are 0 or below. Source: D. H. Bailey,
/// J. Borwein, M. López de Prado and Q. J. Zhu, "The Probability of Backtest Overfitting", Journal of
/// Computational Finance 20 (2017), written in 2015.
///
/// - Returns that are left when the number is no multiple of 16 are the oldest; they do not count.
/// - A trial whose returns in sample are all the same has no Sharpe ratio there and is not chosen; of
///   equal trials the first is. A split in which none can be chosen does not count.
/// - Out of sample, a trial without a Sharpe ratio counts as one of 0: what does not trade neither
///   gains nor loses. Trials that are equal share the middle of their ranks.
///
/// Of each trial the sums of its blocks alone are kept. A split costs one pass over the trials.
public final class BacktestOverfitting {

    /// The most trials that are compared.
    public static final int MAX_TRIALS = 1000;

    /// The fewest returns: one for each block.
    public static final int LEAST_RETURNS = 16;

    private static final int BLOCKS = 16;
    private static final int ALL = (1 << BLOCKS) - 1;

    private final int returns;
    private final List<TrialBlocks> trials = new ArrayList<>();

    /// @param returns number of returns of each trial
    public BacktestOverfitting(int returns) {
        this.returns = returns;
    }

    /// Adds a trial.
    ///
    /// @param trial its returns per period, fractions, oldest first, over the same periods as those of
    ///     every other
    /// @throws IllegalArgumentException if they are more or fewer than those of the others, or the
    ///     trials more than {@value #MAX_TRIALS}
    public void add(double[] trial) {
        if (trial.length != returns) {
            throw new IllegalArgumentException(
                    "each trial has " + returns + " returns, but this one has " + trial.length);
        }
        if (trials.size() == MAX_TRIALS) {
            throw new IllegalArgumentException("at most " + MAX_TRIALS + " trials can be compared");
        }
        trials.add(new TrialBlocks(trial, BLOCKS));
    }

    /// The probability, from 0 to 1; null with fewer than two trials, with fewer than
    /// {@value #LEAST_RETURNS} returns, and where no trial can be chosen in any split.
    public @Nullable Double probability() {
        if (trials.size() < 2 || returns < LEAST_RETURNS) {
            return null;
        }
        HalfRatios ratios = new HalfRatios(trials, BLOCKS);
        double[] one = new double[trials.size()];
        double[] other = new double[trials.size()];
        int splits = 0;
        int overfit = 0;
        // each pair of halves is two splits; the last block tells the two apart
        for (int half = 0; half <= ALL / 2; half++) {
            if (Integer.bitCount(half) == BLOCKS / 2) {
                int bestOfOne = ratios.of(half, one);
                int bestOfOther = ratios.of(ALL & ~half, other);
                if (bestOfOne >= 0) {
                    splits++;
                    overfit += isOverfit(other, bestOfOne);
                }
                if (bestOfOther >= 0) {
                    splits++;
                    overfit += isOverfit(one, bestOfOther);
                }
            }
        }
        return splits == 0 ? null : (double) overfit / splits;
    }

    /// 1 where the trial's rank is in the middle or below, that is 2 · rank ≤ N + 1, else 0.
    private static int isOverfit(double[] outOfSample, int trial) {
        double chosen = outOfSample[trial];
        int below = 0;
        int equal = 0;
        for (double ratio : outOfSample) {
            below += ratio < chosen ? 1 : 0;
            equal += ratio == chosen ? 1 : 0;
        }
        return 2 * below + equal <= outOfSample.length ? 1 : 0;
    }
}
