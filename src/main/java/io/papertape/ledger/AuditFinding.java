package io.papertape.ledger;

import org.jspecify.annotations.Nullable;

/// What the audit of a session has found.
///
/// @param check by which it was found
/// @param certain whether the audit is not passed for it; else it may be harmless
/// @param time slice of the first trade that differs, epoch milliseconds UTC; null where none does
/// @param symbol of that trade; null where none does
/// @param told one sentence
public record AuditFinding(
        Check check,
        boolean certain,
        @Nullable Long time,
        @Nullable String symbol,
        String told) {

    /// What an audit does.
    public enum Check {
        /// A replay that changes nothing.
        BOOKS,
        /// Replays with other bars after a date.
        FUTURE,
        /// A replay with the symbols in another order.
        ORDER,
        /// A replay in another JVM.
        PROCESS,
        /// A look at the class files.
        CODE
    }
}
