package io.papertape.engine.performance;

import java.util.Arrays;

/// Of each price the next one that is not below it, and the lowest between the two. Found once
/// for many sessions. Immutable, so safe for use by several threads.
final class PriceRises {

    private final long[] prices;
    private final int[] next;
    private final long[] lowest;

    PriceRises(long[] prices) {
        this.prices = prices;
        int size = prices.length;
        next = new int[size];
        lowest = new long[size];
        Arrays.fill(next, size);
        Arrays.fill(lowest, Long.MAX_VALUE);
        int[] open = new int[size];
        int count = 0;
        for (int i = 0; i < size; i++) {
            long below = Long.MAX_VALUE;
            while (count > 0 && prices[open[count - 1]] <= prices[i]) {
                int ended = open[--count];
                next[ended] = i;
                lowest[ended] = Math.min(lowest[ended], below);
                below = Math.min(prices[ended], lowest[ended]);
            }
            if (count > 0) {
                int above = open[count - 1];
                lowest[above] = Math.min(lowest[above], Math.min(below, prices[i]));
            }
            open[count++] = i;
        }
    }

    /// Number of the next price that is not below this one; how many there are where there is none.
    int next(int point) {
        return next[point];
    }

    /// The lowest price between the two, where there is one.
    long lowestUntilNext(int point) {
        return lowest[point];
    }

    long lowest(int from, int end) {
        long found = Long.MAX_VALUE;
        for (int point = from; point < end; point++) {
            found = Math.min(found, prices[point]);
        }
        return found;
    }

    long highest(int from, int end) {
        long found = 0;
        for (int point = from; point < end; point++) {
            found = Math.max(found, prices[point]);
        }
        return found;
    }

    /// The first point at which the price is at least so much, which there is.
    int first(int from, long least) {
        int point = from;
        while (prices[point] < least) {
            point++;
        }
        return point;
    }

    long price(int point) {
        return prices[point];
    }
}
