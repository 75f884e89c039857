package io.papertape.prices.inspection;

import io.papertape.engine.market.MarketSlice;
import io.papertape.engine.portfolio.SplitRatio;
import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Notices bars that may be a fault of their source: a large move, a slip of the decimal point, a long
/// run of equal bars. Not safe for use by several threads.
public final class BarWatch {

    /// In place of the time of a bar.
    public static final long NONE = Long.MIN_VALUE;

    private static final int PRICES = 4;
    private static final int CLOSE = 3;
    private static final double LARGE_MOVE = 0.5;
    private static final double HUNDREDFOLD = 100;
    private static final double NEARLY = 1.25;
    private static final int LONG_RUN = 10;

    /// Of each symbol's last bar; 0 before the first.
    private final long[] prices;

    private final int[] runs;
    private final long[] times;

    /// @param symbols how many there are
    public BarWatch(int symbols) {
        prices = new long[PRICES * symbols];
        runs = new int[symbols];
        times = new long[symbols];
        Arrays.fill(times, NONE);
    }

    /// Looks at the next bar of a symbol.
    ///
    /// @param symbol its index here
    /// @param i position of the bar in the slice
    /// @return what is unusual about it, in words; null where nothing is
    public @Nullable String look(int symbol, MarketSlice slice, int i) {
        int row = PRICES * symbol;
        long before = prices[row + CLOSE];
        boolean same = slice.close(i) == before
                && slice.open(i) == prices[row]
                && slice.high(i) == prices[row + 1]
                && slice.low(i) == prices[row + 2];
        times[symbol] = slice.time();
        runs[symbol] = same ? runs[symbol] + 1 : 0;
        prices[row] = slice.open(i);
        prices[row + 1] = slice.high(i);
        prices[row + 2] = slice.low(i);
        prices[row + CLOSE] = slice.close(i);
        if (same) {
            return runs[symbol] == LONG_RUN - 1 ? LONG_RUN + " bars in succession have the same prices" : null;
        }
        return before == 0 ? null : move((double) slice.close(i) / before);
    }

    /// Counts the last bar of a symbol as shares are counted after a split.
    public void split(int symbol, SplitRatio ratio) {
        for (int row = PRICES * symbol; row < PRICES * (symbol + 1); row++) {
            prices[row] = ratio.price(prices[row]);
        }
    }

    /// Time of the last bar of a symbol that was looked at, epoch milliseconds UTC; [#NONE] where none was.
    public long lastTime(int symbol) {
        return times[symbol];
    }

    private static @Nullable String move(double ratio) {
        if (Math.abs(ratio - 1) <= LARGE_MOVE) {
            return null;
        }
        if (isHundredfold(ratio) || isHundredfold(1 / ratio)) {
            return "close is " + (ratio > 1 ? "a hundred times" : "a hundredth of") + " the one before";
        }
        return String.format(Locale.ROOT, "close moves by %+.1f %%", (ratio - 1) * 100);
    }

    private static boolean isHundredfold(double ratio) {
        return ratio > HUNDREDFOLD / NEARLY && ratio < HUNDREDFOLD * NEARLY;
    }
}
