package io.papertape.engine.market;

import io.papertape.engine.portfolio.Money;

/// The band of so many sample standard deviations around the mean of the latest closes.
///
/// Which side of it the newest close is on is exact: `dev² × (n − 1)` is compared with `deviations² × Σd²` in whole
/// numbers, each deviation taken `n` times. Where `double`s tell it for sure, no whole number is made. Not safe for use
/// by several threads.
///
/// ```java
/// Band band = new Band(20, 2 * Money.ONE); // two deviations of 20 closes
/// boolean low = band.side(bars) < 0;
/// ```
public final class Band {

    /// Squares that `double`s reckon from whole numbers err by this part at most: each rounds fewer than 20 times, by
    /// 2⁻⁵³ at most.
    private static final double MARGIN = 0x1p-40;

    private final int bars;
    private final long deviations;
    private final double surelyWithin;
    private final double surelyOutside;
    private final CloseSpread spread;
    private final WideNumber square = new WideNumber();
    private final WideNumber squares = new WideNumber();

    /// @param bars closes that the mean and the deviation are of, at least 2
    /// @param deviations width of the band on either side, at least 0, in units of 0.00000001
    public Band(int bars, long deviations) {
        if (bars < 2 || deviations < 0) {
            throw new IllegalArgumentException("a band must be of at least 2 bars and 0 deviations but was of " + bars
                    + " bars and " + Money.format(deviations) + " deviations");
        }
        this.bars = bars;
        this.deviations = deviations;
        double width = Money.toDouble(deviations);
        double scaled = width * width * bars / (bars - 1);
        surelyWithin = scaled * (1 - MARGIN);
        surelyOutside = scaled * (1 + MARGIN);
        spread = new CloseSpread(bars);
    }

    /// Where the newest close is: −1 on the lower border or below it, 1 on the upper border or above it, 0 between them
    /// or where all closes are the same. A close on both borders is −1.
    public int side(BarWindow window) {
        if (!window.sumFits(4L * bars)) {
            return exactSide(window);
        }
        long deviation = bars * window.close(0) - window.sumOfCloses(0, bars);
        double scatter = window.spread(spread);
        double squared = (double) deviation * deviation;
        if (scatter == 0 || squared < surelyWithin * scatter) {
            return 0;
        }
        return squared > surelyOutside * scatter ? side(Long.signum(deviation)) : exactSide(window);
    }

    /// On which side of it each close of a span is, as [#side(BarWindow)] tells it. Changes
    /// nothing, so that several threads may ask.
    ///
    /// @param low closes on the lower border or below it
    /// @param high closes on the upper border or above it
    /// @return false where sums may exceed the largest value, so that the masks tell nothing
    public boolean sides(BarSpan span, long[] low, long[] high) {
        if (!span.sumFits(4L * bars)) {
            return false;
        }
        double[] scores = span.squaredScores(bars);
        double within = Math.nextDown(surelyWithin);
        for (int word = 0; word < span.words(); word++) {
            int from = word * Long.SIZE;
            int to = Math.min(from + Long.SIZE, scores.length);
            long below = 0;
            long above = 0;
            for (int bar = from; bar < to; bar++) {
                double score = scores[bar];
                below |= (score < -within ? 1L : 0L) << bar;
                above |= (score > within ? 1L : 0L) << bar;
            }
            low[word] = below;
            high[word] = above;
            for (long rest = below | above; rest != 0; rest &= rest - 1) {
                int bar = from + Long.numberOfTrailingZeros(rest);
                if (!(Math.abs(scores[bar]) > surelyOutside)) {
                    long bit = 1L << bar;
                    int side = new Band(bars, deviations).exactSide(span.window(bar, bars));
                    low[word] = side < 0 ? low[word] | bit : low[word] & ~bit;
                    high[word] = side > 0 ? high[word] | bit : high[word] & ~bit;
                }
            }
        }
        return true;
    }

    /// Sample standard deviation of the closes, in units of 0.00000001.
    public double standardDeviation(BarWindow window) {
        return Math.sqrt(squaredDeviations(window).toDouble() / (bars - 1)) / bars;
    }

    private int exactSide(BarWindow window) {
        if (squaredDeviations(window).isZero()) {
            return 0;
        }
        int sign = window.addSquaredDeviation(0, bars, square.clear());
        square.times(bars - 1L).times(Money.ONE).times(Money.ONE);
        return square.compare(squares.times(deviations).times(deviations)) < 0 ? 0 : side(sign);
    }

    private WideNumber squaredDeviations(BarWindow window) {
        squares.clear();
        for (int barsAgo = bars - 1; barsAgo >= 0; barsAgo--) {
            window.addSquaredDeviation(barsAgo, bars, squares);
        }
        return squares;
    }

    private static int side(int sign) {
        return sign <= 0 ? -1 : 1;
    }
}
