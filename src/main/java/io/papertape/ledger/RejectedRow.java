package io.papertape.ledger;

import org.jspecify.annotations.Nullable;

/// A rejected row as it is kept.
///
/// @param file name of the price file
/// @param line line of the file, the first being 1
/// @param symbol the symbol, or null where the row does not tell
/// @param text the row
/// @param reason what is wrong
public record RejectedRow(String file, long line, @Nullable String symbol, String text, String reason) {}
