package io.papertape.database.socket;

import java.io.DataInputStream;
import java.io.IOException;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// A connection to a database that another process holds: what is asked of it, that process is asked. What it cannot do
/// is refused by name.
final class HeldConnection implements InvocationHandler {

    private final Conversation conversation;
    private boolean committing = true;
    private int isolation = Connection.TRANSACTION_READ_COMMITTED;

    HeldConnection(Conversation conversation) {
        this.conversation = conversation;
    }

    @Override
    public @Nullable Object invoke(Object connection, Method method, @Nullable Object @Nullable [] given)
            throws SQLException {
        List<@Nullable Object> arguments = given == null ? List.of() : Arrays.asList(given);
        return switch (method.getName()) {
            case "createStatement" -> statement(connection, "");
            case "prepareStatement" -> statement(connection, String.valueOf(arguments.getFirst()));
            case "getMetaData" -> metadata(connection);
            case "getAutoCommit" -> committing;
            case "setAutoCommit" -> {
                committing = Boolean.TRUE.equals(arguments.getFirst());
                yield transaction(method, arguments);
            }
            case "getTransactionIsolation" -> isolation;
            case "setTransactionIsolation" -> {
                isolation = arguments.getFirst() instanceof Integer level ? level : isolation;
                yield transaction(method, arguments);
            }
            case "commit", "rollback" -> transaction(method, arguments);
            case "isReadOnly" -> true;
            case "isValid" -> !conversation.isClosed();
            case "isClosed" -> conversation.isClosed();
            case "close", "abort" -> {
                conversation.close();
                yield null;
            }
            case "getSchema" -> "PUBLIC";
            case "getNetworkTimeout" -> 0;
            case "setReadOnly", "setNetworkTimeout", "clearWarnings", "getWarnings", "getCatalog" -> null;
            default -> common(this, connection, method, arguments);
        };
    }

    /// What all objects have, and what those of JDBC have.
    @SuppressWarnings("ReferenceEquality")
    static @Nullable Object common(
            InvocationHandler handler, Object proxy, Method method, List<@Nullable Object> arguments)
            throws SQLException {
        return switch (method.getName()) {
            case "isWrapperFor" -> arguments.getFirst() instanceof Class<?> type && type.isInstance(handler);
            case "equals" -> proxy == arguments.getFirst();
            case "hashCode" -> System.identityHashCode(proxy);
            case "toString" -> handler.getClass().getSimpleName();
            default ->
                throw new SQLFeatureNotSupportedException(
                        "a database that another process holds has no " + method.getName());
        };
    }

    private Object statement(Object connection, String sql) {
        return Proxy.newProxyInstance(
                HeldConnection.class.getClassLoader(),
                new Class<?>[] {PreparedStatement.class},
                new HeldStatement(this, connection, sql));
    }

    private Object metadata(Object connection) {
        return Proxy.newProxyInstance(
                HeldConnection.class.getClassLoader(), new Class<?>[] {DatabaseMetaData.class}, (InvocationHandler)
                        (metadata, method, given) -> {
                            List<@Nullable Object> arguments = given == null ? List.of() : Arrays.asList(given);
                            return switch (method.getName()) {
                                case "getConnection" -> connection;
                                case "isWrapperFor", "unwrap", "equals", "hashCode", "toString" ->
                                    common(this, metadata, method, arguments);
                                default -> call(Request.METADATA, method, arguments);
                            };
                        });
    }

    private @Nullable Object transaction(Method method, List<@Nullable Object> arguments) throws SQLException {
        return call(Request.CONNECTION, method, arguments);
    }

    private @Nullable Object call(Request request, Method method, List<@Nullable Object> arguments)
            throws SQLException {
        return conversation.ask(
                request,
                out -> {
                    Cells.write(out, method.getName());
                    Cells.writeAll(out, arguments);
                },
                this::answer);
    }

    /// The rows of a statement.
    ResultSet query(String sql, List<@Nullable Object> arguments, int mostRows, int rowsAtOnce) throws SQLException {
        return Objects.requireNonNull(conversation.ask(
                Request.QUERY,
                out -> {
                    Cells.write(out, sql);
                    Cells.writeAll(out, arguments);
                    out.writeInt(mostRows);
                    out.writeInt(rowsAtOnce);
                },
                (reply, in) -> rows(in)));
    }

    private @Nullable Object answer(Reply reply, DataInputStream in) throws IOException {
        return reply == Reply.RESULT ? rows(in) : Cells.read(in);
    }

    private ReceivedRows rows(DataInputStream in) throws IOException {
        return ReceivedRows.read(conversation, in);
    }

    /// Ends what is under way, and the connection with it.
    void cancel() {
        conversation.close();
    }
}
