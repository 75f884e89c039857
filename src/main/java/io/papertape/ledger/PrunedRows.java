package io.papertape.ledger;

import io.papertape.database.RowKey;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Removes rows by the keys of what they belong to, or only counts them. The caller opens the transaction. Safe for use
/// by several threads.
///
/// @param remove false to count alone
record PrunedRows(JdbcClient jdbc, boolean remove) {

    private static final int KEYS_AT_ONCE = 500;

    /// Removes the rows of a table that have some keys.
    ///
    /// @param column of the keys
    /// @return how many
    long of(String table, String column, Collection<Long> keys) {
        return of(table + " WHERE " + column + " IN (:keys)", keys, Map.of());
    }

    /// Removes rows.
    ///
    /// @param condition a table and what follows it, with `:keys`
    /// @param others further values by name
    /// @return how many
    long of(String condition, Collection<Long> keys, Map<String, ?> others) {
        List<Long> all = List.copyOf(keys);
        long count = 0;
        for (int first = 0; first < all.size(); first += KEYS_AT_ONCE) {
            JdbcClient.StatementSpec statement = jdbc.sql(
                            (remove ? "DELETE FROM " : "SELECT COUNT(*) FROM ") + condition)
                    .params(others)
                    .param("keys", all.subList(first, Math.min(first + KEYS_AT_ONCE, all.size())));
            count += changed(statement);
        }
        return count;
    }

    /// Removes the rows of a table whose keys are numbers within those of their owners, see [RowKey].
    ///
    /// @param column of the rows' keys
    /// @param owners the keys before the numbers
    /// @return how many
    long ofOwners(String table, String column, Collection<Long> owners) {
        long count = 0;
        for (long owner : owners) {
            JdbcClient.StatementSpec statement = jdbc.sql((remove ? "DELETE FROM " : "SELECT COUNT(*) FROM ") + table
                            + " WHERE " + column + " >= :first AND " + column + " < :end")
                    .param("first", RowKey.first(owner))
                    .param("end", RowKey.end(owner));
            count += changed(statement);
        }
        return count;
    }

    private long changed(JdbcClient.StatementSpec statement) {
        return remove ? statement.update() : statement.query(Long.class).single();
    }
}
