package io.papertape.engine.portfolio;

/// What the account was worth at the end of one iteration.
///
/// @param time slice, epoch milliseconds UTC
/// @param date of the slice in the session's zone, see [SessionCalendar]
/// @param equity cash, positions' value and receivables
/// @param cash cash
/// @param positionsValue sum of the positions' market values, those of short ones below 0
/// @param receivables dividends that are owed and not paid yet
/// @param shortsValue value of the short positions, above 0
/// @param drawdown loss from the highest equity so far (the initial capital counts), a fraction of it, at least 0
public record EquityPoint(
        long time,
        long date,
        long equity,
        long cash,
        long positionsValue,
        long receivables,
        long shortsValue,
        double drawdown) {

    /// A point of a session whose days are those of UTC.
    public EquityPoint(long time, long equity, long cash, long positionsValue, double drawdown) {
        this(time, UtcDay.start(time), equity, cash, positionsValue, 0, 0, drawdown);
    }

    /// The same point with another drawdown.
    public EquityPoint with(double other) {
        return new EquityPoint(time, date, equity, cash, positionsValue, receivables, shortsValue, other);
    }
}
