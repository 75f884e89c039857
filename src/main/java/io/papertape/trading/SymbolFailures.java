package io.papertape.trading;

import java.time.Instant;

/// How often the strategy failed for a symbol, which did not trade then.
///
/// @param symbol name of the symbol
/// @param count how often
/// @param firstAt time of the first slice at which it did
/// @param first what it failed with then
public record SymbolFailures(String symbol, long count, Instant firstAt, Throwable first) {}
