package io.papertape.engine.strategy.indicator;

/// Makes indicators. Periods are in bars, at least 1.
///
/// ```java
/// Macd macd = Indicators.macd(12, 26, 9);
/// double line = macd.next(bars);
/// boolean rising = line > macd.signal();
/// ```
public final class Indicators {

    private Indicators() {}

    /// Simple moving average: the mean of the last `period` closes. The sum is exact.
    ///
    /// Source: StockCharts ChartSchool, Moving Averages.
    public static Indicator sma(int period) {
        return new Sma(period);
    }

    /// Exponential moving average of the closes: the mean of the first `period` ones, then
    /// `e + 2 / (period + 1) × (close − e)`.
    ///
    /// Source: StockCharts ChartSchool, Moving Averages. Others begin with the first close; the difference fades by
    /// `1 − 2 / (period + 1)` a bar.
    public static Indicator ema(int period) {
        return new Ema(period);
    }

    /// Relative strength index, from 0 to 100: `100 × gain / (gain + loss)` of the average gain and the average loss
    /// from one close to the next. They are the means of the first `period` changes, then
    /// `(average × (period − 1) + change) / period`. 50 where no close has changed.
    ///
    /// Source: J. Welles Wilder, New Concepts in Technical Trading Systems, 1978.
    public static Indicator rsi(int period) {
        return new Rsi(period);
    }

    /// Average true range: the mean of the first `period` true ranges, then
    /// `(average × (period − 1) + true range) / period`. A true range is the greatest of `high − low`,
    /// `|high − close before|` and `|low − close before|`; that of the first bar is `high − low`.
    ///
    /// Source: J. Welles Wilder, New Concepts in Technical Trading Systems, 1978.
    public static Indicator atr(int period) {
        return new Atr(period);
    }

    /// Bollinger bands: the mean of the last `period` closes, and so many of their standard deviations above and below
    /// it, divided by `period`.
    ///
    /// Source: John Bollinger, Bollinger on Bollinger Bands, 2001; 20 bars and 2 deviations there.
    public static Bollinger bollinger(int period, double deviations) {
        return new Bollinger(period, deviations);
    }

    /// The highest high of the last `period` bars; exact up to 2⁵³ units.
    public static Indicator highest(int period) {
        return new Extreme(period, true);
    }

    /// The lowest low of the last `period` bars; exact up to 2⁵³ units.
    public static Indicator lowest(int period) {
        return new Extreme(period, false);
    }

    /// Sample standard deviation of the last `period` closes: `√(Σ(close − mean)² / (period − 1))`, of a sum that is
    /// exact. A [io.papertape.engine.market.Band] compares with it in whole numbers.
    ///
    /// @param period at least 2
    public static Indicator standardDeviation(int period) {
        return new StandardDeviation(period);
    }

    /// Rate of change: `100 × (close − before) / before` of the close `period` bars before.
    ///
    /// Source: StockCharts ChartSchool, Rate of Change.
    public static Indicator rateOfChange(int period) {
        return new RateOfChange(period);
    }

    /// Moving average convergence divergence: `ema(fast) − ema(slow)`, its own exponential moving average as signal
    /// line, and their difference.
    ///
    /// Source: Gerald Appel, Technical Analysis: Power Tools for Active Investors, 2005; 12, 26 and 9 bars there.
    ///
    /// @param fast less than slow
    public static Macd macd(int fast, int slow, int signal) {
        return new Macd(fast, slow, signal);
    }

    static int requirePeriod(int period, int least) {
        if (period < least) {
            throw new IllegalArgumentException("period must be at least " + least + " bars but was " + period);
        }
        return period;
    }
}
