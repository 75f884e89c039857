package io.papertape.batch.replay;

/// Prices tell of other corporate actions than when a session began to follow them: they have to be compared with its
/// books anew.
public final class ActionsChangedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    ActionsChangedException() {
        super("the prices tell of other corporate actions now");
    }
}
