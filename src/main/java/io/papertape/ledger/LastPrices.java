package io.papertape.ledger;

import io.papertape.engine.portfolio.SplitRatio;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The last prices of the symbols that a session holds, and older ones, as their shares are counted
/// after the splits so far. In units of 0.00000001. Not safe for use by several threads.
final class LastPrices {

    private final FillProof.Bars bars;
    private final Map<Integer, List<Split>> splits = new HashMap<>();
    private long storedTo = Long.MIN_VALUE;

    LastPrices(FillProof.Bars bars) {
        this.bars = bars;
    }

    /// A split of what was held.
    ///
    /// @param time of the slice that begins with it
    private record Split(long time, SplitRatio ratio) {}

    /// The bars of the session up to a time are all stored.
    void storedTo(long time) {
        storedTo = time;
    }

    /// Takes a split of what is held in.
    ///
    /// @param time of the slice that begins with it
    void split(int symbol, long time, SplitRatio ratio) {
        splits.computeIfAbsent(symbol, first -> new ArrayList<>()).add(new Split(time, ratio));
    }

    /// A price as shares are counted now: divided by one split after the other.
    ///
    /// @param since slice in which it was that price
    long counted(int symbol, long price, long since) {
        long counted = price;
        for (Split split : splits.getOrDefault(symbol, List.of())) {
            if (split.time() > since) {
                counted = split.ratio().price(counted);
            }
        }
        return counted;
    }

    /// The close of the last bar up to a time, as shares are counted now; 0 where there is none.
    long at(int symbol, long time) {
        BarLookup.Found last = bars.last(symbol, time, storedTo);
        return last == null ? 0 : counted(symbol, last.close(), last.time());
    }
}
