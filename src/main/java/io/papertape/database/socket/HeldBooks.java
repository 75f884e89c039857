package io.papertape.database.socket;

import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import org.springframework.jdbc.datasource.AbstractDataSource;

/// A database that another process holds, to be read through that process. Its connections can do nothing but read.
/// Safe for use by several threads.
///
/// ```java
/// source = new HeldBooks(Path.of("data/db/papertape.sock"), "papertape 1.0", false);
/// ```
public final class HeldBooks extends AbstractDataSource {

    private final SocketFile file;
    private final String program;
    private final boolean lazy;

    /// @param file the socket
    /// @param program name and version of this program
    /// @param lazy whether a result may be made while it is read: there is never more than one
    public HeldBooks(Path file, String program, boolean lazy) {
        this.file = new SocketFile(file);
        this.program = program;
        this.lazy = lazy;
    }

    /// Whether a connection reads through another process.
    public static boolean isRead(Connection connection) throws SQLException {
        return connection.isWrapperFor(HeldConnection.class);
    }

    /// Whether a process listens that answers this one.
    ///
    /// @return false if none listens
    /// @throws UnansweredException if one listens, but refuses, or does not say a word
    public boolean isAnswered() throws UnansweredException {
        if (!Files.exists(file.path())) {
            return false;
        }
        try (Conversation conversation = Conversation.open(file)) {
            conversation.greet(program, lazy);
            return true;
        } catch (IOException _) {
            return false;
        }
    }

    /// @throws UnansweredException if the process refuses or does not answer
    @Override
    public Connection getConnection() throws SQLException {
        try {
            Conversation conversation = Conversation.open(file);
            conversation.greet(program, lazy);
            return (Connection) Proxy.newProxyInstance(
                    HeldBooks.class.getClassLoader(),
                    new Class<?>[] {Connection.class},
                    new HeldConnection(conversation));
        } catch (IOException e) {
            throw UnansweredException.of(e);
        }
    }

    @Override
    public Connection getConnection(String user, String password) throws SQLException {
        return getConnection();
    }
}
