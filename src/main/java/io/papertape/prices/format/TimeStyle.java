package io.papertape.prices.format;

/// How the times of a file are written.
///
/// @param order of a date's parts
/// @param epochs whether a number is an epoch
/// @param midnights whether 00:00 stands for the date: so it does in files of daily bars whose source writes each date
///     with the time at which it begins there
record TimeStyle(DateOrder order, boolean epochs, boolean midnights) {

    /// `2013-02-08`, a daily bar, or `2013-02-08 09:30`.
    static final TimeStyle DATES = new TimeStyle(DateOrder.YEAR_FIRST, false, false);
    /// As [#DATES], or `1514764800`: an epoch.
    static final TimeStyle TIMESTAMPS = new TimeStyle(DateOrder.YEAR_FIRST, true, false);

    /// How a time may be written, for messages.
    String example() {
        return (epochs ? "an epoch or " : "") + "like " + order.example();
    }
}
