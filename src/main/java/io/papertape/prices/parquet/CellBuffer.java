package io.papertape.prices.parquet;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// The text of cells, in UTF-8: one object that every row overwrites. Not safe for use by several threads.
final class CellBuffer {

    private static final int MOST_DIGITS = 19;

    private byte[] bytes = new byte[256];
    private final byte[] digits = new byte[MOST_DIGITS];
    private int length;

    void clear() {
        length = 0;
    }

    /// The text up to [#length], with what stands behind it.
    byte[] bytes() {
        return bytes;
    }

    int length() {
        return length;
    }

    /// Makes room behind the text.
    void reserve(int behind) {
        if (length + behind > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, length + behind));
        }
    }

    /// @param c in ASCII
    void append(char c) {
        reserve(1);
        bytes[length++] = (byte) c;
    }

    void append(String text) {
        append(text.getBytes(StandardCharsets.UTF_8));
    }

    /// @param text in UTF-8
    void append(byte[] text) {
        reserve(text.length);
        System.arraycopy(text, 0, bytes, length, text.length);
        length += text.length;
    }

    /// A whole number as digits.
    ///
    /// @param value not negative
    /// @param least how many digits there are at least, with zeros before them
    void appendDigits(long value, int least) {
        int at = MOST_DIGITS;
        long rest = value;
        while (rest > Integer.MAX_VALUE) {
            digits[--at] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
        int small = (int) rest;
        while (small > 0 || MOST_DIGITS - at < least) {
            digits[--at] = (byte) ('0' + small % 10);
            small /= 10;
        }
        int count = MOST_DIGITS - at;
        reserve(count);
        System.arraycopy(digits, at, bytes, length, count);
        length += count;
    }

    void appendLong(long value) {
        if (value == Long.MIN_VALUE) {
            append(Long.toString(value));
            return;
        }
        if (value < 0) {
            append('-');
        }
        appendDigits(Math.abs(value), 1);
    }

    /// @param text in ASCII
    boolean endsWith(String text) {
        int from = length - text.length();
        for (int i = 0; i < text.length(); i++) {
            if (from < 0 || bytes[from + i] != text.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    @Override
    public String toString() {
        return new String(bytes, 0, length, StandardCharsets.UTF_8);
    }
}
