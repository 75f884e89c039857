package io.papertape.prices.inspection;

/// Rows of a file that cannot be used for one reason.
///
/// @param reason without what stood in the row
/// @param rows how many there are, at least one
/// @param firstLine line of the first one, the first of the file being 1
public record RejectedRows(String file, String reason, long rows, long firstLine) {}
