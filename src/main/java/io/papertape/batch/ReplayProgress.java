package io.papertape.batch;

/// Hears how far a replay got, after every chunk.
public interface ReplayProgress {

    /// Bars were read.
    ///
    /// @param bars so far
    /// @param estimatedBars from begin to end, as far as can be told
    void advanced(long bars, long estimatedBars);
}
