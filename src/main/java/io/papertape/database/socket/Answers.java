package io.papertape.database.socket;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What one reader asks, answered from one connection to the database. For one thread; any other one may cancel.
final class Answers implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Answers.class);

    /// What a reader may do to its connection.
    private static final Set<String> TRANSACTION =
            Set.of("setAutoCommit", "commit", "rollback", "setTransactionIsolation");

    /// H2 lets whoever may SELECT lock rows and take numbers of sequences. Any text that may be one of these is
    /// refused,
    /// also where the words stand between quotes.
    private static final Pattern NOT_ONLY_READING =
            Pattern.compile("(?is)\\bFOR\\b.*\\bUPDATE\\b|\\bNEXT\\b.*\\bVALUE\\b.*\\bFOR\\b|\\bNEXTVAL\\b");

    /// SQL's state for a statement that is not as it should be.
    private static final String SYNTAX = "42000";

    private final Readers.Connections connections;
    private final Map<Integer, SentRows> results = new HashMap<>();
    private final Set<Statement> statements = ConcurrentHashMap.newKeySet();
    private int given;
    private @Nullable Connection opened;
    private boolean lazy;
    private volatile boolean cancelled;

    Answers(Readers.Connections connections) {
        this.connections = connections;
    }

    /// What answers a request that was read.
    @FunctionalInterface
    interface Answer {

        /// Writes the answer, or a part of it before something fails.
        void write(DataOutputStream reply) throws IOException, SQLException;
    }

    /// Before anything is asked: a result may be made while it is read.
    void makeWhileRead(boolean allowed) {
        lazy = allowed;
    }

    /// Reads what is asked next.
    Answer next(DataInputStream in) throws IOException {
        return switch (Cells.readKind(in, Request.class)) {
            case QUERY -> query(Cells.text(in), Cells.readAll(in), in.readInt(), in.readInt());
            case CONNECTION -> connection(Cells.text(in), Cells.readAll(in));
            case METADATA -> metadata(Cells.text(in), Cells.readAll(in));
            case FETCH -> fetch(in.readInt());
            case CLOSE -> close(in.readInt());
        };
    }

    /// Answers. What the database refuses is an answer, too.
    void send(Answer answer, DataOutputStream out) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            answer.write(new DataOutputStream(bytes));
        } catch (SQLException e) {
            bytes.reset();
            writeFailure(e, new DataOutputStream(bytes));
        }
        bytes.writeTo(out);
        out.flush();
    }

    private static void writeFailure(SQLException failure, DataOutputStream reply) throws IOException {
        Cells.writeKind(reply, Reply.FAILURE);
        Cells.write(reply, failure.getMessage());
        Cells.write(reply, failure.getSQLState());
        reply.writeInt(failure.getErrorCode());
    }

    /// Ends what is under way, and lets nothing else begin.
    void cancel() {
        cancelled = true;
        for (Statement statement : statements) {
            try {
                statement.cancel();
            } catch (SQLException e) {
                LOG.debug("a statement cannot be cancelled", e);
            }
        }
    }

    /// Opened when the first thing is asked.
    private Connection connection() throws SQLException {
        Connection connection = opened;
        if (connection == null) {
            connection = connections.open(lazy);
            opened = connection;
        }
        return connection;
    }

    private Answer query(String sql, List<@Nullable Object> arguments, int mostRows, int rowsAtOnce) {
        return reply -> {
            if (NOT_ONLY_READING.matcher(sql).find()) {
                throw new SQLException(
                        "FOR UPDATE and NEXT VALUE FOR do more than read, which another process that holds the database"
                                + " does not let a reader do",
                        SYNTAX);
            }
            PreparedStatement statement = connection().prepareStatement(sql);
            statements.add(statement);
            try {
                statement.setMaxRows(mostRows);
                statement.setFetchSize(rowsAtOnce);
                for (int i = 0; i < arguments.size(); i++) {
                    statement.setObject(i + 1, arguments.get(i));
                }
                if (cancelled) {
                    throw new SQLException("nobody waits for it");
                }
                write(statement.executeQuery(), statement, reply);
            } catch (SQLException e) {
                close(statement);
                throw e;
            }
        };
    }

    private Answer connection(String name, List<@Nullable Object> arguments) {
        return reply -> {
            if (!TRANSACTION.contains(name)) {
                throw new SQLException("a reader cannot ask a connection for " + name);
            }
            write(call(connection(), Connection.class, name, arguments), reply);
        };
    }

    private Answer metadata(String name, List<@Nullable Object> arguments) {
        return reply -> write(call(connection().getMetaData(), DatabaseMetaData.class, name, arguments), reply);
    }

    private static @Nullable Object call(Object target, Class<?> type, String name, List<@Nullable Object> arguments)
            throws SQLException {
        Method method = Arrays.stream(type.getMethods())
                .filter(one -> one.getName().equals(name) && one.getParameterCount() == arguments.size())
                .findFirst()
                .orElseThrow(() -> new SQLException("there is no " + name));
        try {
            return method.invoke(target, arguments.toArray());
        } catch (InvocationTargetException e) {
            throw e.getCause() instanceof SQLException sql ? sql : new SQLException(e.getCause());
        } catch (IllegalAccessException e) {
            throw new SQLException(e);
        }
    }

    private void write(@Nullable Object value, DataOutputStream reply) throws IOException, SQLException {
        if (value instanceof ResultSet rows) {
            write(rows, null, reply);
        } else {
            Cells.writeKind(reply, Reply.VALUE);
            Cells.write(reply, value);
        }
    }

    private void write(ResultSet rows, @Nullable Statement statement, DataOutputStream reply)
            throws IOException, SQLException {
        int number = given++;
        SentRows result = new SentRows(rows, statement);
        results.put(number, result);
        Cells.writeKind(reply, Reply.RESULT);
        reply.writeInt(number);
        result.writeColumns(reply);
        writeRows(number, result, reply);
    }

    private void writeRows(int number, SentRows result, DataOutputStream reply) throws IOException, SQLException {
        if (!result.writeRows(reply)) {
            remove(number);
        }
    }

    private Answer fetch(int number) {
        return reply -> {
            SentRows result = results.get(number);
            if (result == null) {
                throw new SQLException("there is no result " + number);
            }
            Cells.writeKind(reply, Reply.ROWS);
            writeRows(number, result, reply);
        };
    }

    private Answer close(int number) {
        return reply -> remove(number);
    }

    private void remove(int number) {
        SentRows result = results.remove(number);
        if (result != null) {
            close(result.rows());
            close(result.statement());
        }
    }

    private void close(@Nullable AutoCloseable used) {
        try (used) {
            if (used instanceof Statement statement) {
                statements.remove(statement);
            }
        } catch (Exception e) {
            LOG.debug("cannot be closed", e);
        }
    }

    @Override
    public void close() {
        close(opened);
    }
}
