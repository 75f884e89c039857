package io.papertape.ledger;

import io.papertape.engine.sweep.Evaluation;
import org.jspecify.annotations.Nullable;

/// A result of a sweep, to be written.
///
/// @param id its key
/// @param account number of the account
/// @param symbol of the account; null for all of them
/// @param window number of the window
/// @param phase whether the combination was judged or tested there
/// @param combination its number
/// @param evaluation what it has come to
public record SweptResult(
        long id,
        int account,
        @Nullable String symbol,
        int window,
        Phase phase,
        long combination,
        Evaluation evaluation) {

    /// What a combination is tried for.
    public enum Phase {
        /// All combinations are judged.
        TRAIN,
        /// The best of them is tested.
        TEST
    }
}
