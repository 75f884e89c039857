package io.papertape.prices.parquet;

import java.io.EOFException;
import java.io.IOException;

/// What keeps a Parquet file from being read. Its message goes on behind the file's name.
public final class ParquetException extends IOException {

    private static final long serialVersionUID = 1L;

    ParquetException(String problem) {
        super(problem);
    }

    ParquetException(String problem, Throwable cause) {
        super(problem, cause);
    }

    /// What a library has found, which does not always tell it in words.
    static String found(Throwable failure) {
        Throwable cause = failure;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        if (cause instanceof EOFException) {
            return "it ends too early";
        }
        return cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
    }
}
