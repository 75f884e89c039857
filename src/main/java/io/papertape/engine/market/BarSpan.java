package io.papertape.engine.market;

import org.jspecify.annotations.Nullable;

/// What a strategy sees of one symbol over a span of bars, all of them at once: the counterpart
/// of a [BarWindow] at each of its bars. A bar is known by its number in the span, oldest first;
/// answers are masks, in which bit `b % 64` of word `b / 64` is that of bar `b`. Keeps columns
/// that several questions share. Not safe for use by several threads.
///
/// ```java
/// BarColumns columns = new BarColumns.Builder().add(slice, 0).build();
/// BarSpan span = new BarSpan(columns, 0, columns.size());
/// long[] above = new long[span.words()];
/// long[] below = new long[span.words()];
/// boolean told = span.compareMeans(10, 30, above, below);
/// ```
public final class BarSpan {

    private final BarColumns bars;
    private final int first;
    private final long[] closes;

    /// Sum of the closes before each bar, which may wrap around: differences are exact where they
    /// fit.
    private final long[] totals;

    /// How many closes can be summed whatever they are.
    private final long longestSum;

    private final ColumnCache scores = new ColumnCache();
    private final ColumnCache variances = new ColumnCache();
    private @Nullable ReturnTotals returnTotals;
    private @Nullable ReachColumns reaches;

    /// @param first number of the first bar in the columns
    /// @param end number after that of the last bar
    public BarSpan(BarColumns bars, int first, int end) {
        this.bars = bars;
        this.first = first;
        closes = bars.closes(first, end);
        totals = new long[closes.length + 1];
        long largest = 1;
        for (int bar = 0; bar < closes.length; bar++) {
            totals[bar + 1] = totals[bar] + closes[bar];
            largest = Math.max(largest, closes[bar]);
        }
        longestSum = Long.MAX_VALUE / largest;
    }

    /// How many bars there are.
    public int size() {
        return closes.length;
    }

    /// How many words a mask of them has.
    public int words() {
        return words(closes.length);
    }

    static int words(int size) {
        return (size + Long.SIZE - 1) / Long.SIZE;
    }

    /// The close of a bar.
    public long close(int bar) {
        return closes[bar];
    }

    /// Whether the sum of so many closes is below the largest value whatever they are.
    public boolean sumFits(long count) {
        return count <= longestSum;
    }

    /// Sum of `count` closes up to and including a bar; they fit.
    public long sumOfCloses(int bar, int count) {
        return totals[bar + 1] - totals[bar + 1 - count];
    }

    /// Where the mean of the last `count` closes is above and where below that of the last
    /// `others`; exact. Bars with fewer are in neither mask.
    ///
    /// @return false where sums may exceed the largest value, so that the masks tell nothing
    public boolean compareMeans(int count, int others, long[] above, long[] below) {
        if (!sumFits((long) count * others)) {
            return false;
        }
        int least = Math.max(count, others) - 1;
        for (int word = 0; word < words(); word++) {
            int from = word * Long.SIZE;
            int to = Math.min(from + Long.SIZE, closes.length);
            long up = 0;
            long down = 0;
            for (int bar = Math.max(from, least); bar < to; bar++) {
                long total = totals[bar + 1];
                long difference =
                        (total - totals[bar + 1 - count]) * others - (total - totals[bar + 1 - others]) * count;
                up = (up >>> 1) | (-difference & Long.MIN_VALUE);
                down = (down >>> 1) | (difference & Long.MIN_VALUE);
            }
            above[word] = up >>> (from - to);
            below[word] = down >>> (from - to);
        }
        return true;
    }

    /// Where a close is above the highest high of the `count` bars before it, and where below
    /// their lowest low. Bars with fewer before them are in neither mask.
    public void compareWithRange(int count, long[] above, long[] below) {
        ReachColumns found = reaches;
        if (found == null) {
            found = new ReachColumns(bars, first, closes.length);
            reaches = found;
        }
        found.compare(count, above, below);
    }

    /// How far each close is from the mean of the last `count`, in squares: `deviation² /
    /// (n·Σd²)` with the sign of the deviation, both as [Band] has them, with an error below 2⁻⁴⁰
    /// of it; not a number where all closes are the same, and where there are fewer.
    double[] squaredScores(int count) {
        return scores.get(count, this::newScores);
    }

    private double[] newScores(int count) {
        double[] column = new double[closes.length];
        SpreadTotal spread = new SpreadTotal();
        for (int bar = 0; bar < closes.length; bar++) {
            if (bar < count - 1) {
                column[bar] = Double.NaN;
                continue;
            }
            if (bar == count - 1) {
                begin(spread, count);
            } else {
                long entered = closes[bar];
                long left = closes[bar - count];
                long rise = entered - left;
                spread.add(rise, count * (entered + left) - 2 * sumOfCloses(bar, count) + rise);
            }
            double deviation = count * closes[bar] - sumOfCloses(bar, count);
            double scatter = spread.toDouble();
            column[bar] = scatter == 0 ? Double.NaN : Math.copySign(deviation * deviation / scatter, deviation);
        }
        return column;
    }

    private void begin(SpreadTotal spread, int count) {
        long sum = sumOfCloses(count - 1, count);
        for (int bar = 0; bar < count; bar++) {
            spread.add(closes[bar], count * closes[bar] - sum);
        }
    }

    /// As [BarWindow#quickReturnVariance(int)], for each bar; not a number where it cannot tell.
    public double[] quickReturnVariances(int count) {
        return variances.get(count, this::newVariances);
    }

    private double[] newVariances(int count) {
        double limit = ReturnTotals.limit(count);
        ReturnTotals found = returnTotals;
        if (found == null || found.limit() != limit) {
            found = new ReturnTotals(closes, limit);
            returnTotals = found;
        }
        return found.variances(count);
    }

    /// The window of `count` bars up to a bar, as a session would show it: made anew, for what
    /// cannot be told else.
    BarWindow window(int bar, int count) {
        BarHistory history = new BarHistory();
        BarWindow window = history.window(count);
        for (int shown = bar - count + 1; shown <= bar; shown++) {
            history.append(bars.slice(first + shown), 0);
        }
        return window;
    }
}
