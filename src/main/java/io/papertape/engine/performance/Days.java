package io.papertape.engine.performance;

import io.papertape.engine.portfolio.UtcDay;

/// Calendar days: exact elapsed time / 86,400,000 ms.
final class Days {

    /// Of the calendar's mean year.
    static final double PER_YEAR = 365.25;

    private Days() {}

    /// Days of so many milliseconds.
    static double of(long millis) {
        return (double) millis / UtcDay.MILLIS;
    }
}
