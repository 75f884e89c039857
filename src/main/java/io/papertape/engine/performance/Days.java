package io.papertape.engine.performance;

/// Calendar days: exact elapsed time / 86,400,000 ms.
final class Days {

    static final long MILLIS = 86_400_000L;

    /// Of the calendar's mean year.
    static final double PER_YEAR = 365.25;

    private Days() {}

    /// Days of so many milliseconds.
    static double of(long millis) {
        return (double) millis / MILLIS;
    }
}
