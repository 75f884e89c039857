package io.papertape.engine.portfolio;

/// What the account was worth at the end of one iteration.
///
/// @param time slice, epoch milliseconds UTC
/// @param date of the slice in the session's zone, see [SessionCalendar]
/// @param equity cash and positions' value
/// @param cash cash
/// @param positionsValue sum of the positions' market values
/// @param drawdown loss from the highest equity so far (the initial capital counts), a fraction of it, at least 0
public record EquityPoint(long time, long date, long equity, long cash, long positionsValue, double drawdown) {

    /// A point of a session whose days are those of UTC.
    public EquityPoint(long time, long equity, long cash, long positionsValue, double drawdown) {
        this(time, UtcDay.start(time), equity, cash, positionsValue, drawdown);
    }
}
