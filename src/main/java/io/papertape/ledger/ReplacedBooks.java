package io.papertape.ledger;

import java.time.LocalDate;

/// The books of a session that another one is to replace, for reading.
///
/// @param bars that they were made from
/// @param account of the session
/// @param lastSliceAt its last slice, epoch milliseconds UTC
/// @param lastDate the date of that
public record ReplacedBooks(UsedBars bars, AccountBooks account, long lastSliceAt, LocalDate lastDate) {}
