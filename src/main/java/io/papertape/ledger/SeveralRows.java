package io.papertape.ledger;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;

/// Appends rows to a table that grows fast, several with each statement. Safe for use by several threads.
final class SeveralRows {

    /// H2 takes rows half as fast again when a statement brings several; more than these gain nothing.
    private static final int ROWS_PER_STATEMENT = 20;

    private final int columns;
    private final String one;
    private final String several;

    SeveralRows(String table, List<String> columns) {
        this.columns = columns.size();
        String row = "(" + "?, ".repeat(columns.size() - 1) + "?)";
        one = "INSERT INTO " + table + " (" + String.join(", ", columns) + ") VALUES " + row;
        several = one + (", " + row).repeat(ROWS_PER_STATEMENT - 1);
    }

    /// Inserts rows in their order.
    <T> void insert(JdbcTemplate template, List<T> rows, Binder<? super T> binder) {
        int whole = rows.size() / ROWS_PER_STATEMENT * ROWS_PER_STATEMENT;
        insert(template, several, ROWS_PER_STATEMENT, 0, whole, rows, binder);
        insert(template, one, 1, whole, rows.size(), rows, binder);
    }

    private <T> void insert(
            JdbcTemplate template,
            String sql,
            int rowsOfStatement,
            int from,
            int end,
            List<T> rows,
            Binder<? super T> binder) {
        if (from == end) {
            return;
        }
        template.execute(sql, (PreparedStatement statement) -> {
            for (int i = from; i < end; i += rowsOfStatement) {
                for (int j = 0; j < rowsOfStatement; j++) {
                    binder.bind(statement, j * columns, i + j, rows.get(i + j));
                }
                statement.addBatch();
            }
            return statement.executeBatch();
        });
    }

    /// Sets the values of a row.
    @FunctionalInterface
    interface Binder<T> {

        /// Sets them in the order of the columns.
        ///
        /// @param before places of the statement that belong to the rows before
        /// @param number of the row, from 0
        void bind(PreparedStatement statement, int before, int number, T row) throws SQLException;
    }
}
