package io.papertape.engine.strategy;

/// A name does not lead to a usable strategy.
public final class UnknownStrategyException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /// @param name the name as given
    /// @param cause what is wrong, the end of the sentence
    public UnknownStrategyException(String name, String cause) {
        super("unknown strategy '" + name + "': " + cause);
    }
}
