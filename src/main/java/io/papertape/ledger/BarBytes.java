package io.papertape.ledger;

import java.util.Arrays;

/// The bytes of a [BarBlock]: numbers of 7 bits per byte, the lowest first; the sign of a signed one is its lowest bit.
/// Not safe for use by several threads.
final class BarBytes {

    private byte[] content;
    private int position;

    BarBytes(byte[] content) {
        this.content = content;
    }

    /// Makes room for so many more.
    void makeRoom(int bytes) {
        if (content.length - position < bytes) {
            content = Arrays.copyOf(content, 2 * content.length);
        }
    }

    void put(int value) {
        content[position++] = (byte) value;
    }

    byte get() {
        return content[position++];
    }

    void putSigned(long value) {
        putUnsigned((value << 1) ^ (value >> 63));
    }

    long signed() {
        long value = unsigned();
        return (value >>> 1) ^ -(value & 1);
    }

    void putUnsigned(long value) {
        long rest = value;
        while ((rest & ~0x7FL) != 0) {
            content[position++] = (byte) (rest | 0x80);
            rest >>>= 7;
        }
        content[position++] = (byte) rest;
    }

    long unsigned() {
        long value = 0;
        for (int shift = 0; ; shift += 7) {
            byte part = content[position++];
            value |= (part & 0x7FL) << shift;
            if (part >= 0) {
                return value;
            }
        }
    }

    void putBits(long bits) {
        for (int shift = 0; shift < Long.SIZE; shift += Byte.SIZE) {
            content[position++] = (byte) (bits >> shift);
        }
    }

    long bits() {
        long bits = 0;
        for (int shift = 0; shift < Long.SIZE; shift += Byte.SIZE) {
            bits |= (content[position++] & 0xFFL) << shift;
        }
        return bits;
    }

    byte[] taken() {
        return Arrays.copyOf(content, position);
    }
}
