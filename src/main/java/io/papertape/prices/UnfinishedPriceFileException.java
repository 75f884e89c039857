package io.papertape.prices;

/// A price file that is cut off, or that changed while it was read: another run may find it whole.
public final class UnfinishedPriceFileException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public UnfinishedPriceFileException(String problem) {
        super(problem);
    }

    public UnfinishedPriceFileException(String problem, Throwable cause) {
        super(problem, cause);
    }
}
