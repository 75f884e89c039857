package io.papertape.report;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/// Runs one statement of the user's own on PostgreSQL, in a transaction that is read-only.
///
/// Such a transaction still takes COPY TO a file or a program, and statements that end it. So the
/// server is asked to open a cursor for the statement, which it does for one statement that has
/// rows and for nothing else. The statement travels as a value: no driver takes it apart. Functions
/// that it calls are a matter of the rights of the user whom the URL names; a superuser's can read
/// and write the server's files.
final class PostgresRows {

    private static final int ROWS_AT_ONCE = 1_000;

    private static final String TELL =
            "SELECT set_config('papertape.statement', ?, true), set_config('cursor_tuple_fraction', '1', true)";

    private static final String OPEN = """
            DO $$
            DECLARE
                opened refcursor := 'papertape_rows';
            BEGIN
                OPEN opened NO SCROLL FOR EXECUTE current_setting('papertape.statement');
            END $$""";

    private PostgresRows() {}

    /// Hands the rows to a format.
    static RowCount copy(Connection connection, Statement statement, String sql, ReportFormat format, RowLimit limit)
            throws SQLException {
        try (PreparedStatement tell = connection.prepareStatement(TELL)) {
            tell.setString(1, sql);
            tell.execute();
        }
        statement.execute(OPEN);
        long shown = 0;
        long asked;
        long got;
        do {
            asked = Math.min(ROWS_AT_ONCE, limit.rows() - shown);
            got = fetch(statement, asked, format, shown == 0);
            shown += got;
        } while (got == asked && shown < limit.rows());
        format.end();
        return new RowCount(shown, shown + beyond(statement, limit));
    }

    private static long fetch(Statement statement, long rows, ReportFormat format, boolean first) throws SQLException {
        try (ResultSet result = statement.executeQuery("FETCH FORWARD " + rows + " FROM papertape_rows")) {
            ResultRows page = new ResultRows(result);
            if (first) {
                format.begin(page.columns());
            }
            return page.copyTo(format, rows);
        }
    }

    private static long beyond(Statement statement, RowLimit limit) throws SQLException {
        long most = limit.looksBeyond();
        return most == 0
                ? 0
                : statement.executeLargeUpdate(
                        "MOVE FORWARD " + (most == Long.MAX_VALUE ? "ALL" : most) + " FROM papertape_rows");
    }
}
