package io.papertape.batch.replay;

/// What prices are adjusted by has changed while a session followed them: they have to be compared with its books anew.
public final class AdjustmentChangedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    AdjustmentChangedException() {
        super("the prices tell of other corporate actions now, by which they are adjusted");
    }
}
