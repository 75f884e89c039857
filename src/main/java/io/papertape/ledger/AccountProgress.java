package io.papertape.ledger;

/// How far the account of a session goes. Money is in units of 0.00000001.
///
/// @param lastSliceAt epoch milliseconds UTC
/// @param lastDate of that slice in the session's zone, see [io.papertape.engine.portfolio.SessionCalendar]
/// @param points equity points since this was noted last
/// @param warmUpSlices slices before the first equity point since then
/// @param peakEquity highest equity up to that slice
/// @param riskPeakEquity highest equity that counts for riskMaxDrawdown
/// @param orders how many orders there were
/// @param cashEvents times that cash changed without a trade since this was noted last
/// @param ruined whether nothing was left of the account
public record AccountProgress(
        long lastSliceAt,
        long lastDate,
        int points,
        int warmUpSlices,
        long peakEquity,
        long riskPeakEquity,
        long orders,
        int cashEvents,
        boolean ruined) {}
