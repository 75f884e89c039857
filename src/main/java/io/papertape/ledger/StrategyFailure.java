package io.papertape.ledger;

import io.papertape.engine.session.MachineErrors;
import org.jspecify.annotations.Nullable;

/// One time that a symbol did not trade because its strategy threw.
///
/// @param time slice, epoch milliseconds UTC
/// @param symbol index of the symbol in the session's list
/// @param exception name of the class of what was thrown
/// @param message what it said, or null when nothing
public record StrategyFailure(
        long time, int symbol, String exception, @Nullable String message) {

    /// The failure of a symbol whose strategy threw this.
    ///
    /// @param thrown whatever it was; a message that cannot be told is none
    public static StrategyFailure of(long time, int symbol, Throwable thrown) {
        return new StrategyFailure(time, symbol, thrown.getClass().getName(), message(thrown));
    }

    private static @Nullable String message(Throwable thrown) {
        try {
            return thrown.getMessage();
        } catch (Throwable e) {
            MachineErrors.rethrow(e);
            return null;
        }
    }
}
