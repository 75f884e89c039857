package io.papertape.export;

import io.papertape.database.Dialect;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SequencedMap;
import java.util.TreeMap;
import javax.sql.DataSource;

/// Writes every table to a Parquet file of its own, all from one state of the database.
///
/// The files are written to a folder beside the one that is asked for, which takes its name at the end: there are all
/// of
/// them, or none. What a killed process has left is removed by the next one.
///
/// ```java
/// Map<String, Long> rows = new TableExport(source).write(Path.of("export"));
/// ```
public final class TableExport {

    private static final String UNFINISHED = ".unfinished";
    private static final String ENDING = ".parquet";
    private static final int ROWS_AT_ONCE = 1_000;
    private static final int BUFFER = 1 << 16;

    private final DataSource source;

    public TableExport(DataSource source) {
        this.source = source;
    }

    /// Writes the files.
    ///
    /// @param folder is made; it may be there, but empty
    /// @return how many rows each table has
    /// @throws IOException if they cannot be written
    /// @throws SQLException if the tables cannot be read
    public SequencedMap<String, Long> write(Path folder) throws IOException, SQLException {
        Path target = folder.toAbsolutePath().normalize();
        Path beside = target.resolveSibling(target.getFileName() + UNFINISHED);
        remove(beside);
        Files.createDirectories(beside);
        try (Connection connection = source.getConnection()) {
            SequencedMap<String, Long> rows = inSnapshot(connection, beside);
            Files.move(beside, target, StandardCopyOption.ATOMIC_MOVE);
            return rows;
        } finally {
            remove(beside);
        }
    }

    /// Nothing but what an export has written.
    private static void remove(Path beside) throws IOException {
        if (Files.isDirectory(beside)) {
            try (DirectoryStream<Path> files = Files.newDirectoryStream(beside, "*" + ENDING)) {
                for (Path file : files) {
                    Files.delete(file);
                }
            }
            Files.delete(beside);
        }
    }

    /// H2 has one process at a time, and this one only reads.
    private static SequencedMap<String, Long> inSnapshot(Connection connection, Path folder)
            throws IOException, SQLException {
        boolean committing = connection.getAutoCommit();
        connection.setAutoCommit(false);
        try {
            if (Dialect.of(connection) == Dialect.POSTGRESQL) {
                connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            }
            SequencedMap<String, Long> rows = new TreeMap<>();
            for (Map.Entry<String, String> table : tables(connection).entrySet()) {
                rows.put(table.getKey(), write(connection, table.getKey(), table.getValue(), folder));
            }
            return rows;
        } finally {
            connection.rollback();
            connection.setAutoCommit(committing);
        }
    }

    /// Those of the schema, by their names in lower case.
    static SequencedMap<String, String> tables(Connection connection) throws SQLException {
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

    private static long write(Connection connection, String name, String table, Path folder)
            throws IOException, SQLException {
        try (Statement statement = connection.createStatement();
                OutputStream out =
                        new BufferedOutputStream(Files.newOutputStream(folder.resolve(name + ENDING)), BUFFER)) {
            statement.setFetchSize(ROWS_AT_ONCE);
            try (ResultSet rows = statement.executeQuery(select(connection, table))) {
                List<ExportedColumn> columns = new ArrayList<>();
                for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
                    columns.add(ExportedColumn.of(rows.getMetaData(), i));
                }
                ParquetFile file = new ParquetFile(out, name, columns);
                while (rows.next()) {
                    file.add(rows);
                }
                return file.finish();
            }
        }
    }

    /// By the primary key, where there is one: what belongs together stands together.
    static String select(Connection connection, String table) throws SQLException {
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
