package io.papertape.batch.nightly;

/// Hears how far a night got. It is called by one thread at a time.
public interface NightProgress {

    /// Bars were read.
    ///
    /// @param bars so far, of all shards that have begun
    /// @param estimatedBars from begin to end, of all shards that have begun
    void advanced(long bars, long estimatedBars);
}
