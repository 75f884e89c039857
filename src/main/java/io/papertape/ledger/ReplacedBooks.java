package io.papertape.ledger;

/// The books of a session that another one is to replace, for reading.
///
/// @param bars that they were made from
/// @param account of the session
/// @param lastSliceAt its last slice, epoch milliseconds UTC
public record ReplacedBooks(UsedBars bars, AccountBooks account, long lastSliceAt) {}
