package io.papertape.engine.strategy;

/// A name does not lead to a usable strategy.
public final class UnknownStrategyException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final boolean missing;

    /// A class that cannot be used.
    ///
    /// @param name the name as given
    /// @param cause what is wrong, the end of the sentence
    public UnknownStrategyException(String name, String cause) {
        this(name, cause, false);
    }

    private UnknownStrategyException(String name, String cause, boolean missing) {
        super("unknown strategy '" + name + "': " + cause);
        this.missing = missing;
    }

    /// There is no class of this name.
    static UnknownStrategyException missing(String name, String cause) {
        return new UnknownStrategyException(name, cause, true);
    }

    /// Whether there is no class of the name, so that another name may be meant.
    public boolean isMissing() {
        return missing;
    }
}
