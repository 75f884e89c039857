package io.papertape.engine.market;

/// Running totals of whole numbers, one per bar, and of their squares in 128 bits, made only for
/// bars that are asked for. Totals wrap around; the difference of two is exact all the same. Not
/// safe for use by several threads.
final class SquareTotals {

    private static final int ROW = 4;
    private static final int SUM = 0;
    private static final int LOW = 1;
    private static final int HIGH = 2;

    private long[] rows = new long[0];
    private int mask;
    private int end;
    private long largest;

    /// Prepares totals for the bars up to `newEnd`, of which those from `oldest` on are wanted.
    ///
    /// @param oldest number of the oldest bar that may be asked for
    /// @param newEnd number after the newest bar
    /// @param newMask bars are kept by their number and this mask
    /// @return number of the first bar that must be added; all after it up to the end follow
    int resume(int oldest, int newEnd, int newMask) {
        if (rows.length != (newMask + 1) * ROW) {
            rows = new long[(newMask + 1) * ROW];
            mask = newMask;
            end = oldest;
        } else if (newEnd - end > newEnd - oldest) {
            end = oldest;
        }
        return end;
    }

    /// Forgets every total.
    void clear() {
        rows = new long[0];
        mask = 0;
        largest = 0;
    }

    /// Adds the number of the next bar. What the totals began with does not matter.
    void add(long value) {
        int before = place(end - 1);
        int row = place(end);
        long square = value * value;
        long low = rows[before + LOW] + square;
        long carry = Long.compareUnsigned(low, square) < 0 ? 1 : 0;
        rows[row + SUM] = rows[before + SUM] + value;
        rows[row + LOW] = low;
        rows[row + HIGH] = rows[before + HIGH] + Math.multiplyHigh(value, value) + carry;
        largest = Math.max(largest, value == Long.MIN_VALUE ? Long.MAX_VALUE : Math.abs(value));
        end++;
    }

    /// Sample variance of the last `count` numbers: (n·Σx² − (Σx)²) / n(n − 1), whose numerator is
    /// exact, so that it is 0 exactly when all are the same. NaN when that might exceed 128 bits.
    double variance(int count) {
        if (Math.multiplyHigh(largest, count) != 0 || largest * count < 0) {
            return Double.NaN;
        }
        int newest = place(end - 1);
        int before = place(end - 1 - count);
        long sum = rows[newest + SUM] - rows[before + SUM];
        long low = rows[newest + LOW] - rows[before + LOW];
        long borrow = Long.compareUnsigned(rows[newest + LOW], rows[before + LOW]) < 0 ? 1 : 0;
        long high = rows[newest + HIGH] - rows[before + HIGH] - borrow;
        return spread(count, sum, high, low) / ((double) count * (count - 1));
    }

    /// `count × squares − sum²`.
    private static double spread(long count, long sum, long squaresHigh, long squaresLow) {
        long productLow = count * squaresLow;
        long productHigh = count * squaresHigh + Math.unsignedMultiplyHigh(count, squaresLow);
        long squareLow = sum * sum;
        long borrow = Long.compareUnsigned(productLow, squareLow) < 0 ? 1 : 0;
        long high = productHigh - Math.multiplyHigh(sum, sum) - borrow;
        long low = productLow - squareLow;
        return high * 0x1p64 + ((low >>> 1) * 2.0 + (low & 1));
    }

    private int place(int bar) {
        return (bar & mask) * ROW;
    }
}
