package io.papertape.backup;

import io.papertape.database.Dialect;
import io.papertape.database.TableSnapshot;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The tables of a database, whose rows those of a backup replace in one transaction. Not safe for use by several
/// threads.
final class RestoredTables {

    private static final Logger LOG = LoggerFactory.getLogger(RestoredTables.class);

    private static final int ROWS_PER_BATCH = 500;

    private final Connection connection;
    private final BackupFile backup;

    /// @param connection whose transaction is open, to a database with tables of the backup's version
    RestoredTables(Connection connection, BackupFile backup) {
        this.connection = connection;
        this.backup = backup;
    }

    /// Replaces the rows. The caller commits.
    void replace() throws IOException, SQLException {
        Counters.raise(connection, backup.contents().counters());
        List<String> tables = inOrder();
        empty(tables);
        for (String table : tables) {
            fill(table);
        }
    }

    /// Those that others refer to come first.
    private List<String> inOrder() throws SQLException {
        Map<String, String> known = TableSnapshot.tables(connection);
        Set<String> ordered = new LinkedHashSet<>();
        for (String table : backup.contents().tables().keySet()) {
            if (!known.containsKey(table)) {
                throw new InvalidBackupException("the backup has a table '" + table + "', which the books do not have");
            }
            add(table, known, ordered);
        }
        return List.copyOf(ordered);
    }

    private void add(String table, Map<String, String> known, Set<String> ordered) throws SQLException {
        if (ordered.contains(table) || !backup.contents().tables().containsKey(table)) {
            return;
        }
        List<String> referred = new ArrayList<>();
        try (ResultSet keys =
                connection.getMetaData().getImportedKeys(null, connection.getSchema(), known.get(table))) {
            while (keys.next()) {
                referred.add(keys.getString("PKTABLE_NAME").toLowerCase(Locale.ROOT));
            }
        }
        for (String other : referred) {
            if (!other.equals(table)) {
                add(other, known, ordered);
            }
        }
        ordered.add(table);
    }

    private void empty(List<String> tables) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            switch (Dialect.of(connection)) {
                // TRUNCATE would commit.
                case H2 -> {
                    for (String table : tables.reversed()) {
                        statement.executeUpdate("DELETE FROM " + table);
                    }
                }
                case POSTGRESQL -> statement.executeUpdate("TRUNCATE TABLE " + String.join(", ", tables));
            }
        }
    }

    private void fill(String table) throws IOException, SQLException {
        LOG.debug("restoring {}", table);
        long count = 0;
        try (RowReader rows = backup.rows(table);
                PreparedStatement insert = connection.prepareStatement("INSERT INTO " + table + " ("
                        + String.join(", ", rows.columns()) + ") VALUES ("
                        + String.join(", ", Collections.nCopies(rows.columns().size(), "?")) + ")")) {
            for (List<@Nullable Object> row = rows.next(); row != null; row = rows.next()) {
                for (int i = 0; i < row.size(); i++) {
                    insert.setObject(i + 1, row.get(i));
                }
                insert.addBatch();
                count++;
                if (count % ROWS_PER_BATCH == 0) {
                    insert.executeBatch();
                }
            }
            insert.executeBatch();
        }
        requireCount(table, count);
    }

    private void requireCount(String table, long read) throws SQLException {
        long expected =
                Objects.requireNonNull(backup.contents().tables().get(table)).rows();
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT COUNT(*) FROM " + table)) {
            row.next();
            if (read != expected || row.getLong(1) != expected) {
                throw new IllegalStateException("table " + table + " has " + row.getLong(1) + " rows after " + read
                        + " were restored, and " + expected + " were backed up");
            }
        }
    }
}
