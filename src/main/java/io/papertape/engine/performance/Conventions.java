package io.papertape.engine.performance;

import org.jspecify.annotations.Nullable;

/// What annual figures are reckoned with, and what they are compared to.
///
/// @param riskFreeRate what money earns without risk, a fraction per year above −1
/// @param periodsPerYear how many returns make a year, positive; null where the dates decide
public record Conventions(double riskFreeRate, @Nullable Integer periodsPerYear) {

    /// No risk-free rate, and as many periods as the dates have.
    public static final Conventions DEFAULT = new Conventions(0, null);

    public Conventions {
        if (!(riskFreeRate > -1) || Double.isInfinite(riskFreeRate)) {
            throw new IllegalArgumentException("riskFreeRate must be above -1 and finite but was " + riskFreeRate);
        }
        if (periodsPerYear != null && periodsPerYear < 1) {
            throw new IllegalArgumentException("periodsPerYear must be at least 1 but was " + periodsPerYear);
        }
    }

    /// How many returns make a year.
    ///
    /// @param dates of the equity points, days since 1970-01-01, rising
    PeriodsPerYear periodsPerYear(long[] dates) {
        return periodsPerYear == null ? PeriodsPerYear.of(dates) : PeriodsPerYear.given(periodsPerYear);
    }

    /// What a rate per year is per period, compounded: (1 + rate)^(1 / A) − 1.
    static double perPeriod(double ratePerYear, int periodsPerYear) {
        return StrictMath.pow(1 + ratePerYear, 1.0 / periodsPerYear) - 1;
    }
}
