package io.papertape.engine.portfolio;

import java.util.Arrays;

/// A line of words and decimal numbers, which are in plain digits without trailing zeros: `0.05`,
/// `-3`, `100000`. Not safe for use by several threads.
public final class DecimalText {

    /// Sign, 19 digits, and the point.
    private static final int LONGEST_NUMBER = 21;

    private char[] chars;
    private int length;

    /// @param expectedLength how many characters to make room for
    public DecimalText(int expectedLength) {
        chars = new char[expectedLength];
    }

    /// Begins a new line in the room of this one.
    public DecimalText clear() {
        length = 0;
        return this;
    }

    public DecimalText append(String words) {
        ensureRoom(words.length());
        words.getChars(0, words.length(), chars, length);
        length += words.length();
        return this;
    }

    /// Appends `unscaled × 10^−decimals`.
    ///
    /// @param decimals from 0 to 8
    public DecimalText append(long unscaled, int decimals) {
        ensureRoom(LONGEST_NUMBER);
        if (unscaled < 0) {
            chars[length++] = '-';
        }
        long scale = Money.powerOfTen(decimals);
        appendWhole(Math.abs(unscaled / scale));
        int fraction = (int) Math.abs(unscaled % scale);
        if (fraction != 0) {
            appendFraction(fraction, decimals);
        }
        return this;
    }

    @Override
    public String toString() {
        return new String(chars, 0, length);
    }

    private void appendWhole(long whole) {
        int digits = 1;
        for (long rest = whole; rest >= 10; rest /= 10) {
            digits++;
        }
        length += digits;
        long rest = whole;
        for (int i = 1; i <= digits; i++) {
            chars[length - i] = digit(rest % 10);
            rest /= 10;
        }
    }

    /// The digits after the point: `fraction`, which is not 0, with leading zeros up to `decimals` digits.
    private void appendFraction(int fraction, int decimals) {
        int rest = fraction;
        int digits = decimals;
        while (rest % 10 == 0) {
            rest /= 10;
            digits--;
        }
        chars[length++] = '.';
        length += digits;
        for (int i = 1; i <= digits; i++) {
            chars[length - i] = digit(rest % 10);
            rest /= 10;
        }
    }

    private static char digit(long value) {
        return (char) ('0' + value);
    }

    private void ensureRoom(int more) {
        if (length + more > chars.length) {
            chars = Arrays.copyOf(chars, 2 * (length + more));
        }
    }
}
