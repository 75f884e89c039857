package io.papertape.engine.portfolio;

/// A number of the books exceeds what fixed point can hold. The books cannot go on: whoever replays stops.
public final class MoneyOverflowException extends ArithmeticException {

    private static final long serialVersionUID = 1L;

    private final String value;

    /// @param value the value that does not fit, as a formula of its parts
    public MoneyOverflowException(String value) {
        super(value + " exceeds the largest value " + Money.format(Long.MAX_VALUE));
        this.value = value;
    }

    private MoneyOverflowException(String where, MoneyOverflowException cause) {
        super(where + ": " + cause.getMessage());
        this.value = cause.value;
        initCause(cause);
    }

    /// The same overflow, told with the place where it happened.
    public MoneyOverflowException at(String where) {
        return new MoneyOverflowException(where, this);
    }
}
