package io.papertape.engine.market;

/// Running totals of whole numbers, one per bar, and of their squares in 128 bits, made only for
/// bars that are asked for. Totals wrap around; the difference of two is exact all the same. Not
/// safe for use by several threads.
final class SquareTotals {

    private static final int ROW = 4;
    private static final int SUM = 0;
    private static final int LOW = 1;
    private static final int HIGH = 2;

    /// Those of bar `i` are in row `i` modulo the number of rows, a power of two.
    private long[] rows = new long[ROW];

    private int end;
    private long largest;

    /// Prepares totals for the bars up to `newEnd`, of which those from `oldest` on are wanted.
    ///
    /// @param oldest number of the oldest bar that may be asked for
    /// @param newEnd number after the newest bar
    /// @param bars how many are kept at most, a power of two
    /// @return number of the first bar that must be added; all after it up to the end follow
    int resume(int oldest, int newEnd, int bars) {
        if (rows.length != bars * ROW) {
            rows = new long[bars * ROW];
            end = oldest;
        } else if (newEnd - end > newEnd - oldest) {
            end = oldest;
        }
        return end;
    }

    /// Forgets every total.
    void clear() {
        rows = new long[ROW];
        largest = 0;
    }

    /// Adds the number of the next bar. What the totals began with does not matter.
    void add(long value) {
        int before = end - 1;
        long square = value * value;
        long low = get(before, LOW) + square;
        long carry = Long.compareUnsigned(low, square) < 0 ? 1 : 0;
        set(end, SUM, get(before, SUM) + value);
        set(end, LOW, low);
        set(end, HIGH, get(before, HIGH) + Math.multiplyHigh(value, value) + carry);
        largest = Math.max(largest, value == Long.MIN_VALUE ? Long.MAX_VALUE : Math.abs(value));
        end++;
    }

    /// Sample variance of the last `count` numbers: (n·Σx² − (Σx)²) / n(n − 1), whose numerator is
    /// exact, so that it is 0 exactly when all are the same. NaN when that might exceed 128 bits.
    double variance(int count) {
        if (Math.multiplyHigh(largest, count) != 0 || largest * count < 0) {
            return Double.NaN;
        }
        int newest = end - 1;
        int before = newest - count;
        long sum = get(newest, SUM) - get(before, SUM);
        long low = get(newest, LOW) - get(before, LOW);
        long borrow = Long.compareUnsigned(get(newest, LOW), get(before, LOW)) < 0 ? 1 : 0;
        long high = get(newest, HIGH) - get(before, HIGH) - borrow;
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

    private long get(int bar, int column) {
        return rows[(bar * ROW + column) & (rows.length - 1)];
    }

    private void set(int bar, int column, long value) {
        rows[(bar * ROW + column) & (rows.length - 1)] = value;
    }
}
