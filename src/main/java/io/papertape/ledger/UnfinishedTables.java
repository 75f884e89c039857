package io.papertape.ledger;

import io.papertape.database.Dialect;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// What a kill has left of the tables of a new H2 database, which commits each statement, and commits several times
/// while it alters a table: tables, and the copies that H2 makes of them. None has a row, for there is no version yet.
final class UnfinishedTables {

    private static final Pattern MADE = Pattern.compile("(?:CREATE TABLE IF NOT EXISTS|RENAME TO) (\\w+)");

    /// H2 alters a table by a copy with the number of a connection and that of the copy in its name.
    private static final Pattern COPY = Pattern.compile("_copy_\\d+_\\d+$");

    private static final String PRESENT = """
            SELECT table_name FROM information_schema.tables
            WHERE table_schema = CURRENT_SCHEMA AND table_type = 'BASE TABLE' AND table_name <> 'flyway_schema_history'
            """;

    private static final String HISTORY = """
            SELECT table_name FROM information_schema.tables
            WHERE table_schema = CURRENT_SCHEMA AND table_name = 'flyway_schema_history'
            """;

    private UnfinishedTables() {}

    /// Drops them, and no table that the books do not have.
    static void drop(Connection connection) throws SQLException {
        switch (Dialect.of(connection)) {
            case H2 -> dropFromH2(connection);
            case POSTGRESQL -> {
                // makes the tables in a transaction
            }
        }
    }

    private static void dropFromH2(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            addIndexOfHistory(statement);
            List<String> present = present(statement);
            Set<String> books = present.isEmpty() ? Set.of() : books();
            for (String table : present) {
                if (books.contains(COPY.matcher(table.toLowerCase(Locale.ROOT)).replaceFirst(""))) {
                    statement.execute("DROP TABLE \"" + table + "\" CASCADE");
                }
            }
        }
    }

    /// Flyway makes it with its table alone, which the script makes first, and its index last.
    private static void addIndexOfHistory(Statement statement) throws SQLException {
        try (ResultSet table = statement.executeQuery(HISTORY)) {
            if (!table.next()) {
                return;
            }
        }
        statement.execute("CREATE INDEX IF NOT EXISTS \"flyway_schema_history_s_idx\""
                + " ON \"flyway_schema_history\" (\"success\")");
    }

    private static Set<String> books() {
        return TablesOfNextVersion.NEWEST
                .statements()
                .flatMap(sql -> MADE.matcher(sql).results())
                .map(made -> made.group(1))
                .collect(Collectors.toSet());
    }

    private static List<String> present(Statement statement) throws SQLException {
        List<String> present = new ArrayList<>();
        try (ResultSet rows = statement.executeQuery(PRESENT)) {
            while (rows.next()) {
                present.add(rows.getString(1));
            }
        }
        return present;
    }
}
