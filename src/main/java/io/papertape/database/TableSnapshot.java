package io.papertape.database;

import java.io.IOException;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.SequencedMap;
import java.util.TreeMap;
import javax.sql.DataSource;

/// The tables of a schema, as they are at one moment. Rows are read a few at a time, whatever their number. Not safe
/// for use by several threads.
public final class TableSnapshot {

    private static final int ROWS_AT_ONCE = 1_000;

    private final Connection connection;
    private final SequencedMap<String, String> tables;

    private TableSnapshot(Connection connection) throws SQLException {
        this.connection = connection;
        tables = tables(connection);
    }

    /// What is made of a snapshot.
    @FunctionalInterface
    public interface Reading<T> {

        /// Makes it.
        T of(TableSnapshot snapshot) throws IOException, SQLException;
    }

    /// What is made of the rows of a table.
    @FunctionalInterface
    public interface Rows<T> {

        /// Makes it.
        ///
        /// @param rows before the first one
        T of(List<TableColumn> columns, ResultSet rows) throws IOException, SQLException;
    }

    /// Reads the tables.
    public static <T> T read(DataSource source, Reading<T> reading) throws IOException, SQLException {
        try (Connection connection = source.getConnection()) {
            boolean committing = connection.getAutoCommit();
            connection.setAutoCommit(false);
            try {
                connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
                return reading.of(new TableSnapshot(connection));
            } finally {
                connection.rollback();
                connection.setAutoCommit(committing);
            }
        }
    }

    /// The tables of the schema that a connection uses: as the database calls them, by their names in lower case.
    public static SequencedMap<String, String> tables(Connection connection) throws SQLException {
        SequencedMap<String, String> tables = new TreeMap<>();
        try (ResultSet rows = connection.getMetaData().getTables(null, connection.getSchema(), "%", null)) {
            while (rows.next()) {
                String name = rows.getString("TABLE_NAME");
                if (rows.getString("TABLE_TYPE").endsWith("TABLE")) {
                    tables.put(name.toLowerCase(Locale.ROOT), name);
                }
            }
        }
        return tables;
    }

    /// The connection that reads them, which stays open.
    public Connection connection() {
        return connection;
    }

    /// Names of the tables, in lower case.
    public List<String> names() {
        return List.copyOf(tables.keySet());
    }

    /// Reads the rows of a table, in order: what belongs together stands together.
    public <T> T rows(String name, Rows<T> reading) throws IOException, SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.setFetchSize(ROWS_AT_ONCE);
            try (ResultSet rows =
                    statement.executeQuery(select(connection, Objects.requireNonNull(tables.get(name))))) {
                List<TableColumn> columns = new ArrayList<>();
                for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
                    columns.add(TableColumn.of(rows.getMetaData(), i));
                }
                return reading.of(Collections.unmodifiableList(columns), rows);
            }
        }
    }

    /// The statement that reads the rows of a table, by its primary key where it has one.
    ///
    /// @param table as the database calls it
    public static String select(Connection connection, String table) throws SQLException {
        DatabaseMetaData metadata = connection.getMetaData();
        Map<Integer, String> columns = new TreeMap<>();
        try (ResultSet key = metadata.getPrimaryKeys(null, connection.getSchema(), table)) {
            while (key.next()) {
                columns.put(key.getInt("KEY_SEQ"), quoted(key.getString("COLUMN_NAME")));
            }
        }
        return "SELECT * FROM " + quoted(table)
                + (columns.isEmpty() ? "" : " ORDER BY " + String.join(", ", columns.values()));
    }

    private static String quoted(String name) {
        return '"' + name + '"';
    }
}
