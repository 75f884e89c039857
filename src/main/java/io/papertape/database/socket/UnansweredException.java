package io.papertape.database.socket;

import java.io.EOFException;
import java.io.IOException;
import java.nio.channels.ClosedChannelException;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/// The process that holds the database did not answer, or refused to.
public final class UnansweredException extends SQLException {

    private static final long serialVersionUID = 1L;

    /// SQL's state for a connection that has failed.
    private static final String CONNECTION_FAILURE = "08006";

    private static final String ENDED =
            "the process that holds the database has ended its answer before it was complete; run the same command again";

    UnansweredException(String message, @Nullable Throwable cause) {
        super(message, CONNECTION_FAILURE, cause);
    }

    /// What has become of the other end in the midst of a conversation.
    static UnansweredException of(IOException failure) {
        return new UnansweredException(
                switch (failure) {
                    case SilentException _ ->
                        "the process that holds the database has stopped answering; try again when it goes on or has ended";
                    case EOFException _, ClosedChannelException _ -> ENDED;
                    default -> ENDED + " (" + failure.getMessage() + ")";
                },
                failure);
    }
}
