package io.papertape.notify;

/// A channel did not take what it was told.
final class NotToldException extends Exception {

    private static final long serialVersionUID = 1L;

    /// @param sentence what happened, without secrets
    NotToldException(String sentence) {
        super(sentence);
    }
}
