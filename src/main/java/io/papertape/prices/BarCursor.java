package io.papertape.prices;

import io.papertape.engine.market.MarketSlice;
import java.io.Closeable;

/// The bars of one symbol from one file, in order of time.
interface BarCursor extends Closeable {

    /// In place of a time, at the end.
    long END = Long.MAX_VALUE;

    /// Number of the symbol.
    int symbol();

    /// Time of the current bar, epoch milliseconds UTC, or [#END].
    long time();

    /// Adds the current bar to a slice.
    ///
    /// @param index of the symbol in the session's list
    void addTo(MarketSlice slice, int index);

    /// Rejects the current bar: another file gave one for the same time.
    void rejectDuplicate();

    /// Moves to the next bar.
    void advance();

    /// An estimate of the number of bars from begin to end.
    long estimatedBars();

    @Override
    void close();
}
