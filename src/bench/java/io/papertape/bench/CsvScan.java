package io.papertape.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// DuckDB reading price files: every value is parsed and goes into an aggregate of its column.
///
/// What the columns are is asked before, not each time. Rows that cannot be parsed are left out, as
/// Papertape rejects them. Not safe for use by several threads.
final class CsvScan implements AutoCloseable {

    private static final Set<String> NUMBERS = Set.of("BIGINT", "DOUBLE");

    private final Connection connection;
    private final String query;

    /// @param prices a folder or a file
    CsvScan(Path prices) throws SQLException, IOException {
        connection = DriverManager.getConnection("jdbc:duckdb:");
        String files = files(prices);
        List<String> columns = new ArrayList<>();
        List<String> aggregates = new ArrayList<>(List.of("count(*)"));
        try (Statement statement = connection.createStatement();
                ResultSet result =
                        statement.executeQuery("DESCRIBE SELECT * FROM read_csv(" + files + ", header = true)")) {
            while (result.next()) {
                String name = result.getString("column_name");
                String type = result.getString("column_type");
                columns.add("'" + name + "': '" + type + "'");
                aggregates.add((NUMBERS.contains(type) ? "sum" : "max") + "(\"" + name + "\")");
            }
        }
        query = "SELECT " + String.join(", ", aggregates) + " FROM read_csv(" + files
                + ", header = true, auto_detect = false, ignore_errors = true, columns = {" + String.join(", ", columns)
                + "})";
    }

    /// Reads everything.
    ///
    /// @return the number of rows
    long rows() throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(query)) {
            result.next();
            return result.getLong(1);
        }
    }

    /// Reads with so many threads from now on; DuckDB itself takes one per processor.
    void threads(int threads) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("SET threads = " + threads);
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }

    private static String files(Path prices) throws IOException {
        if (Files.isRegularFile(prices)) {
            return quoted(prices);
        }
        try (Stream<Path> entries = Files.list(prices)) {
            return entries.filter(file -> file.toString().matches(".*\\.csv(\\.gz)?"))
                    .sorted()
                    .map(CsvScan::quoted)
                    .collect(Collectors.joining(", ", "[", "]"));
        }
    }

    private static String quoted(Path path) {
        return "'" + path.toString().replace("'", "''") + "'";
    }
}
