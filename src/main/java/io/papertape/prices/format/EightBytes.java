package io.papertape.prices.format;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/// Text looked at in eight bytes at a time, as a number of which the first byte is the lowest: no branch is taken for a
/// single character, so that it does not matter that fields differ in length. A text has as many bytes behind it, which
/// mean nothing.
///
/// The arithmetic is from Henry S. Warren, "Hacker's Delight", 6-1, and Daniel Lemire, "Quickly parsing eight digits".
final class EightBytes {

    private static final VarHandle NUMBERS =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long EACH = 0x0101010101010101L;
    private static final long LOW_BITS = 0x7F * EACH;
    private static final long HIGH_BITS = 0x8080808080808080L;
    private static final long ZEROS = '0' * EACH;
    private static final long POINTS = '.' * EACH;
    /// What takes a digit beyond 9 over 127.
    private static final long BEYOND_NINE = (0x7F - 9) * EACH;

    private static final long EVERY_FOURTH_BYTE = 0x000000FF000000FFL;
    private static final long HUNDREDS = 100 + (1_000_000L << 32);
    private static final long ONES = 1 + (10_000L << 32);

    private EightBytes() {}

    /// A character in each of eight bytes.
    static long each(char c) {
        return c * EACH;
    }

    /// Where a text has the bytes that are the same in `same`, in the highest bit of each.
    static long matches(byte[] text, int at, long same) {
        return matches((long) NUMBERS.get(text, at) ^ same);
    }

    /// The bytes that are zero, in the highest bit of each.
    private static long matches(long bytes) {
        return ~(((bytes & LOW_BITS) + LOW_BITS) | bytes | LOW_BITS);
    }

    /// The number of the first byte that has its highest bit; eight where none has.
    static int first(long matches) {
        return Long.numberOfTrailingZeros(matches) >>> 3;
    }

    /// As many bytes of a text, at least one and at most eight, behind zeros that are written.
    static long rightAligned(byte[] text, int start, int count) {
        int bits = count * Byte.SIZE;
        return (long) NUMBERS.get(text, start) << (Long.SIZE - bits) | (ZEROS >>> (bits - 1) >>> 1);
    }

    /// The last point of a right-aligned number, as its highest bit; 0 where there is none.
    static long point(long number) {
        return Long.highestOneBit(matches(number ^ POINTS));
    }

    /// A right-aligned number without its point.
    static long without(long point, long number) {
        long before = (point >>> 7) - 1;
        long behind = -(point << 1);
        return (number & behind) | (number & before) << Byte.SIZE | '0';
    }

    /// The value of a right-aligned number; below zero where it has anything but digits.
    static long digits(long number) {
        long digits = number ^ ZEROS;
        if ((((digits + BEYOND_NINE) | digits) & HIGH_BITS) != 0) {
            return -1;
        }
        long pairs = digits * 10 + (digits >>> 8);
        return ((pairs & EVERY_FOURTH_BYTE) * HUNDREDS + (pairs >>> 16 & EVERY_FOURTH_BYTE) * ONES) >>> 32;
    }
}
