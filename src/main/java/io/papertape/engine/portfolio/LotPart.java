package io.papertape.engine.portfolio;

/// What an exit sold of one entry. In units of 0.00000001.
///
/// @param entryNumber number of the trade that bought it
/// @param quantity sold of it
/// @param cost its part of the entry's cost
/// @param entryCommission its part of the entry's commission
public record LotPart(long entryNumber, long quantity, long cost, long entryCommission) {}
