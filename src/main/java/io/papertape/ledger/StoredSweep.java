package io.papertape.ledger;

import java.util.Map;

/// A sweep as the books have it.
///
/// @param id its key
/// @param name its name
/// @param completed whether nothing is left to do
/// @param combinations number of combinations
/// @param accounts number of accounts for each combination and window
/// @param windows number of windows
/// @param blockSize combinations that are written in one transaction, at most
/// @param codeDigest of the code of the strategy
/// @param barsDigest of the bars that it has seen
/// @param settings what it was begun with: texts by name
public record StoredSweep(
        long id,
        String name,
        boolean completed,
        long combinations,
        int accounts,
        int windows,
        int blockSize,
        String codeDigest,
        String barsDigest,
        Map<String, String> settings) {

    /// Keys of results are numbers of a sweep's own: as many as 2 to the power of this.
    private static final int BITS_OF_RESULTS = 38;

    public StoredSweep {
        settings = Map.copyOf(settings);
    }

    /// How many results a sweep may have at most.
    public static long mostResults() {
        return 1L << BITS_OF_RESULTS;
    }

    /// The least key that a result of a sweep may have.
    static long firstResult(long sweep) {
        return sweep << BITS_OF_RESULTS;
    }

    /// Key of a result in a window where combinations are judged.
    ///
    /// @param combination its number; the number of combinations for the test of the best one
    public long result(int account, int window, long combination) {
        return firstResult(id) + ((long) account * windows + window) * (combinations + 1) + combination;
    }

    /// Key of the result of the test of the best combination.
    public long testResult(int account, int window) {
        return result(account, window, combinations);
    }

    /// Number of results of combinations that are judged.
    public long results() {
        return combinations * accounts * windows;
    }

    /// Blocks of an account and a window.
    public int blocks() {
        return (int) Math.ceilDiv(combinations, (long) blockSize);
    }

    /// Combinations of a block.
    public int sizeOf(int block) {
        return (int) Math.min(blockSize, combinations - (long) block * blockSize);
    }
}
