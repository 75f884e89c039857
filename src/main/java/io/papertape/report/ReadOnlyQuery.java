package io.papertape.report;

import io.papertape.database.Dialect;
import io.papertape.database.socket.HeldBooks;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.datasource.DataSourceUtils;

/// Runs one statement of the user's own. That it changes nothing is the database's business: an H2
/// file is opened for reading alone, by a user who may only SELECT; on PostgreSQL session and
/// transaction are read-only, and what functions do outside of them is a matter of the user's
/// rights. Safe for use by several threads.
public class ReadOnlyQuery {

    static final String NEEDS_READING_ALONE =
            "sql needs a database that can be opened for reading alone: an H2 file or PostgreSQL";

    private static final Logger LOG = LoggerFactory.getLogger(ReadOnlyQuery.class);

    private final DataSource source;
    private volatile @Nullable Statement running;

    ReadOnlyQuery(DataSource source) {
        this.source = source;
    }

    /// The rows of a statement, to be read one at a time.
    ///
    /// @param statement one statement, without a semicolon at its end
    public RowSource rows(String statement) {
        return (format, limit) -> {
            try (Connection connection = DataSourceUtils.getConnection(source)) {
                return stream(connection, statement, format, limit);
            } catch (SQLException e) {
                throw StatementFailedException.of(e);
            }
        };
    }

    /// Ends the statement that is running: whoever reads its rows hears of a failure.
    public void cancel() {
        Statement statement = running;
        try {
            if (statement != null) {
                statement.cancel();
            }
        } catch (SQLException e) {
            LOG.debug("the statement cannot be cancelled", e);
        }
    }

    private RowCount stream(Connection connection, String sql, ReportFormat format, RowLimit limit)
            throws SQLException {
        connection.setReadOnly(true);
        connection.setAutoCommit(false);
        // Of the pool's connection one would hear what was asked for, not what is.
        if (!connection.unwrap(Connection.class).isReadOnly()) {
            throw new StatementFailedException(NEEDS_READING_ALONE);
        }
        Dialect dialect = Dialect.of(connection);
        if (dialect == Dialect.H2 && !HeldBooks.isRead(connection)) {
            H2Rows.leaveOnlySelect(connection);
        }
        try (Statement statement = connection.createStatement()) {
            running = statement;
            return switch (dialect) {
                case H2 -> H2Rows.copy(statement, sql, format, limit);
                case POSTGRESQL -> PostgresRows.copy(connection, statement, sql, format, limit);
            };
        } finally {
            running = null;
        }
    }
}
