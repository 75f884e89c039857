package io.papertape.batch.replay;

import io.papertape.engine.market.Bar;
import io.papertape.engine.market.MarketSlice;
import io.papertape.ledger.BarBlock;
import io.papertape.ledger.RestatedBar;
import io.papertape.ledger.Restatement;
import io.papertape.prices.RejectedBar;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/// Compares the prices, slice by slice, with the bars that the books were made from. Memory depends on the number of
/// symbols alone: of each, the block that is being compared is in memory. Not safe for use by several threads.
final class HistoryCheck {

    private static final int BLOCKS_PER_PAGE = 512;

    /// In place of the time of a symbol's next bar when it has none.
    private static final long NONE = Long.MAX_VALUE;

    private final ReplayRun run;
    private final Queue<BarBlock> page = new ArrayDeque<>();
    private final @Nullable BarBlock[] blocks;
    private final int[] positions;
    private final long[] times;
    private final List<RestatedBar> first = new ArrayList<>();
    private long nextBlock;
    private long changed;
    private long missing;
    private long inserted;

    /// Which bar a row would give.
    private record Key(String symbol, long time) {}

    HistoryCheck(ReplayRun run) {
        this.run = run;
        int symbols = run.symbols().size();
        blocks = new BarBlock[symbols];
        positions = new int[symbols];
        times = new long[symbols];
        Arrays.fill(times, NONE);
        readPage();
    }

    /// Compares the next slice that the prices have.
    void compare(MarketSlice slice) {
        missUntil(slice.time() - 1);
        loadUntil(slice.time());
        int i = 0;
        for (int symbol = 0; symbol < times.length; symbol++) {
            boolean there = i < slice.size() && slice.symbol(i) == symbol;
            if (!there) {
                missIf(symbol, slice.time());
            } else {
                compare(symbol, slice, i);
                i++;
            }
        }
    }

    /// Tells that the prices have no further slice up to the last one of the books.
    ///
    /// @param time of the last slice of the books
    /// @throws HistoryRestatedException if a bar up to there is not what it was
    void finish(long time) {
        missUntil(time);
        if (changed + missing + inserted > 0) {
            throw new HistoryRestatedException(
                    run.session().name(), new Restatement(changed, missing, inserted, withRejections()));
        }
    }

    private void compare(int symbol, MarketSlice slice, int i) {
        BarBlock block = blocks[symbol];
        if (block == null || times[symbol] != slice.time()) {
            inserted++;
            keep(symbol, slice.time(), null, bar(slice, i));
            return;
        }
        int position = positions[symbol];
        if (!block.equals(position, slice, i)) {
            changed++;
            keep(symbol, slice.time(), block.bar(position), bar(slice, i));
        }
        move(symbol, block, position + 1);
    }

    /// Bars up to a time that were not met are missing.
    private void missUntil(long time) {
        for (long earliest = earliest(); earliest <= time; earliest = earliest()) {
            loadUntil(earliest);
            for (int symbol = 0; symbol < times.length; symbol++) {
                missIf(symbol, earliest);
            }
        }
    }

    private void missIf(int symbol, long time) {
        BarBlock block = blocks[symbol];
        if (block != null && times[symbol] == time) {
            missing++;
            keep(symbol, time, block.bar(positions[symbol]), null);
            move(symbol, block, positions[symbol] + 1);
        }
    }

    /// Time of the next bar that is expected, of whichever symbol.
    private long earliest() {
        BarBlock ahead = page.peek();
        long earliest = ahead == null ? NONE : ahead.time(0);
        for (long time : times) {
            earliest = Math.min(earliest, time);
        }
        return earliest;
    }

    /// Takes in the blocks that begin by then. The block of the symbol before has ended: slices come in order of time.
    private void loadUntil(long time) {
        for (BarBlock ahead = page.peek(); ahead != null && ahead.time(0) <= time; ahead = page.peek()) {
            page.remove();
            blocks[ahead.symbol()] = ahead;
            move(ahead.symbol(), ahead, 0);
            if (page.isEmpty()) {
                readPage();
            }
        }
    }

    private void readPage() {
        page.addAll(run.books().usedBars().blocks(nextBlock, BLOCKS_PER_PAGE));
        nextBlock += BLOCKS_PER_PAGE;
    }

    private void move(int symbol, BarBlock block, int position) {
        boolean ended = position == block.size();
        positions[symbol] = position;
        times[symbol] = ended ? NONE : block.time(position);
        if (ended) {
            blocks[symbol] = null;
        }
    }

    private void keep(int symbol, long time, @Nullable Bar before, @Nullable Bar after) {
        if (first.size() < Restatement.MOST_KEPT) {
            first.add(new RestatedBar(run.symbols().get(symbol), time, before, after, null));
        }
    }

    /// The bars that are kept, those that are missing with the row that was rejected for them, if there is one.
    private List<RestatedBar> withRejections() {
        Map<Key, RejectedBar> rejected = new HashMap<>();
        for (RejectedBar row : run.slices().rejected()) {
            if (row.symbol() != null && row.time() != null) {
                rejected.putIfAbsent(new Key(row.symbol(), row.time()), row);
            }
        }
        return first.stream().map(bar -> withRejection(bar, rejected)).toList();
    }

    private static RestatedBar withRejection(RestatedBar bar, Map<Key, RejectedBar> rejected) {
        RejectedBar row = bar.after() == null ? rejected.get(new Key(bar.symbol(), bar.time())) : null;
        return row == null ? bar : new RestatedBar(bar.symbol(), bar.time(), bar.before(), null, row.toString());
    }

    private static Bar bar(MarketSlice slice, int i) {
        return new Bar(slice.open(i), slice.high(i), slice.low(i), slice.close(i), slice.volume(i));
    }
}
