package io.papertape.ledger;

import io.papertape.database.RowKey;
import io.papertape.database.SqlTypes;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import org.springframework.jdbc.core.JdbcTemplate;

/// The corporate actions of versions of price sets. The caller opens the transaction. Safe for use by several threads.
class CorporateActionLedger {

    private static final int ROWS_PER_BATCH = 1_000;

    private final JdbcTemplate template;

    CorporateActionLedger(JdbcTemplate template) {
        this.template = template;
    }

    /// Those of a version, in order.
    List<UsedAction> of(long version) {
        return template
                .query(
                        "SELECT symbol, ex_date, type, value, pay_date, new_symbol FROM corporate_action"
                                + " WHERE action_id >= ? AND action_id < ? ORDER BY action_id",
                        (row, i) -> action(row),
                        RowKey.first(version),
                        RowKey.end(version))
                .stream()
                .sorted(UsedAction.IN_ORDER)
                .toList();
    }

    private static UsedAction action(ResultSet row) throws SQLException {
        OptionalLong value = SqlTypes.optionalUnits(row, 4);
        return new UsedAction(
                row.getString(1),
                row.getObject(2, LocalDate.class),
                UsedAction.Type.valueOf(row.getString(3)),
                value.isPresent() ? value.getAsLong() : null,
                row.getObject(5, LocalDate.class),
                row.getString(6));
    }

    /// Adds some to those of a version.
    void add(long version, List<UsedAction> actions) {
        if (actions.isEmpty()) {
            return;
        }
        long first = nextNumber(version);
        template.batchUpdate(
                "INSERT INTO corporate_action (action_id, version_id, symbol, ex_date, type, value, pay_date, new_symbol)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                IntStream.range(0, actions.size()).boxed().toList(),
                ROWS_PER_BATCH,
                (statement, i) -> {
                    UsedAction action = actions.get(i);
                    Long value = action.value();
                    statement.setLong(1, RowKey.of(version, first + i));
                    statement.setLong(2, version);
                    statement.setString(3, action.symbol());
                    statement.setObject(4, action.date());
                    statement.setString(5, action.type().name());
                    statement.setBigDecimal(6, value == null ? null : SqlTypes.decimal(value));
                    statement.setObject(7, action.payDate());
                    statement.setString(8, action.newSymbol());
                });
    }

    private long nextNumber(long version) {
        List<Long> last = template.queryForList(
                "SELECT action_id FROM corporate_action WHERE action_id >= ? AND action_id < ?"
                        + " ORDER BY action_id DESC FETCH FIRST 1 ROW ONLY",
                Long.class,
                RowKey.first(version),
                RowKey.end(version));
        return last.isEmpty() ? 0 : last.getFirst() - RowKey.first(version) + 1;
    }

    /// Removes those of a version.
    void delete(long version) {
        template.update(
                "DELETE FROM corporate_action WHERE action_id >= ? AND action_id < ?",
                RowKey.first(version),
                RowKey.end(version));
    }
}
