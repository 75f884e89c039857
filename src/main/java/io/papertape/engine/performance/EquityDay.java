package io.papertape.engine.performance;

import java.time.LocalDate;

/// The equity points of one date of the session. Money is in units of 0.00000001.
///
/// @param date in the session's zone
/// @param equity of the last point
/// @param cash of the last point
/// @param positionsValue of the last point: of the long positions less that of the short ones
/// @param receivables dividends that are owed at the last point
/// @param shortsValue value of the short positions at the last point, at least 0
/// @param drawdown the deepest of the date, a fraction, at least 0
/// @param points how many there are, positive
/// @param pointsInvested how many of them have an open position
public record EquityDay(
        LocalDate date,
        long equity,
        long cash,
        long positionsValue,
        long receivables,
        long shortsValue,
        double drawdown,
        long points,
        long pointsInvested) {}
