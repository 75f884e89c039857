package io.papertape.batch.overfitting;

import java.util.List;
import java.util.stream.IntStream;

/// The Sharpe ratios of all trials in any half of their blocks.
///
/// Sums are made beforehand for each choice of blocks in the lower and in the upper half of the
/// numbers, each with the trials side by side: those of a half are one addition of two arrays, which
/// the machine does for several trials at once.
final class HalfRatios {

    private final List<TrialBlocks> trials;
    private final int blocks;
    private final double count;
    private final double[] means;
    private final double[][] lowerSums;
    private final double[][] upperSums;
    private final double[][] lowerSquares;
    private final double[][] upperSquares;

    /// Trials that may have no ratio in a half, by their numbers.
    private final int[] flat;

    /// @param trials at least one, all of the same length
    /// @param blocks an even number
    HalfRatios(List<TrialBlocks> trials, int blocks) {
        this.trials = trials;
        this.blocks = blocks;
        int half = blocks / 2;
        count = (double) half * trials.getFirst().length();
        means = trials.stream().mapToDouble(TrialBlocks::mean).toArray();
        lowerSums = subsets(0, TrialBlocks::sum);
        upperSums = subsets(half, TrialBlocks::sum);
        lowerSquares = subsets(0, TrialBlocks::square);
        upperSquares = subsets(half, TrialBlocks::square);
        flat = IntStream.range(0, trials.size())
                .filter(i -> trials.get(i).mayBeFlat(half))
                .toArray();
    }

    /// A number that a trial has for each block.
    private interface OfBlock {
        double of(TrialBlocks trial, int block);
    }

    /// For each choice among half of the blocks the sums of all trials.
    private double[][] subsets(int from, OfBlock number) {
        double[][] totals = new double[1 << (blocks / 2)][trials.size()];
        for (int choice = 1; choice < totals.length; choice++) {
            int last = Integer.numberOfTrailingZeros(Integer.highestOneBit(choice));
            double[] without = totals[choice & ~(1 << last)];
            for (int i = 0; i < trials.size(); i++) {
                totals[choice][i] = without[i] + number.of(trials.get(i), from + last);
            }
        }
        return totals;
    }

    /// Mean of the returns in half of the blocks, divided by their sample standard deviation (n − 1);
    /// 0 where the returns are all the same, or differ by rounding alone.
    ///
    /// @param chosen a bit for each block
    /// @param ratios one for each trial, to be written
    /// @return the first of the trials with the highest ratio; −1 where all have the same returns
    int of(int chosen, double[] ratios) {
        int low = chosen & (1 << (blocks / 2)) - 1;
        int high = chosen >>> (blocks / 2);
        divide(lowerSums[low], upperSums[high], lowerSquares[low], upperSquares[high], ratios);
        int undefined = 0;
        for (int trial : flat) {
            if (trials.get(trial).isFlat(chosen)) {
                ratios[trial] = Double.NaN;
                undefined++;
            }
        }
        int best = best(ratios);
        for (int i = 0; undefined > 0 && i < flat.length; i++) {
            ratios[flat[i]] = Double.isNaN(ratios[flat[i]]) ? 0 : ratios[flat[i]];
        }
        return best;
    }

    private void divide(double[] sums, double[] moreSums, double[] squares, double[] moreSquares, double[] ratios) {
        for (int i = 0; i < ratios.length; i++) {
            double sum = sums[i] + moreSums[i];
            double deviation = sum / count;
            double variance = (squares[i] + moreSquares[i] - deviation * sum) / (count - 1);
            ratios[i] = variance > 0 ? (means[i] + deviation) / Math.sqrt(variance) : 0;
        }
    }

    private static int best(double[] ratios) {
        int best = -1;
        double highest = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < ratios.length; i++) {
            if (ratios[i] > highest) {
                highest = ratios[i];
                best = i;
            }
        }
        return best;
    }
}
