package io.papertape.database.socket;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A statement that another process runs. What was not prepared is a statement without arguments.
final class HeldStatement implements InvocationHandler {

    private final HeldConnection connection;
    private final Object proxy;
    private final String prepared;
    private final List<@Nullable Object> values = new ArrayList<>();
    private int mostRows;
    private int rowsAtOnce;
    private boolean closed;
    private @Nullable ResultSet result;

    /// @param proxy the connection as others see it
    /// @param prepared empty where the text comes later
    HeldStatement(HeldConnection connection, Object proxy, String prepared) {
        this.connection = connection;
        this.proxy = proxy;
        this.prepared = prepared;
    }

    @Override
    public @Nullable Object invoke(Object statement, Method method, @Nullable Object @Nullable [] given)
            throws SQLException {
        List<@Nullable Object> arguments = given == null ? List.of() : Arrays.asList(given);
        String name = method.getName();
        if (name.startsWith("set") && arguments.size() > 1 && arguments.getFirst() instanceof Integer index) {
            set(index, name.equals("setNull") ? null : arguments.get(1));
            return null;
        }
        return switch (name) {
            case "executeQuery" -> execute(arguments);
            case "execute" -> {
                execute(arguments);
                yield true;
            }
            case "getResultSet" -> result;
            case "getUpdateCount" -> -1;
            case "getMoreResults" -> false;
            case "setMaxRows" -> {
                mostRows = number(arguments);
                yield null;
            }
            case "setFetchSize" -> {
                rowsAtOnce = number(arguments);
                yield null;
            }
            case "getMaxRows" -> mostRows;
            case "getFetchSize" -> rowsAtOnce;
            case "setQueryTimeout", "setEscapeProcessing", "getWarnings", "clearWarnings" -> null;
            case "clearParameters" -> {
                values.clear();
                yield null;
            }
            case "cancel" -> {
                connection.cancel();
                yield null;
            }
            case "close" -> {
                close();
                yield null;
            }
            case "isClosed" -> closed;
            case "getConnection" -> proxy;
            default -> HeldConnection.common(this, statement, method, arguments);
        };
    }

    private static int number(List<@Nullable Object> arguments) {
        return arguments.getFirst() instanceof Integer number ? number : 0;
    }

    private void set(int index, @Nullable Object value) {
        while (values.size() < index) {
            values.add(null);
        }
        values.set(
                index - 1,
                switch (value) {
                    case Timestamp time -> time.toLocalDateTime();
                    case Date date -> date.toLocalDate();
                    case null, default -> value;
                });
    }

    private ResultSet execute(List<@Nullable Object> arguments) throws SQLException {
        close();
        closed = false;
        String sql = arguments.isEmpty() ? prepared : String.valueOf(arguments.getFirst());
        ResultSet rows = connection.query(sql, values, mostRows, rowsAtOnce);
        result = rows;
        return rows;
    }

    private void close() throws SQLException {
        closed = true;
        try (ResultSet _ = result) {
            result = null;
        }
    }
}
