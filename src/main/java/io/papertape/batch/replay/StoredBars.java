package io.papertape.batch.replay;

import io.papertape.ledger.BarBlock;
import io.papertape.ledger.BarPages;
import io.papertape.ledger.UsedBars;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Objects;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/// The bars that the books of a session were made from, by symbol, each looked at once, in order of time.
/// Memory depends on the number of symbols alone: of each, the block that is being looked at is in memory.
/// Not safe for use by several threads.
final class StoredBars {

    /// In place of the time of a symbol's next bar when it has none.
    static final long NONE = Long.MAX_VALUE;

    private final BarPages reading;
    private final long from;
    private final long until;
    private final Queue<BarBlock> page = new ArrayDeque<>();
    private final @Nullable BarBlock[] blocks;
    private final int[] positions;
    private final long[] times;

    /// @param until last slice of the session
    StoredBars(UsedBars bars, long until) {
        this(bars, until, bars.read());
    }

    /// @param until last slice of the session
    /// @param reading pages of these bars
    StoredBars(UsedBars bars, long until, BarPages reading) {
        this.reading = reading;
        from = bars.from();
        this.until = until;
        int symbols = bars.symbols();
        blocks = new BarBlock[symbols];
        positions = new int[symbols];
        times = new long[symbols];
        Arrays.fill(times, NONE);
        page.addAll(reading.next());
    }

    int symbols() {
        return times.length;
    }

    /// Time of the next bar of a symbol, as far as that is not later than the time up to which bars were asked for;
    /// [#NONE] otherwise.
    long time(int symbol) {
        return times[symbol];
    }

    /// Whether the next bar of a symbol has this time; all before it were looked at.
    boolean isAt(int symbol, long time) {
        return times[symbol] == time;
    }

    /// The block of a symbol's next bar.
    BarBlock block(int symbol) {
        return Objects.requireNonNull(blocks[symbol]);
    }

    /// Where in its block the next bar of a symbol is.
    int position(int symbol) {
        return positions[symbol];
    }

    /// Gives every bar of the next time, of whichever symbols, and moves on.
    ///
    /// @param time the [#earliest]
    void take(long time, Taken target) {
        for (int symbol = 0; symbol < times.length; symbol++) {
            if (isAt(symbol, time)) {
                target.bar(symbol, block(symbol), positions[symbol]);
                move(symbol);
            }
        }
    }

    /// Hears of a bar.
    interface Taken {

        /// Hears of bar `i` of a block.
        void bar(int symbol, BarBlock block, int i);
    }

    /// Moves to the next bar of a symbol.
    void move(int symbol) {
        move(symbol, block(symbol), positions[symbol] + 1);
    }

    /// Time of the next bar, of whichever symbol; [#NONE] at the end.
    long earliest() {
        long earliest = NONE;
        for (long time : times) {
            earliest = Math.min(earliest, time);
        }
        for (BarBlock ahead = page.peek(); ahead != null && ahead.time(0) <= earliest; ahead = page.peek()) {
            earliest = Math.min(earliest, load());
        }
        return earliest;
    }

    /// Takes the next block in. That of its symbol before has ended: all bars before its first were looked at.
    private long load() {
        BarBlock ahead = page.remove();
        if (page.isEmpty()) {
            page.addAll(reading.next());
        }
        if (ahead.lastTime() < from || ahead.time(0) > until) {
            return NONE;
        }
        int first = 0;
        while (ahead.time(first) < from) {
            first++;
        }
        blocks[ahead.symbol()] = ahead;
        move(ahead.symbol(), ahead, first);
        return times[ahead.symbol()];
    }

    private void move(int symbol, BarBlock block, int position) {
        boolean ended = position == block.size() || block.time(position) > until;
        positions[symbol] = position;
        times[symbol] = ended ? NONE : block.time(position);
        if (ended) {
            blocks[symbol] = null;
        }
    }
}
