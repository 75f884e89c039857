package io.papertape.engine.market;

/// A sum of products in 128 bits. Not safe for use by several threads.
final class SpreadTotal {

    private long high;
    private long low;

    /// Adds `a × b`.
    void add(long a, long b) {
        long product = a * b;
        low += product;
        high += Math.multiplyHigh(a, b) + (Long.compareUnsigned(low, product) < 0 ? 1 : 0);
    }

    double toDouble() {
        return high * 0x1p64 + ((low >>> 1) * 2.0 + (low & 1));
    }
}
