package io.papertape.database;

/// Another run holds what this one needs.
public final class BusyException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /// Tells who holds what, and since when.
    public BusyException(String message) {
        super(message);
    }
}
