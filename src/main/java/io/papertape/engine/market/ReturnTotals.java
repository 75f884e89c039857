package io.papertape.engine.market;

/// Running totals of the simple returns of all bars of a span, and of their squares, as whole
/// numbers. Immutable.
final class ReturnTotals {

    /// Returns are counted in whole units of 2⁻²⁸: rounding them moves a standard deviation by
    /// less than 3e-9.
    private static final double UNIT = 0x1p28;

    /// What `double`s of whole numbers, and a product of theirs, err by at most, as a part of the
    /// sum of squares.
    private static final double ROUNDING = 0x1p-50;

    /// The part of a variance, and the number, that rounding may come to.
    private static final double TOLERANCE = 1e-9;

    private final double limit;
    private final long[] sums;
    private final long[] squares;

    /// How many returns were beyond the limit, up to each bar.
    private final int[] large;

    /// @param limit returns beyond it do not count
    ReturnTotals(long[] closes, double limit) {
        this.limit = limit;
        sums = new long[closes.length];
        squares = new long[closes.length];
        large = new int[closes.length];
        for (int bar = 1; bar < closes.length; bar++) {
            long before = closes[bar - 1];
            double change = (double) (closes[bar] - before) / before;
            boolean counts = Math.abs(change) <= limit;
            long units = counts ? Math.round(change * UNIT) : 0;
            sums[bar] = sums[bar - 1] + units;
            squares[bar] = squares[bar - 1] + units * units;
            large[bar] = large[bar - 1] + (counts ? 0 : 1);
        }
    }

    /// The largest return such that the squares of so many fit 62 bits.
    static double limit(int count) {
        int bits = Integer.SIZE - Integer.numberOfLeadingZeros(count - 1);
        return Math.scalb(1.0, (62 - bits) / 2 - 28);
    }

    double limit() {
        return limit;
    }

    /// The sample variance of the last `count` returns, for each bar.
    double[] variances(int count) {
        double[] variances = new double[sums.length];
        double scale = 1 / (UNIT * UNIT * (count - 1));
        double least = TOLERANCE * TOLERANCE / scale;
        for (int bar = 0; bar < variances.length; bar++) {
            if (bar < count || large[bar] != large[bar - count]) {
                variances[bar] = Double.NaN;
                continue;
            }
            double sum = sums[bar] - sums[bar - count];
            double total = squares[bar] - squares[bar - count];
            double scatter = Math.max(0, total - sum * sum / count);
            double error = total * ROUNDING;
            boolean clear = error <= TOLERANCE * scatter || error <= least;
            variances[bar] = clear ? scatter * scale : Double.NaN;
        }
        return variances;
    }
}
