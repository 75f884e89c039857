package io.papertape.engine.performance;

/// Last equity / initial capital − 1. Undefined without an equity point.
final class TotalReturn implements MetricCalculator {

    @Override
    public MetricValue of(Measured session) {
        return MetricValue.of(session.totalReturn());
    }

    /// The return on the initial capital.
    ///
    /// @param initialCapital in units of 0.00000001, positive
    /// @param lastEquity equity of the last point
    static double of(long initialCapital, long lastEquity) {
        return (double) (lastEquity - initialCapital) / initialCapital;
    }

    /// The same of returns that follow one another: product of 1 + r, − 1; 0 of none.
    ///
    /// @param returns simple returns, fractions
    static double of(double[] returns) {
        double growth = 1;
        for (double simpleReturn : returns) {
            growth *= 1 + simpleReturn;
        }
        return growth - 1;
    }
}
