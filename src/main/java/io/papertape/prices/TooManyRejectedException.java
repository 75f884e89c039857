package io.papertape.prices;

/// More rows are bad than are tolerated.
public final class TooManyRejectedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public TooManyRejectedException(int maxRejected, RejectedBar first) {
        super("more than maxRejected=" + maxRejected + " rows were rejected; the first: " + first);
    }
}
