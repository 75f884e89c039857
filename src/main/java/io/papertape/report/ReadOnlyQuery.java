package io.papertape.report;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.stereotype.Repository;

/// Runs one statement of the user's own. That it changes nothing is the database's business: an H2
/// file has to be opened for reading alone, on PostgreSQL session and transaction are read-only.
/// Safe for use by several threads.
@Repository
public class ReadOnlyQuery {

    private static final int ROWS_AT_ONCE = 1_000;

    private final DataSource source;

    ReadOnlyQuery(DataSource source) {
        this.source = source;
    }

    /// The rows of a statement, to be read one at a time.
    ///
    /// @param statement one statement, without a semicolon
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
        try (Statement statement = connection.createStatement()) {
            statement.setEscapeProcessing(false);
            statement.setFetchSize(ROWS_AT_ONCE);
            try (ResultSet result = statement.executeQuery(sql)) {
                long rows = new ResultRows(result).copyTo(format, limit.rows());
                format.end();
                return new RowCount(rows, rows + (limit.beyond() == RowLimit.Beyond.COUNT ? rest(result) : 0));
            }
        }
    }

    private static long rest(ResultSet result) throws SQLException {
        long rows = 0;
        while (result.next()) {
            rows++;
        }
        return rows;
    }
}
