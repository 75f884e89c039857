package io.papertape.cli;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.util.Locale;

/// What was to be written cannot be.
final class OutputFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    OutputFailure(IOException cause) {
        super(told(cause), cause);
    }

    /// Whether whoever read has gone away, as `head` does when it has had enough.
    boolean isNobodyListening() {
        return String.valueOf(getMessage()).toLowerCase(Locale.ROOT).contains("pipe");
    }

    private static String told(IOException failure) {
        return switch (failure) {
            case AccessDeniedException _ -> "no permission";
            case FileSystemException named when named.getReason() != null -> named.getReason();
            default -> String.valueOf(failure.getMessage());
        };
    }
}
