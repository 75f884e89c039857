package io.papertape.ledger;

/// A price file that a run has read to its end.
///
/// @param name without its folder
/// @param bytes its size on disk, compressed or not
/// @param sha256 of these bytes, in 64 hexadecimal digits
/// @param rows below its header, used or not
public record UsedFile(String name, long bytes, String sha256, long rows) {}
