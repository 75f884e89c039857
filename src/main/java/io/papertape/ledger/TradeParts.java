package io.papertape.ledger;

import io.papertape.database.RowKey;
import io.papertape.database.SqlTypes;
import io.papertape.engine.portfolio.LotPart;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.JdbcTemplate;

/// What exits sold of which entries, where that is not one whole entry. The caller opens the transaction. Safe
/// for use by several threads.
final class TradeParts {

    private static final int ROWS_PER_BATCH = 1_000;

    private final JdbcTemplate template;

    TradeParts(JdbcTemplate template) {
        this.template = template;
    }

    private record Row(long trade, LotPart part) {}

    void add(long session, List<DatedTrade> trades) {
        List<Row> rows = new ArrayList<>();
        for (DatedTrade trade : trades) {
            for (LotPart part : trade.trade().parts()) {
                rows.add(new Row(RowKey.of(session, trade.trade().number()), part));
            }
        }
        if (rows.isEmpty()) {
            return;
        }
        template.batchUpdate("""
                INSERT INTO trade_part (trade_id, entry_trade_no, quantity, cost, entry_commission)
                VALUES (?, ?, ?, ?, ?)
                """, rows, ROWS_PER_BATCH, (statement, row) -> {
            statement.setLong(1, row.trade());
            statement.setLong(2, row.part().entryNumber());
            statement.setBigDecimal(3, SqlTypes.decimal(row.part().quantity()));
            statement.setBigDecimal(4, SqlTypes.decimal(row.part().cost()));
            statement.setBigDecimal(5, SqlTypes.decimal(row.part().entryCommission()));
        });
    }

    /// Of the trades of these numbers, by their key, in order of the entries.
    ///
    /// @param end exclusive
    Map<Long, List<LotPart>> of(long session, long from, long end) {
        Map<Long, List<LotPart>> parts = new HashMap<>();
        template.query(
                """
                SELECT trade_id, entry_trade_no, quantity, cost, entry_commission FROM trade_part
                WHERE trade_id >= ? AND trade_id < ? ORDER BY trade_id, entry_trade_no
                """,
                row -> {
                    parts.computeIfAbsent(row.getLong(1), trade -> new ArrayList<>())
                            .add(new LotPart(
                                    row.getLong(2),
                                    SqlTypes.units(row, 3),
                                    SqlTypes.units(row, 4),
                                    SqlTypes.units(row, 5)));
                },
                RowKey.of(session, from),
                RowKey.of(session, end));
        return parts;
    }

    void delete(long session) {
        template.update(
                "DELETE FROM trade_part WHERE trade_id >= ? AND trade_id < ?",
                RowKey.first(session),
                RowKey.end(session));
    }
}
