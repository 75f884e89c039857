package io.papertape.backup;

/// A file cannot be restored.
public final class InvalidBackupException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /// @param message names the file, and tells what is wrong
    InvalidBackupException(String message) {
        super(message);
    }
}
