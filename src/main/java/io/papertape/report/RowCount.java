package io.papertape.report;

/// How many rows were read.
///
/// @param shown as far as the limit went
/// @param all that there are; where others are not to be counted, those that were shown, and one more
///     where another was noticed
public record RowCount(long shown, long all) {}
