package io.papertape.cli;

import io.papertape.batch.Failures;
import java.nio.file.AccessDeniedException;
import java.sql.SQLException;
import java.util.Set;
import org.slf4j.LoggerFactory;

/// What a command has failed with: the sentence that tells it, and the exit status.
record CommandFailure(Throwable failure) {

    /// H2: a relative path that does not begin with a dot, no such database, no such URL, no such setting, a file that
    /// may not be written.
    private static final Set<Integer> H2_URL_ERRORS = Set.of(90011, 90013, 90046, 90097, 90113, 90146);

    /// SQL states: no access, no such database.
    private static final Set<String> CONFIGURATION_STATES = Set.of("28", "3D");

    /// Tells it.
    ExitStatus tell(Console console) {
        LoggerFactory.getLogger(CommandFailure.class).debug("the command failed", failure);
        console.failed(Failures.remedy(failure), told());
        return status();
    }

    /// What failed, in one line.
    String told() {
        return Failures.told(
                failure instanceof StartFailure && failure.getCause() != null ? failure.getCause() : failure);
    }

    ExitStatus status() {
        ExitStatus status = ExitStatus.of(Failures.remedy(failure));
        return status == ExitStatus.FAILED && isMisconfigured() ? ExitStatus.INVALID : status;
    }

    private boolean isMisconfigured() {
        SQLException sql = Failures.cause(failure, SQLException.class);
        boolean denied = Failures.cause(failure, AccessDeniedException.class) != null;
        return failure instanceof StartFailure && (sql == null || denied || isConfiguration(sql));
    }

    /// A database that refuses who asks, or does not understand its URL. One that is not there may come back.
    private static boolean isConfiguration(SQLException refusal) {
        String state = refusal.getSQLState();
        boolean refused = state != null && state.length() == 5 && CONFIGURATION_STATES.contains(state.substring(0, 2));
        return refused || H2_URL_ERRORS.contains(refusal.getErrorCode());
    }
}
