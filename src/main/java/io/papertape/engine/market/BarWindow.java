package io.papertape.engine.market;

import io.papertape.engine.portfolio.MoneyOverflowException;

/// What a strategy sees of one symbol: its latest bars, the newest being 0 bars ago. Prices are in units of 0.00000001.
///
/// Sums and variances take the same time for any number of bars: each is the difference of two running
/// totals. Not safe for use by several threads.
///
/// ```java
/// long rise = bars.close(0) - bars.close(1);
/// boolean trend = bars.compareMeans(0, 10, 30) > 0; // the mean of 10 closes is above that of 30
/// boolean breakout = bars.isAboveHighs(bars.close(0), 1, 20); // above the 20 bars before it
/// ```
public final class BarWindow {

    /// Tolerance of the quick variances. The reference is the standard deviation that two passes over
    /// `double`s, oldest first, compute. The square root of [#quickCloseVariance(int)] differs from it by at
    /// most this fraction of it; that of [#quickReturnVariance(int)] by at most this fraction of it plus this
    /// number.
    ///
    /// Two passes over n numbers have an error of (n + 6) / 2⁵³ of the deviation. A rounded mean adds 1.5 n /
    /// 2⁵³ of the largest number, which for returns is below 2²³ / n: the variance of larger ones is NaN.
    /// Together this is less than 2e-9 for up to a million bars. The quick variance has an error of a few /
    /// 2⁵³ of itself, and for returns of 2⁻³⁹.
    public static final double QUICK_MARGIN = 1e-8;

    private final BarHistory history;
    private final int most;

    /// Kept here, because the smaller of two numbers would have to be found at every look.
    private int count;

    /// @param history what there is to see
    /// @param most how many bars to show, at least 1; `Integer.MAX_VALUE` shows all
    BarWindow(BarHistory history, int most) {
        if (most < 1) {
            throw new IllegalArgumentException("history must be at least 1 bar but was " + most);
        }
        this.history = history;
        this.most = most;
        count = Math.min(history.count(), most);
    }

    /// Number of bars that can be read: 0 up to the history.
    public int size() {
        return count;
    }

    /// Epoch milliseconds UTC.
    public long time(int barsAgo) {
        return value(barsAgo, BarHistory.TIME);
    }

    public long open(int barsAgo) {
        return value(barsAgo, BarHistory.OPEN);
    }

    public long high(int barsAgo) {
        return value(barsAgo, BarHistory.HIGH);
    }

    public long low(int barsAgo) {
        return value(barsAgo, BarHistory.LOW);
    }

    public long close(int barsAgo) {
        return value(barsAgo, BarHistory.CLOSE);
    }

    public double volume(int barsAgo) {
        return VolumeCode.toDouble(value(barsAgo, BarHistory.VOLUME));
    }

    /// Sum of `bars` closes, the newest of them `barsAgo`; exact. Of prices so large that their sum may exceed the
    /// largest value, [#compareMeans(int, int, int)] and a [Band] compare the sums all the same.
    ///
    /// @throws MoneyOverflowException if the sum exceeds the largest value
    public long sumOfCloses(int barsAgo, int bars) {
        require(barsAgo, bars);
        return history.sumOfCloses(barsAgo, bars);
    }

    /// The sign of the mean of the last `bars` closes less that of the last `others`, the newest of
    /// them all `barsAgo`; exact whatever the closes are, so that means which touch are seen to touch.
    public int compareMeans(int barsAgo, int bars, int others) {
        require(barsAgo, Math.max(bars, others));
        return history.compareMeans(barsAgo, bars, others);
    }

    /// Whether the sum of `bars` closes is below the largest value whatever they are.
    boolean sumFits(long bars) {
        return history.sumFits(bars);
    }

    /// Adds the square of `bars` × the close `barsAgo` less the sum of the last `bars` closes; exact.
    ///
    /// @return the sign of what was squared
    int addSquaredDeviation(int barsAgo, int bars, WideNumber to) {
        require(barsAgo);
        return history.addSquaredDeviation(barsAgo, bars, to);
    }

    /// Highest high of `bars` bars, the newest of them `barsAgo`.
    public long highestHigh(int barsAgo, int bars) {
        require(barsAgo, bars);
        return history.highestHigh(barsAgo, bars);
    }

    /// Lowest low of `bars` bars, the newest of them `barsAgo`.
    public long lowestLow(int barsAgo, int bars) {
        require(barsAgo, bars);
        return history.lowestLow(barsAgo, bars);
    }

    /// Whether `price` is above the highest high of `bars` bars, the newest of them `barsAgo`. Most
    /// often a recent bar tells that it is not: this looks at fewer bars than
    /// [#highestHigh(int, int)].
    public boolean isAboveHighs(long price, int barsAgo, int bars) {
        require(barsAgo, bars);
        return history.isAboveHighs(price, barsAgo, bars);
    }

    /// Whether `price` is below the lowest low of `bars` bars, the newest of them `barsAgo`.
    public boolean isBelowLows(long price, int barsAgo, int bars) {
        require(barsAgo, bars);
        return history.isBelowLows(price, barsAgo, bars);
    }

    /// Sample variance of the last `bars` closes, from running totals; 0 exactly when they are all
    /// the same. See [#QUICK_MARGIN]. NaN when a close was so large that this cannot tell.
    public double quickCloseVariance(int bars) {
        require(bars - 1);
        return history.quickCloseVariance(bars);
    }

    /// Sample variance of the last `bars` simple returns, each from one close to the next, from
    /// running totals. See [#QUICK_MARGIN]. NaN when a return was so large that this cannot tell.
    public double quickReturnVariance(int bars) {
        require(bars);
        return history.quickReturnVariance(bars);
    }

    /// What a spread is up to the newest bar, of bars that the window shows.
    double spread(CloseSpread carried) {
        return carried.of(history);
    }

    /// Shows one bar more, unless it shows as many as it may.
    void grow() {
        if (count < most) {
            count++;
        }
    }

    private long value(int barsAgo, int column) {
        require(barsAgo);
        return history.value(barsAgo, column);
    }

    private void require(int barsAgo) {
        if (barsAgo < 0 || barsAgo >= count) {
            throw outOfBounds(barsAgo);
        }
    }

    private void require(int barsAgo, int bars) {
        int oldest = barsAgo + bars - 1;
        if (barsAgo < 0 || oldest < barsAgo || oldest >= count) {
            throw outOfBounds(barsAgo < 0 || barsAgo >= count ? barsAgo : oldest);
        }
    }

    private IndexOutOfBoundsException outOfBounds(int barsAgo) {
        return new IndexOutOfBoundsException("bars ago must be within 0 and " + (count - 1) + " but was " + barsAgo);
    }
}
