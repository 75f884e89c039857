package io.papertape.bench;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// The rows that a replay has written for its session, in memory.
///
/// @param parents the session, its run, and all that the other rows refer to, each after what it refers to itself
/// @param results every other table with rows of the session
record SessionRows(List<TableRows> parents, List<TableRows> results) {

    private static final String RUN = "SESSION_RUN";
    private static final List<String> PARENTS = List.of("PAPER_SESSION", RUN);

    private static final String REFERENCES = """
            SELECT DISTINCT child.table_name, parent.table_name
            FROM information_schema.referential_constraints r
            JOIN information_schema.table_constraints child ON child.constraint_name = r.constraint_name
            JOIN information_schema.table_constraints parent ON parent.constraint_name = r.unique_constraint_name
            WHERE child.table_schema = 'PUBLIC' AND child.table_name <> parent.table_name""";

    private static final String TABLES = """
            SELECT c.table_name
            FROM information_schema.columns c
            JOIN information_schema.tables t ON t.table_schema = c.table_schema AND t.table_name = c.table_name
            WHERE t.table_type = 'BASE TABLE' AND c.table_schema = 'PUBLIC' AND c.column_name = 'SESSION_ID'
            ORDER BY c.table_name""";

    /// Reads the books of the only session of an H2 database.
    static SessionRows read(Connection connection) throws SQLException {
        List<TableRows> results = new ArrayList<>();
        for (String table : tables(connection)) {
            if (!PARENTS.contains(table)) {
                results.add(TableRows.read(connection, table));
            }
        }
        results.removeIf(table -> table.size() == 0);
        Set<String> own = results.stream().map(TableRows::table).collect(Collectors.toSet());
        Map<String, List<String>> references = references(connection);
        Set<String> ordered = new LinkedHashSet<>();
        PARENTS.forEach(parent -> collect(parent, references, ordered));
        own.forEach(table -> collect(table, references, ordered));
        ordered.removeAll(own);
        List<TableRows> parents = new ArrayList<>();
        for (String parent : ordered) {
            parents.add(TableRows.read(connection, parent));
        }
        return new SessionRows(parents, results);
    }

    /// Adds a table after all that it refers to.
    private static void collect(String table, Map<String, List<String>> references, Set<String> ordered) {
        if (!ordered.contains(table)) {
            references.getOrDefault(table, List.of()).forEach(parent -> collect(parent, references, ordered));
            ordered.add(table);
        }
    }

    /// Which tables each table refers to.
    private static Map<String, List<String>> references(Connection connection) throws SQLException {
        Map<String, List<String>> references = new HashMap<>();
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(REFERENCES)) {
            while (result.next()) {
                references
                        .computeIfAbsent(result.getString(1), child -> new ArrayList<>())
                        .add(result.getString(2));
            }
        }
        return references;
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
            insert(parent, connection);
        }
    }

    /// Inserts the parents without the run: the session waits for its first one.
    void insertSession(Connection connection) throws SQLException {
        for (TableRows parent : parents) {
            if (!parent.table().equals(RUN)) {
                insert(parent, connection);
            }
        }
    }

    private static void insert(TableRows parent, Connection connection) throws SQLException {
        try (PreparedStatement insert = parent.prepareInsert(connection)) {
            parent.insert(insert, 0, parent.size());
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
