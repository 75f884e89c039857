package io.papertape.report;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.stereotype.Repository;

/// Runs one statement of the user's own. That it changes nothing is the database's business: an H2
/// file is opened for reading alone, by a user who may only SELECT; on PostgreSQL session and
/// transaction are read-only, and what functions do outside of them is a matter of the user's
/// rights. Safe for use by several threads.
@Repository
public class ReadOnlyQuery {

    private final DataSource source;

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

    private static RowCount stream(Connection connection, String sql, ReportFormat format, RowLimit limit)
            throws SQLException {
        connection.setReadOnly(true);
        connection.setAutoCommit(false);
        // Of the pool's connection one would hear what was asked for, not what is.
        if (!connection.unwrap(Connection.class).isReadOnly()) {
            throw new StatementFailedException(
                    "sql needs a database that can be opened for reading alone: an H2 file or PostgreSQL");
        }
        return H2Rows.areOf(connection)
                ? H2Rows.copy(connection, sql, format, limit)
                : PostgresRows.copy(connection, sql, format, limit);
    }
}
