package io.papertape.prices.file;

/// Bars in succession, in a spool, in order of time.
///
/// @param place in the [SpoolFile]
/// @param bars how many, at least one
/// @param first time of the first one, epoch milliseconds UTC
/// @param last time of the last one
record Block(long place, int bars, long first, long last) {}
