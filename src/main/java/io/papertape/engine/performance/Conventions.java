package io.papertape.engine.performance;

import org.jspecify.annotations.Nullable;

/// What annual figures are reckoned with, and what they are compared to.
///
/// @param riskFreeRate what money earns without risk, a fraction per year above −1
/// @param periodsPerYear how many daily returns make a year, positive; null where the calendar
///     decides: 365 when it has Saturdays, else 252
public record Conventions(double riskFreeRate, @Nullable Integer periodsPerYear) {

    /// No risk-free rate, and as many periods as the calendar has.
    public static final Conventions DEFAULT = new Conventions(0, null);

    private static final int PERIODS_WITH_WEEKENDS = 365;
    private static final int PERIODS_WITHOUT_WEEKENDS = 252;

    public Conventions {
        if (!(riskFreeRate > -1) || Double.isInfinite(riskFreeRate)) {
            throw new IllegalArgumentException("riskFreeRate must be above -1 and finite but was " + riskFreeRate);
        }
        if (periodsPerYear != null && periodsPerYear < 1) {
            throw new IllegalArgumentException("periodsPerYear must be at least 1 but was " + periodsPerYear);
        }
    }

    /// How many daily returns make a year on a calendar with or without Saturdays.
    int periodsPerYear(boolean hasSaturdays) {
        if (periodsPerYear != null) {
            return periodsPerYear;
        }
        return hasSaturdays ? PERIODS_WITH_WEEKENDS : PERIODS_WITHOUT_WEEKENDS;
    }

    /// What a rate per year is per period, compounded: (1 + rate)^(1 / A) − 1.
    static double perPeriod(double ratePerYear, int periodsPerYear) {
        return StrictMath.pow(1 + ratePerYear, 1.0 / periodsPerYear) - 1;
    }
}
