package io.papertape.engine.sweep;

/// Masks of the signals at the bars that trade. Not safe for use by several threads.
final class EventSignals {

    private final long[] buys;
    private final long[] sells;
    private final int warmUp;
    private final int end;

    /// @param words of the masks
    /// @param warmUp bars before the first one that trades
    /// @param size bars that trade
    EventSignals(int words, int warmUp, int size) {
        buys = new long[words];
        sells = new long[words];
        this.warmUp = warmUp;
        end = warmUp + size;
    }

    /// To be filled, with the bars that warm up.
    long[] buys() {
        return buys;
    }

    /// To be filled, with the bars that warm up.
    long[] sells() {
        return sells;
    }

    /// The first bar from one on with a signal to buy; the number of bars where there is none.
    int nextBuy(int bar) {
        return next(buys, bar);
    }

    /// The first bar from one on with a signal to sell; the number of bars where there is none.
    int nextSell(int bar) {
        return next(sells, bar);
    }

    private int next(long[] mask, int bar) {
        int from = warmUp + bar;
        if (from >= end) {
            return end - warmUp;
        }
        int word = from / Long.SIZE;
        long bits = mask[word] & -1L << from;
        while (bits == 0) {
            word++;
            if (word == mask.length) {
                return end - warmUp;
            }
            bits = mask[word];
        }
        return word * Long.SIZE + Long.numberOfTrailingZeros(bits) - warmUp;
    }
}
