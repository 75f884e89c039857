package io.papertape.report;

import java.sql.SQLException;
import java.util.List;
import java.util.Set;

/// A statement of the user's own came to nothing.
public final class StatementFailedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /// H2 and PostgreSQL: the statement has no result, and there is no cursor for it.
    private static final Set<String> WITHOUT_ROWS = Set.of("90002", "42P11");

    /// SQL states: no connection, want of memory or disk, ended by somebody, a broken file. H2:
    /// no file of this name, in use, closed, out of memory, input and output.
    private static final List<String> NOT_ITS_FAULT = List.of(
            "08", "53", "57", "58", "90146", "90020", "90067", "90098", "90108", "90121", "90028", "90030", "90031");

    private final boolean faulty;

    /// Tells why it was not run.
    StatementFailedException(String message) {
        super(message);
        faulty = true;
    }

    private StatementFailedException(String message, boolean faulty, SQLException cause) {
        super(message, cause);
        this.faulty = faulty;
    }

    /// What the database said, in one line.
    static StatementFailedException of(SQLException failure) {
        String state = String.valueOf(failure.getSQLState());
        if (String.valueOf(failure.getMessage()).contains("multi-query")) {
            return new StatementFailedException("one statement at a time", true, failure);
        }
        if (WITHOUT_ROWS.contains(state)) {
            return new StatementFailedException(
                    "a statement without rows; sql takes SELECT and its like", true, failure);
        }
        boolean faulty = NOT_ITS_FAULT.stream().noneMatch(state::startsWith);
        return new StatementFailedException(oneLine(String.valueOf(failure.getMessage())), faulty, failure);
    }

    /// Whether the statement is to blame, and another one would do.
    public boolean isFaulty() {
        return faulty;
    }

    /// H2 repeats the statement in what it says, PostgreSQL tells of the block that has opened the cursor.
    private static String oneLine(String message) {
        int repeated = message.indexOf("; SQL statement:");
        String told = repeated < 0 ? message : message.substring(0, repeated);
        return told.replaceFirst("(?s)\\R  Where: .*", "")
                .replace("\\000a", " ")
                .strip()
                .replaceAll("\\s*\\R\\s*", "; ")
                .replaceAll("\\s+", " ");
    }
}
