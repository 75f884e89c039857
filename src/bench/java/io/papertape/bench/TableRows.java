package io.papertape.bench;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// All rows of a table, whatever its columns.
///
/// @param columns their names
/// @param rows one value per column, in the order in which the table gave them
record TableRows(String table, List<String> columns, List<@Nullable Object[]> rows) {

    private static final int ROWS_PER_BATCH = 1_000;

    private static final String COLUMNS = """
            SELECT column_name FROM information_schema.columns
            WHERE table_schema = 'PUBLIC' AND table_name = ?
            ORDER BY ordinal_position""";

    /// Reads a table whole, with the columns that are hidden from SELECT *.
    static TableRows read(Connection connection, String table) throws SQLException {
        List<String> columns = columns(connection, table);
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery("SELECT " + String.join(", ", columns) + " FROM " + table)) {
            List<@Nullable Object[]> rows = new ArrayList<>();
            while (result.next()) {
                @Nullable Object[] row = new Object[columns.size()];
                for (int i = 0; i < row.length; i++) {
                    row[i] = easy(result.getObject(i + 1));
                }
                rows.add(row);
            }
            return new TableRows(table, columns, rows);
        }
    }

    private static List<String> columns(Connection connection, String table) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(COLUMNS)) {
            query.setString(1, table);
            List<String> columns = new ArrayList<>();
            try (ResultSet names = query.executeQuery()) {
                while (names.next()) {
                    columns.add(names.getString(1));
                }
            }
            return columns;
        }
    }

    int size() {
        return rows.size();
    }

    /// The value of a column that is never null.
    Object value(@Nullable Object[] row, String column) {
        return Objects.requireNonNull(row[columns.indexOf(column)], column);
    }

    /// An INSERT of one row.
    PreparedStatement prepareInsert(Connection connection) throws SQLException {
        return connection.prepareStatement("INSERT INTO " + table + " (" + String.join(", ", columns) + ") VALUES ("
                + String.join(", ", Collections.nCopies(columns.size(), "?")) + ")");
    }

    /// Inserts the rows from one position to before another.
    void insert(PreparedStatement insert, int from, int to) throws SQLException {
        for (int i = from; i < to; i++) {
            @Nullable Object[] row = rows.get(i);
            for (int column = 0; column < row.length; column++) {
                insert.setObject(column + 1, row[column]);
            }
            insert.addBatch();
            if ((i - from + 1) % ROWS_PER_BATCH == 0) {
                insert.executeBatch();
            }
        }
        if ((to - from) % ROWS_PER_BATCH != 0) {
            insert.executeBatch();
        }
    }

    /// As the driver takes it with the least effort: a Timestamp goes through the calendar.
    private static @Nullable Object easy(@Nullable Object read) {
        return read instanceof Timestamp timestamp ? timestamp.toLocalDateTime() : read;
    }
}
