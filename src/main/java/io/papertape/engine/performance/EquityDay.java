package io.papertape.engine.performance;

import java.time.LocalDate;

/// The equity points of one date of the session. Money is in units of 0.00000001.
///
/// @param date in the session's zone
/// @param equity of the last point
/// @param cash of the last point
/// @param positionsValue of the last point
/// @param drawdown the deepest of the date, a fraction, at least 0
/// @param points how many there are, positive
/// @param pointsInvested how many of them have an open position
public record EquityDay(
        LocalDate date,
        long equity,
        long cash,
        long positionsValue,
        double drawdown,
        long points,
        long pointsInvested) {}
