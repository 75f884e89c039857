package io.papertape.ledger;

/// A bar that was used though it may be a fault of its source.
///
/// @param time epoch milliseconds UTC
/// @param symbol its index in the session's list
/// @param reason what is unusual about it
public record SuspiciousBar(long time, int symbol, String reason) {}
