package io.papertape.engine.market;

/// How many of the bars before each bar have highs below its close, up to the latest that has
/// not; and how many have lows above it. Immutable.
final class ReachColumns {

    private final int[] above;
    private final int[] below;

    /// @param first number of the first bar in the columns
    /// @param size how many there are
    ReachColumns(BarColumns bars, int first, int size) {
        above = new int[size];
        below = new int[size];
        int[] highs = new int[size];
        int[] lows = new int[size];
        int highest = 0;
        int lowest = 0;
        for (int bar = 0; bar < size; bar++) {
            long close = bars.close(first + bar);
            above[bar] = bar - 1 - last(highs, highest, close, bars, first);
            below[bar] = bar - 1 - lastLow(lows, lowest, close, bars, first);
            while (highest > 0 && bars.high(first + highs[highest - 1]) <= bars.high(first + bar)) {
                highest--;
            }
            highs[highest++] = bar;
            while (lowest > 0 && bars.low(first + lows[lowest - 1]) >= bars.low(first + bar)) {
                lowest--;
            }
            lows[lowest++] = bar;
        }
    }

    /// The last bar whose high is not below a price; −1 where there is none.
    ///
    /// @param falling bars whose highs fall, each the highest since the one before
    private static int last(int[] falling, int count, long price, BarColumns bars, int first) {
        int low = 0;
        int end = count;
        while (low < end) {
            int middle = (low + end) >>> 1;
            if (bars.high(first + falling[middle]) >= price) {
                low = middle + 1;
            } else {
                end = middle;
            }
        }
        return low == 0 ? -1 : falling[low - 1];
    }

    /// The last bar whose low is not above a price; −1 where there is none.
    private static int lastLow(int[] rising, int count, long price, BarColumns bars, int first) {
        int low = 0;
        int end = count;
        while (low < end) {
            int middle = (low + end) >>> 1;
            if (bars.low(first + rising[middle]) <= price) {
                low = middle + 1;
            } else {
                end = middle;
            }
        }
        return low == 0 ? -1 : rising[low - 1];
    }

    /// See [BarSpan#compareWithRange(int, long\[\], long\[\])].
    void compare(int count, long[] up, long[] down) {
        for (int word = 0; word < BarSpan.words(above.length); word++) {
            int from = word * Long.SIZE;
            int to = Math.min(from + Long.SIZE, above.length);
            long higher = 0;
            long lower = 0;
            for (int bar = from; bar < to; bar++) {
                higher = (higher >>> 1) | ((count - 1L - above[bar]) & Long.MIN_VALUE);
                lower = (lower >>> 1) | ((count - 1L - below[bar]) & Long.MIN_VALUE);
            }
            up[word] = higher >>> (from - to);
            down[word] = lower >>> (from - to);
        }
    }
}
