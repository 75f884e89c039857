package io.papertape.engine.strategy.indicator;

/// An average that begins with the mean of the first numbers and moves by a part of the difference from then on.
final class Smoothed {

    private final int period;
    private final double part;
    private int count;
    private double average;

    /// @param period how many numbers the first average is of
    /// @param part of the difference between a number and the average
    Smoothed(int period, double part) {
        this.period = Indicators.requirePeriod(period, 1);
        this.part = part;
    }

    /// As the EMA is smoothed.
    static Smoothed exponential(int period) {
        return new Smoothed(period, 2.0 / (period + 1.0));
    }

    /// As Wilder smoothed: `(average × (period − 1) + number) / period`.
    static Smoothed wilder(int period) {
        return new Smoothed(period, 1.0 / period);
    }

    void take(double number) {
        if (count < period) {
            count++;
            average += (number - average) / count;
        } else {
            average += part * (number - average);
        }
    }

    /// NaN before there were enough numbers.
    double value() {
        return count < period ? Double.NaN : average;
    }

    void clear() {
        count = 0;
        average = 0;
    }
}
