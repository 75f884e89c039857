package io.papertape.batch;

import io.papertape.engine.portfolio.MoneyOverflowException;
import java.io.IOException;
import java.net.SocketException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.core.NestedExceptionUtils;

/// Finds in a failure what a person needs to know.
public final class Failures {

    /// SQL states: no connection, an operator has ended it.
    private static final List<String> UNREACHABLE = List.of("08", "57P");

    private Failures() {}

    /// What a failure tells a person, in one line: what Papertape itself says of it, or the database, or else its root.
    public static String told(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause.getClass().getName().startsWith("io.papertape.")) {
                return firstLine(cause);
            }
        }
        Throwable root = NestedExceptionUtils.getMostSpecificCause(failure);
        SQLException sql = cause(unpooled(failure), SQLException.class);
        if (sql == null) {
            return (root instanceof ClassNotFoundException ? "there is no class " : "") + firstLine(root);
        }
        boolean more = root instanceof IOException && !(root instanceof SocketException) && root.getMessage() != null;
        String state = String.valueOf(sql.getSQLState());
        boolean away = UNREACHABLE.stream().anyMatch(state::startsWith);
        return (away ? "the database cannot be reached: " : "") + firstLine(sql) + (more ? ": " + firstLine(root) : "");
    }

    /// The pool tells that it has waited for a connection, and how long; its cause tells why there is none.
    private static Throwable unpooled(Throwable failure) {
        SQLException waited = cause(failure, SQLTransientConnectionException.class);
        return waited == null || waited.getCause() == null ? failure : waited.getCause();
    }

    /// The first failure of a kind in a chain of causes, or null.
    public static <T extends Throwable> @Nullable T cause(Throwable failure, Class<T> kind) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (kind.isInstance(cause)) {
                return kind.cast(cause);
            }
        }
        return null;
    }

    /// Whether running the same command again may help.
    public static boolean canBeResumed(Throwable failure) {
        return cause(failure, HistoryRestatedException.class) == null
                && cause(failure, BooksDoNotBalanceException.class) == null
                && cause(failure, MoneyOverflowException.class) == null;
    }

    /// Of some of these the message is no more than the name of the file.
    private static String told(FileSystemException failure) {
        return switch (failure) {
            case AccessDeniedException _ -> "no permission for '" + failure.getFile() + "'";
            case FileAlreadyExistsException _ -> "'" + failure.getFile() + "' is in the way";
            case NoSuchFileException _ -> "there is no '" + failure.getFile() + "'";
            default -> String.valueOf(failure.getMessage());
        };
    }

    /// The message of a failure without what follows its first line; its class where it has none.
    private static String firstLine(Throwable failure) {
        String message = failure instanceof FileSystemException file ? told(file) : failure.getMessage();
        return message == null || message.isBlank()
                ? failure.getClass().getName()
                : message.lines().findFirst().orElse(message);
    }
}
