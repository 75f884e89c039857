package io.papertape.prices.inspection;

import java.time.Instant;

/// A bar that may be a fault of its source. It is used all the same.
///
/// @param time of the bar
/// @param reason what is unusual, in words
public record Suspicion(String symbol, Instant time, String reason) {}
