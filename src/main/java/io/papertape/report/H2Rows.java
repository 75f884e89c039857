package io.papertape.report;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.h2.engine.Database;
import org.h2.engine.Right;
import org.h2.engine.SessionLocal;
import org.h2.engine.User;
import org.h2.jdbc.JdbcConnection;
import org.h2.schema.Schema;

/// Runs one statement of the user's own on an H2 file that is open for reading alone.
///
/// That the file is not written does not keep an admin from writing and reading others: FILE_WRITE,
/// CSVWRITE, SCRIPT TO. So the user who has opened it stops being admin and may only SELECT. H2 has no
/// statement for that, and stores no user in a file that is read; the rights are taken in memory, from
/// every connection of this process, for as long as it has the file open.
final class H2Rows {

    private static final int ROWS_AT_ONCE = 1_000;

    private H2Rows() {}

    /// Hands the rows to a format.
    static RowCount copy(Statement statement, String sql, ReportFormat format, RowLimit limit) throws SQLException {
        statement.setEscapeProcessing(false);
        statement.setFetchSize(ROWS_AT_ONCE);
        try (ResultSet result = statement.executeQuery(sql)) {
            ResultRows rows = new ResultRows(result);
            format.begin(rows.columns());
            long shown = rows.copyTo(format, limit.rows());
            format.end();
            return new RowCount(shown, shown + beyond(result, limit));
        }
    }

    /// Takes all other rights from the user of a connection.
    static void leaveOnlySelect(Connection connection) throws SQLException {
        if (!(connection.unwrap(JdbcConnection.class).getSession() instanceof SessionLocal session)) {
            throw new StatementFailedException(ReadOnlyQuery.NEEDS_READING_ALONE);
        }
        User user = session.getUser();
        if (user.isAdmin()) {
            Database database = session.getDatabase();
            for (Schema schema : database.getAllSchemas()) {
                user.grantRight(schema, new Right(database, database.allocateObjectId(), user, Right.SELECT, schema));
            }
            user.setAdmin(false);
        }
    }

    private static long beyond(ResultSet result, RowLimit limit) throws SQLException {
        long rows = 0;
        while (rows < limit.looksBeyond() && result.next()) {
            rows++;
        }
        return rows;
    }
}
