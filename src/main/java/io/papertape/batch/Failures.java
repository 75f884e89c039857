package io.papertape.batch;

import io.papertape.database.BusyException;
import io.papertape.database.NoBooksException;
import io.papertape.database.UnknownDatabaseException;
import io.papertape.database.socket.UnansweredException;
import io.papertape.engine.portfolio.MoneyOverflowException;
import io.papertape.ledger.ForeignSchemaException;
import io.papertape.prices.PriceFileException;
import io.papertape.prices.TooManyRejectedException;
import java.io.IOException;
import java.net.SocketException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.sql.SQLException;
import java.sql.SQLTimeoutException;
import java.sql.SQLTransientConnectionException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.core.NestedExceptionUtils;

/// Finds in a failure what a person needs to know.
public final class Failures {

    /// SQL states: no connection, an operator has ended it.
    private static final List<String> UNREACHABLE = List.of("08", "57P");

    /// What H2 leaves in place of the table of a row that another transaction keeps too long; the cause tells more.
    private static final String H2_UNNAMED = " {0}";

    /// What HikariCP says of a connection that it has given up, without a state.
    private static final String CLOSED_BY_POOL = "Connection is closed";

    /// Operating systems' messages for a full disk, with the remedy.
    private static final Map<String, String> NO_ROOM = Map.of(
            "No space left on device", "; make room first",
            "Disk quota exceeded", "; make room first",
            "File too large", "; allow longer files first, see ulimit -f");

    private Failures() {}

    /// What a failure tells a person, in one line: what Papertape itself says of it, or the database, or else its root.
    public static String told(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause.getClass().getName().startsWith("io.papertape.")) {
                return firstLine(cause) + advice(cause);
            }
        }
        Throwable root = NestedExceptionUtils.getMostSpecificCause(failure);
        SQLException sql = cause(unpooled(failure), SQLException.class);
        if (sql == null) {
            return kind(root) + firstLine(root) + advice(root);
        }
        boolean more = root instanceof IOException && !(root instanceof SocketException) && root.getMessage() != null;
        String what = databaseText(firstLine(sql));
        if (isUnreachable(sql)) {
            return "the database cannot be reached: " + what + (more ? ": " + firstLine(root) : "");
        }
        if (sql instanceof SQLTimeoutException && !root.equals(sql)) {
            return what.replace(H2_UNNAMED, "") + ": " + databaseText(firstLine(root));
        }
        return more ? "the database: " + firstLine(root) + advice(root) : what;
    }

    /// Whether the database could not be reached. Of a connection that was lost, the pool says to the next call, such
    /// as a rollback, only that it is closed.
    public static boolean isUnreachable(Throwable failure) {
        SQLException sql = cause(unpooled(failure), SQLException.class);
        if (sql == null) {
            return false;
        }
        String state = String.valueOf(sql.getSQLState());
        return UNREACHABLE.stream().anyMatch(state::startsWith) || CLOSED_BY_POOL.equals(sql.getMessage());
    }

    /// H2 repeats the statement and adds its own number.
    private static String databaseText(String message) {
        return message.replaceFirst("; SQL statement:.*", "").replaceFirst(" \\[\\d+-\\d+]$", "");
    }

    /// What the message of a failure of Java leaves out.
    private static String kind(Throwable failure) {
        return switch (failure) {
            case ClassNotFoundException _ -> "there is no class ";
            case OutOfMemoryError _ -> "OutOfMemoryError, the memory that Java may use is full: ";
            case Error error when error.getMessage() != null -> error.getClass().getName() + ": ";
            default -> "";
        };
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

    /// What helps: the first in a chain of causes that tells. Whatever is not named here may pass.
    public static Remedy remedy(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            Remedy remedy = remedyOf(cause);
            if (remedy != Remedy.RUN_AGAIN) {
                return remedy;
            }
        }
        return Remedy.RUN_AGAIN;
    }

    /// One line for each failure that does not pass by itself.
    private static Remedy remedyOf(Throwable failure) {
        return switch (failure) {
            case JobFailure told -> told.remedy();
            case MoneyOverflowException _ -> Remedy.DECIDE;
            case OutOfMemoryError _ -> Remedy.DECIDE;
            case TooManyRejectedException _ -> Remedy.DECIDE;
            case ForeignSchemaException _ -> Remedy.CORRECT;
            case NoBooksException _ -> Remedy.CORRECT;
            case PriceFileException _ -> Remedy.CORRECT;
            case UnknownDatabaseException _ -> Remedy.CORRECT;
            case BusyException _ -> Remedy.WAIT;
            case UnansweredException _ -> Remedy.WAIT;
            default -> Remedy.RUN_AGAIN;
        };
    }

    /// What can be decided, where the failure itself does not know it.
    private static String advice(Throwable failure) {
        return switch (failure) {
            case JobFailure told -> told.advice();
            case MoneyOverflowException _ ->
                "; fresh=true starts the session over, with a smaller initialCapital or without the symbol";
            case IOException io -> room(String.valueOf(io.getMessage()));
            case OutOfMemoryError _ -> "; give Java more by -Xmx, or have fewer slices in a transaction by chunkSize";
            case TooManyRejectedException _ -> "; bring a better file, or tolerate more rows by maxRejected";
            default -> "";
        };
    }

    private static String room(String message) {
        return NO_ROOM.entrySet().stream()
                .filter(full -> message.contains(full.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse("");
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
