package io.papertape.report.page;

/// The bars that the books of sessions were made from.
public interface PriceHistory {

    /// Tells every bar of a session, those of each symbol oldest first. Prices are in units of 0.00000001.
    ///
    /// @param session its name
    void bars(String session, Bars bars);

    /// Hears of bars.
    @FunctionalInterface
    interface Bars {

        /// Takes the next bar.
        ///
        /// @param time epoch milliseconds UTC
        void add(String symbol, long time, long open, long high, long low, long close);
    }
}
