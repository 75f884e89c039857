package io.papertape.batch.replay;

/// What is to be done with a session.
public sealed interface ReplayPlan {

    /// There may be something new for it.
    record Attempt(ReplayAttempt attempt) implements ReplayPlan {}

    /// Nothing.
    enum Nothing implements ReplayPlan {
        /// It is closed for good.
        CLOSED,
        /// Prices, parameters and code are those that its last run was made from.
        UNCHANGED
    }
}
