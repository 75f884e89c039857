package io.papertape.prices;

/// A price file that was read to its end.
///
/// @param name without its folder
/// @param bytes its size on disk, compressed or not
/// @param sha256 of these bytes, in 64 hexadecimal digits
/// @param rows below its header, used or not; empty lines are none
/// @param layout what it was recognised as
public record ReadFile(String name, long bytes, String sha256, long rows, FileLayout layout) {

    public ReadFile {
        if (bytes < 0 || rows < 0) {
            throw new IllegalArgumentException(
                    name + ": bytes and rows must not be negative but were " + bytes + " and " + rows);
        }
        if (!sha256.matches("[0-9a-f]{64}")) {
            throw new IllegalArgumentException(
                    name + ": sha256 must have 64 hexadecimal digits but was '" + sha256 + "'");
        }
    }
}
