package io.papertape.engine.strategy;

import io.papertape.engine.market.BarSpan;

/// A [Strategy] that depends on the window alone and can tell its signals at all bars of a span
/// at once, the same ones bar for bar. Safe for use by several threads: it changes no field.
public interface ColumnSignals {

    /// Tells the signals as masks, in place of what they held. No bar is in both, and none before
    /// [Strategy#requiredBars()] bars were seen is in any.
    ///
    /// @param buys where the signal is BUY, [BarSpan#words()] words
    /// @param sells where it is SELL
    /// @return false where this form cannot tell them, because values are too large: the masks
    ///     tell nothing then
    boolean signals(BarSpan bars, long[] buys, long[] sells);
}
