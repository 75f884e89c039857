package io.papertape.batch.overfitting;

import java.util.Arrays;

/// What is kept of the returns of one trial, to have its Sharpe ratio over any of its blocks: sums of
/// deviations from the mean of all, and of their squares, so that small differences keep their digits.
final class TrialBlocks {

    private final int length;
    private final double mean;
    private final double[] sums;
    private final double[] squares;

    /// A bit for each block whose returns are all the same.
    private final int flat;

    /// The first return of each block.
    private final double[] firsts;

    /// @param returns at least as many as blocks; the oldest are left out where the last block would be
    ///     shorter than the others
    /// @param blocks an even number
    TrialBlocks(double[] returns, int blocks) {
        length = returns.length / blocks;
        double[] used = Arrays.copyOfRange(returns, returns.length - length * blocks, returns.length);
        mean = Arrays.stream(used).average().orElse(0);
        sums = new double[blocks];
        squares = new double[blocks];
        firsts = new double[blocks];
        int same = 0;
        for (int block = 0; block < blocks && length > 0; block++) {
            double first = used[block * length];
            boolean constant = true;
            for (int i = block * length; i < (block + 1) * length; i++) {
                double deviation = used[i] - mean;
                sums[block] += deviation;
                squares[block] += deviation * deviation;
                constant &= used[i] == first;
            }
            firsts[block] = first;
            same |= constant ? 1 << block : 0;
        }
        flat = same;
    }

    /// Returns of a block.
    int length() {
        return length;
    }

    /// Of all returns.
    double mean() {
        return mean;
    }

    /// Sum of the deviations from the mean, in a block.
    double sum(int block) {
        return sums[block];
    }

    /// Sum of their squares, in a block.
    double square(int block) {
        return squares[block];
    }

    /// Whether the returns in so many blocks may all be the same.
    boolean mayBeFlat(int blocks) {
        return Integer.bitCount(flat) >= blocks;
    }

    /// Whether the returns in some blocks are all the same.
    ///
    /// @param chosen a bit for each block
    boolean isFlat(int chosen) {
        if ((chosen & ~flat) != 0) {
            return false;
        }
        double value = firsts[Integer.numberOfTrailingZeros(chosen)];
        for (int rest = chosen; rest != 0; rest &= rest - 1) {
            if (firsts[Integer.numberOfTrailingZeros(rest)] != value) {
                return false;
            }
        }
        return true;
    }
}
