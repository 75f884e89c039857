package io.papertape.backup;

import io.papertape.database.Dialect;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;
import java.util.TreeMap;

/// The keys that a database gives next: of a sequence by its name, of a column by `table.column`, in lower case. No
/// key is given twice: what was deleted may still be named elsewhere.
final class Counters {

    private static final String OF_H2 = """
            SELECT LOWER(table_name) || '.' || LOWER(column_name), identity_base FROM information_schema.columns
            WHERE table_schema = CURRENT_SCHEMA AND is_identity = 'YES'
            UNION ALL
            SELECT LOWER(sequence_name), base_value FROM information_schema.sequences
            WHERE sequence_schema = CURRENT_SCHEMA
            """;

    private static final String OF_POSTGRESQL = """
            SELECT COALESCE(t.relname || '.' || a.attname, s.relname), s.oid::regclass::text
            FROM pg_class s
            JOIN pg_namespace n ON n.oid = s.relnamespace AND n.nspname = current_schema()
            LEFT JOIN pg_depend d ON d.objid = s.oid AND d.classid = 'pg_class'::regclass
                AND d.refclassid = 'pg_class'::regclass AND d.deptype IN ('a', 'i')
            LEFT JOIN pg_class t ON t.oid = d.refobjid
            LEFT JOIN pg_attribute a ON a.attrelid = t.oid AND a.attnum = d.refobjsubid
            WHERE s.relkind = 'S'
            """;

    private Counters() {}

    static SequencedMap<String, Long> read(Connection connection) throws SQLException {
        SequencedMap<String, Long> next = new TreeMap<>();
        try (Statement statement = connection.createStatement()) {
            switch (Dialect.of(connection)) {
                case H2 -> {
                    try (ResultSet rows = statement.executeQuery(OF_H2)) {
                        while (rows.next()) {
                            next.put(rows.getString(1), rows.getLong(2));
                        }
                    }
                }
                case POSTGRESQL -> {
                    for (Map.Entry<String, String> sequence :
                            sequences(statement).entrySet()) {
                        try (ResultSet row =
                                statement.executeQuery("SELECT last_value, is_called FROM " + sequence.getValue())) {
                            row.next();
                            next.put(sequence.getKey(), row.getLong(1) + (row.getBoolean(2) ? 1 : 0));
                        }
                    }
                }
            }
        }
        return next;
    }

    private static Map<String, String> sequences(Statement statement) throws SQLException {
        Map<String, String> sequences = new LinkedHashMap<>();
        try (ResultSet rows = statement.executeQuery(OF_POSTGRESQL)) {
            while (rows.next()) {
                sequences.put(rows.getString(1), rows.getString(2));
            }
        }
        return sequences;
    }

    /// Brings those that are behind forward. H2 commits the transaction.
    static void raise(Connection connection, Map<String, Long> next) throws SQLException {
        Map<String, Long> now = read(connection);
        try (Statement statement = connection.createStatement()) {
            for (Map.Entry<String, Long> counter : next.entrySet()) {
                String name = counter.getKey();
                if (counter.getValue() > now.getOrDefault(name, Long.MAX_VALUE)) {
                    int dot = name.indexOf('.');
                    statement.execute((dot < 0
                                    ? "ALTER SEQUENCE " + name
                                    : "ALTER TABLE " + name.substring(0, dot) + " ALTER COLUMN "
                                            + name.substring(dot + 1))
                            + " RESTART WITH " + counter.getValue());
                }
            }
        }
    }
}
