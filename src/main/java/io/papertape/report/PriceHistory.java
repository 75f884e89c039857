package io.papertape.report;

import java.util.Map;

/// The bars that the books of sessions were made from.
public interface PriceHistory {

    /// Tells the bars of some symbols of a session, those of each symbol oldest first. Prices are in units of
    /// 0.00000001.
    ///
    /// @param session its name
    /// @param targets who takes the bars of a symbol; other symbols are skipped
    void bars(String session, Map<String, ? extends Bars> targets);

    /// Hears of the bars of one symbol.
    @FunctionalInterface
    interface Bars {

        /// Takes the next bar.
        ///
        /// @param time epoch milliseconds UTC
        /// @param volume 0 where the source gives none
        void add(long time, long open, long high, long low, long close, double volume);
    }
}
