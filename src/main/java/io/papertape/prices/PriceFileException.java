package io.papertape.prices;

import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystemLoopException;
import java.util.List;

/// Prices that cannot be read at all: a missing folder, an unreadable file, an unknown layout or symbol.
public final class PriceFileException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient List<String> problems;

    /// @param problems one sentence each, at least one
    public PriceFileException(List<String> problems) {
        super(String.join("; ", problems));
        this.problems = List.copyOf(problems);
    }

    public PriceFileException(String problem, Throwable cause) {
        super(problem, cause);
        problems = List.of(problem);
    }

    /// What the file system, or what unpacks a file, does not give.
    ///
    /// @param what as messages call it, such as the name of a file
    public static PriceFileException unreadable(String what, Exception failure) {
        return new PriceFileException(what + ": cannot be read: " + reason(failure), failure);
    }

    /// The message of a [FileSystemException] is often nothing but the path: its kind tells what happened.
    private static String reason(Exception failure) {
        Throwable cause = failure;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        return switch (cause) {
            case AccessDeniedException denied -> "there is no permission to read " + denied.getFile();
            case FileSystemLoopException loop -> loop.getFile() + " is a link to a folder that it is in";
            case FileSystemException system when system.getReason() == null -> cause.toString();
            case FileSystemException system -> system.getReason();
            default -> cause.getMessage() == null ? cause.toString() : cause.getMessage();
        };
    }

    public List<String> problems() {
        return problems;
    }
}
