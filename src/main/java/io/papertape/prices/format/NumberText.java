package io.papertape.prices.format;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// Reads the prices and volumes of a file that writes them otherwise than plainly: makes plain numbers of them. Not
/// safe for use by several threads.
final class NumberText {

    private static final int LONGEST = 64;
    private static final int GROUP = 3;
    private static final char LAST_OF_ASCII = '\u007F';
    private static final char NO_BREAK_SPACE = '\u00A0';
    private static final char NARROW_NO_BREAK_SPACE = '\u202F';
    private static final String CURRENCIES = "$€£¥";
    private static final String SUFFIXES = "KMBT";

    private final NumberStyle style;
    private final boolean plain;
    private final char group;
    private final char[] written = new char[4 * LONGEST];
    private final char[] number = new char[2 * LONGEST + 1];
    private final byte[] plainNumber = new byte[2 * LONGEST + 1 + Long.BYTES];
    private int length;
    private int size;

    NumberText(NumberStyle style) {
        this.style = style;
        plain = style.equals(NumberStyle.PLAIN);
        group = style.point() == '.' ? ',' : '.';
    }

    /// See [FieldParser#price(byte\[\], int, int)].
    long price(byte[] text, int start, int end) {
        if (plain) {
            return FieldParser.price(text, start, end);
        }
        return copy(text, start, end) && shift() ? FieldParser.price(bytes(), 0, size) : FieldParser.INVALID;
    }

    /// See [FieldParser#volume(byte\[\], int, int, int)]; `1.5K`, `1.5M`, `1.5B` and `1.5T` are multiples.
    long volume(byte[] text, int start, int end) {
        if (plain) {
            return FieldParser.volume(text, start, end, 0);
        }
        int suffix = end > start ? SUFFIXES.indexOf(Character.toUpperCase(text[end - 1])) : -1;
        if (!copy(text, start, suffix < 0 ? end : end - 1)) {
            return 0;
        }
        return FieldParser.volume(bytes(), 0, size, 3 * (suffix + 1));
    }

    /// Copies a number without what decorates it, its point a `.`.
    ///
    /// @return false where it is none
    private boolean copy(byte[] bytes, int start, int end) {
        if (end - start > written.length) {
            return false;
        }
        char[] text = written;
        int from = 0;
        int to = decode(bytes, start, end);
        while (from < to && isCurrency(text[from])) {
            from++;
        }
        while (to > from && isCurrency(text[to - 1])) {
            to--;
        }
        length = 0;
        if (to - from > LONGEST) {
            return false;
        }
        boolean behindPoint = false;
        int sinceGroup = -1;
        for (int at = from; at < to; at++) {
            char c = text[at];
            if (isGroup(c) && !behindPoint) {
                boolean whole = sinceGroup < 0 ? at > from && at - from <= GROUP : sinceGroup == GROUP;
                if (!whole || !FieldParser.isDigit(text[at - 1])) {
                    return false;
                }
                sinceGroup = 0;
            } else {
                boolean point = c == style.point();
                if (!point && (c == '.' || c == ',')) {
                    return false;
                }
                if (sinceGroup >= 0 && !behindPoint && (point || !FieldParser.isDigit(c)) && sinceGroup != GROUP) {
                    return false;
                }
                behindPoint |= point;
                sinceGroup = sinceGroup < 0 || behindPoint ? sinceGroup : sinceGroup + 1;
                number[length++] = point ? '.' : c;
            }
        }
        return sinceGroup < 0 || behindPoint || sinceGroup == GROUP;
    }

    /// Decodes a text of the file. That of most numbers is ASCII.
    ///
    /// @return how many characters were written
    private int decode(byte[] bytes, int start, int end) {
        int count = end - start;
        for (int i = 0; i < count; i++) {
            if (bytes[start + i] < 0) {
                String text = new String(bytes, start, count, StandardCharsets.UTF_8);
                text.getChars(0, text.length(), written, 0);
                return text.length();
            }
            written[i] = (char) bytes[start + i];
        }
        return count;
    }

    /// The number in bytes, as many as `size` says.
    private byte[] bytes() {
        size = length;
        for (int i = 0; i < length; i++) {
            if (number[i] > LAST_OF_ASCII) {
                byte[] encoded = new String(number, 0, length).getBytes(StandardCharsets.UTF_8);
                size = encoded.length;
                return Arrays.copyOf(encoded, size + Long.BYTES);
            }
            plainNumber[i] = (byte) number[i];
        }
        return plainNumber;
    }

    private boolean isCurrency(char c) {
        return style.decorated() && (CURRENCIES.indexOf(c) >= 0 || isBlank(c));
    }

    private boolean isGroup(char c) {
        return style.decorated() && (c == group || c == '\'' || c == '’' || isBlank(c));
    }

    private static boolean isBlank(char c) {
        return c == ' ' || c == NO_BREAK_SPACE || c == NARROW_NO_BREAK_SPACE;
    }

    /// Puts the point where a price in whole units has it.
    private boolean shift() {
        int decimals = style.decimals();
        if (decimals == 0) {
            return true;
        }
        for (int i = 0; i < length; i++) {
            if (!FieldParser.isDigit(number[i])) {
                return false;
            }
        }
        if (length == 0) {
            return true;
        }
        int zeros = Math.max(0, decimals + 1 - length);
        System.arraycopy(number, 0, number, zeros, length);
        for (int i = 0; i < zeros; i++) {
            number[i] = '0';
        }
        length += zeros;
        int whole = length - decimals;
        System.arraycopy(number, whole, number, whole + 1, decimals);
        number[whole] = '.';
        length++;
        return true;
    }
}
