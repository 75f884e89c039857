package io.papertape.prices.format;

/// How the times of a file are written.
///
/// @param order of a date's parts
/// @param epochs whether a number is an epoch
/// @param midnights whether 00:00 stands for the date: so it does in files of daily bars whose source writes each date
///     with the time at which it begins there
/// @param day of a file whose times are milliseconds since its midnight, in epoch milliseconds; [#NO_DAY] where they
///     are none
record TimeStyle(DateOrder order, boolean epochs, boolean midnights, long day) {

    static final long NO_DAY = Long.MIN_VALUE;

    /// `2013-02-08`, a daily bar, or `2013-02-08 09:30`.
    static final TimeStyle DATES = new TimeStyle(DateOrder.YEAR_FIRST, false, false);
    /// As [#DATES], or `1514764800`: an epoch.
    static final TimeStyle TIMESTAMPS = new TimeStyle(DateOrder.YEAR_FIRST, true, false);

    TimeStyle(DateOrder order, boolean epochs, boolean midnights) {
        this(order, epochs, midnights, NO_DAY);
    }

    /// Milliseconds since the midnight of a day.
    ///
    /// @param day 00:00 UTC of that day, epoch milliseconds
    static TimeStyle since(long day) {
        return new TimeStyle(DateOrder.YEAR_FIRST, false, false, day);
    }

    /// How a time may be written, for messages.
    String example() {
        if (day != NO_DAY) {
            return "milliseconds since midnight";
        }
        return (epochs ? "an epoch or " : "") + "like " + order.example();
    }
}
