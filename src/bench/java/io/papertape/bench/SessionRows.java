package io.papertape.bench;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.flywaydb.core.Flyway;

/// The rows that a replay has written for its session, in memory.
///
/// @param parents the session and its run, which the other rows refer to
/// @param results every other table with rows of the session
record SessionRows(List<TableRows> parents, List<TableRows> results) {

    private static final List<String> PARENTS = List.of("PAPER_SESSION", "SESSION_RUN");

    private static final String TABLES = """
            SELECT c.table_name
            FROM information_schema.columns c
            JOIN information_schema.tables t ON t.table_schema = c.table_schema AND t.table_name = c.table_name
            WHERE t.table_type = 'BASE TABLE' AND c.table_schema = 'PUBLIC' AND c.column_name = 'SESSION_ID'
            ORDER BY c.table_name""";

    /// Reads the books of the only session of an H2 database.
    static SessionRows read(Connection connection) throws SQLException {
        List<TableRows> parents = new ArrayList<>();
        for (String parent : PARENTS) {
            parents.add(TableRows.read(connection, parent));
        }
        List<TableRows> results = new ArrayList<>();
        for (String table : tables(connection)) {
            if (!PARENTS.contains(table)) {
                results.add(TableRows.read(connection, table));
            }
        }
        results.removeIf(table -> table.size() == 0);
        return new SessionRows(parents, results);
    }

    /// Makes the tables in a new database, with the project's own migrations.
    static void createTables(String url) {
        Flyway.configure().dataSource(url, "sa", "").load().migrate();
    }

    /// These rows with the results of one table only.
    ///
    /// @throws IllegalStateException if there are none
    SessionRows only(String table) {
        List<TableRows> of =
                results.stream().filter(rows -> rows.table().equals(table)).toList();
        if (of.isEmpty()) {
            throw new IllegalStateException("the replay has written no row of " + table);
        }
        return new SessionRows(parents, of);
    }

    /// Results, all tables together.
    int size() {
        return results.stream().mapToInt(TableRows::size).sum();
    }

    /// Transactions that a job needs for these rows: every slice has an equity point.
    int chunks(int chunkSize) {
        return Math.ceilDiv(only("EQUITY_POINT").size(), chunkSize);
    }

    void insertParents(Connection connection) throws SQLException {
        for (TableRows parent : parents) {
            try (PreparedStatement insert = parent.prepareInsert(connection)) {
                parent.insert(insert, 0, parent.size());
            }
        }
    }

    /// Inserts the results in so many transactions, each with its share of every table.
    void insertResults(Connection connection, int transactions) throws SQLException {
        connection.setAutoCommit(false);
        List<PreparedStatement> inserts = new ArrayList<>();
        for (TableRows table : results) {
            inserts.add(table.prepareInsert(connection));
        }
        for (int transaction = 0; transaction < transactions; transaction++) {
            for (int i = 0; i < inserts.size(); i++) {
                TableRows table = results.get(i);
                table.insert(
                        inserts.get(i),
                        share(table.size(), transaction, transactions),
                        share(table.size(), transaction + 1, transactions));
            }
            connection.commit();
        }
        for (PreparedStatement insert : inserts) {
            insert.close();
        }
        connection.setAutoCommit(true);
    }

    private static int share(int size, int part, int parts) {
        return Math.toIntExact((long) size * part / parts);
    }

    private static List<String> tables(Connection connection) throws SQLException {
        List<String> tables = new ArrayList<>();
        try (ResultSet result = connection.createStatement().executeQuery(TABLES)) {
            while (result.next()) {
                tables.add(result.getString(1));
            }
        }
        return tables;
    }
}
