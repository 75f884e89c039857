package io.papertape.batch.sweep;

/// Hears how far a sweep got.
///
/// ```java
/// SweepProgress progress = (stage, done, all) -> System.out.println(stage + " " + done + " of " + all);
/// ```
@FunctionalInterface
public interface SweepProgress {

    /// Work of a stage was done. Called by any thread.
    ///
    /// @param all an estimate while prices are read
    void advanced(Stage stage, long done, long all);

    /// What a sweep does, one after the other.
    enum Stage {
        /// Reads prices: bars.
        READ,
        /// Tries combinations: results.
        EVALUATE,
        /// Finds the best of each account and window, tests it, and tells how much of it may be luck: bests.
        JUDGE,
        /// Replays results by the engine: results.
        PROVE
    }
}
