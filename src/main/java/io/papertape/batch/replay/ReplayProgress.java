package io.papertape.batch.replay;

/// Hears what a replay is about to do, and how far it got, after every chunk.
public interface ReplayProgress {

    /// The replay begins.
    default void began(ReplayStart start) {}

    /// Bars were read.
    ///
    /// @param bars so far
    /// @param estimatedBars from begin to end, as far as can be told
    void advanced(long bars, long estimatedBars);
}
