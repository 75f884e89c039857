package io.papertape.database;

import com.zaxxer.hikari.HikariDataSource;
import io.papertape.database.socket.Readers;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;
import java.util.UUID;
import org.h2.Driver;
import org.h2.engine.Database;
import org.h2.engine.Right;
import org.h2.engine.SessionLocal;
import org.h2.engine.User;
import org.h2.jdbc.JdbcConnection;
import org.h2.schema.Schema;
import org.h2.security.SHA256;
import org.jspecify.annotations.Nullable;

/// Connections to an H2 database that this process has open, of a user who may only SELECT: H2 has no statement that
/// makes a user for as long as the database is open. This one stands in memory alone, and never in the file.
final class ReadingUser implements Readers.Connections {

    private static final String NAME = "READER";

    private final HikariDataSource pool;
    private final H2File file;
    private @Nullable String password;

    ReadingUser(HikariDataSource pool, H2File file) {
        this.pool = pool;
        this.file = file;
    }

    @Override
    public Connection open(boolean lazy) throws SQLException {
        Properties login = new Properties();
        login.setProperty("user", NAME);
        login.setProperty("password", password());
        Connection connection = new Driver().connect(file.url(";IFEXISTS=TRUE;NON_KEYWORDS=VALUE"), login);
        if (lazy) {
            try (Statement statement = connection.createStatement()) {
                statement.execute("SET LAZY_QUERY_EXECUTION TRUE");
            }
        }
        return connection;
    }

    private synchronized String password() throws SQLException {
        String known = password;
        if (known == null) {
            known = UUID.randomUUID().toString();
            try (Connection connection = pool.getConnection()) {
                SessionLocal session =
                        (SessionLocal) connection.unwrap(JdbcConnection.class).getSession();
                add(session, known);
                connection.commit();
            }
            password = known;
        }
        return known;
    }

    private static void add(SessionLocal session, String password) {
        Database database = session.getDatabase();
        User user = new User(database, database.allocateObjectId(), NAME, false);
        user.setTemporary(true);
        user.setUserPasswordHash(SHA256.getKeyPasswordHash(NAME, password.toCharArray()));
        for (Schema schema : database.getAllSchemas()) {
            user.grantRight(schema, new Right(database, database.allocateObjectId(), user, Right.SELECT, schema));
        }
        database.addDatabaseObject(session, user);
    }
}
