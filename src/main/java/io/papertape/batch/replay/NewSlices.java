package io.papertape.batch.replay;

import io.papertape.engine.market.DataFeed;
import io.papertape.engine.market.MarketSlice;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/// The slices after the last one of the books, but for those that are left for a later night: the newest ones where the
/// run holds some back, and an incomplete one that it waits for, with all after it. Not safe for use by several
/// threads.
final class NewSlices implements DataFeed {

    private final DataFeed feed;
    private final int holdBack;
    private final IncompleteSlices incomplete;
    private final Deque<MarketSlice> ahead = new ArrayDeque<>();
    private boolean ended;

    /// @param first the first of them, or null where there is none
    /// @param feed gives those after it
    /// @param holdBack how many of the newest are left
    /// @param incomplete decides on incomplete ones
    NewSlices(@Nullable MarketSlice first, DataFeed feed, int holdBack, IncompleteSlices incomplete) {
        this.feed = feed;
        this.holdBack = holdBack;
        this.incomplete = incomplete;
        take(first);
    }

    @Override
    public @Nullable MarketSlice next() {
        while (!ended && ahead.size() < holdBack + 2) {
            take(feed.next());
        }
        if (ahead.size() <= holdBack) {
            return null;
        }
        MarketSlice next = ahead.element();
        boolean newest = ahead.size() == holdBack + 1;
        if (incomplete.leaves(next, newest)) {
            ended = true;
            return null;
        }
        return ahead.remove();
    }

    /// The first of the slices that were left because they are the newest; null where none was. Known at the end.
    @Nullable
    MarketSlice heldBack() {
        return incomplete.left() == null ? ahead.peek() : null;
    }

    /// How many slices were held back. Known at the end.
    int held() {
        return incomplete.left() == null ? ahead.size() : 0;
    }

    private void take(@Nullable MarketSlice slice) {
        if (slice == null) {
            ended = true;
        } else {
            ahead.add(slice);
        }
    }
}
