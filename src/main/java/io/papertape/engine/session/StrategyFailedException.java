package io.papertape.engine.session;

/// Carries what a strategy's code threw, whatever that was, past what tells of the books. Has no stack trace of its
/// own.
final class StrategyFailedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final Throwable thrown;

    private StrategyFailedException(Throwable thrown) {
        super(null, thrown, false, false);
        this.thrown = thrown;
    }

    /// @throws VirtualMachineError if that was thrown: nothing can go on after it
    static StrategyFailedException of(Throwable thrown) {
        MachineErrors.rethrow(thrown);
        return new StrategyFailedException(thrown);
    }

    /// What the strategy threw.
    Throwable thrown() {
        return thrown;
    }
}
