package io.papertape.ledger;

import io.papertape.database.RowKey;
import io.papertape.database.SqlTypes;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.SqlArrayValue;

/// The bars of the versions of price sets, in blocks of one symbol whose times do not overlap. The caller opens the
/// transaction. Safe for use by several threads.
class PriceBarLedger {

    private static final SeveralRows ROWS = new SeveralRows(
            "price_bars",
            List.of("block_id", "version_id", "block_no", "symbol", "first_at", "last_at", "bars", "content"));

    private static final int ROWS_PER_BATCH = 1_000;

    private final JdbcTemplate template;
    private final CorporateActionLedger actions;

    PriceBarLedger(JdbcTemplate template) {
        this.template = template;
        actions = new CorporateActionLedger(template);
    }

    /// The corporate actions of the versions.
    CorporateActionLedger actions() {
        return actions;
    }

    /// Adds blocks.
    ///
    /// @param symbols names of the blocks' symbols, by index
    void add(long version, List<String> symbols, List<BarBlock> blocks) {
        List<byte[]> contents = encoded(blocks);
        ROWS.insert(template, blocks, (statement, before, i, block) -> {
            statement.setLong(before + 1, RowKey.of(version, block.number()));
            statement.setLong(before + 2, version);
            statement.setLong(before + 3, block.number());
            statement.setString(before + 4, symbols.get(block.symbol()));
            statement.setObject(before + 5, SqlTypes.timestamp(block.time(0)));
            statement.setObject(before + 6, SqlTypes.timestamp(block.lastTime()));
            statement.setInt(before + 7, block.size());
            statement.setBytes(before + 8, contents.get(i));
        });
    }

    /// Writes blocks anew whose bars have changed.
    void replace(long version, List<BarBlock> blocks) {
        if (blocks.isEmpty()) {
            return;
        }
        template.batchUpdate(
                "UPDATE price_bars SET first_at = ?, last_at = ?, bars = ?, content = ? WHERE block_id = ?",
                blocks,
                ROWS_PER_BATCH,
                (statement, block) -> {
                    statement.setObject(1, SqlTypes.timestamp(block.time(0)));
                    statement.setObject(2, SqlTypes.timestamp(block.lastTime()));
                    statement.setInt(3, block.size());
                    statement.setBytes(4, block.encoded());
                    statement.setLong(5, RowKey.of(version, block.number()));
                });
    }

    /// Number of the next block of a version; the first is 0.
    long nextNumber(long version) {
        List<Long> last = template.queryForList(
                "SELECT block_no FROM price_bars WHERE block_id >= ? AND block_id < ?"
                        + " ORDER BY block_id DESC FETCH FIRST 1 ROW ONLY",
                Long.class,
                RowKey.first(version),
                RowKey.end(version));
        return last.isEmpty() ? 0 : last.getFirst() + 1;
    }

    /// The last block of each symbol. H2 would take several times as long to find them by a statement alone.
    List<BarBlock> lastBlocks(long version, SymbolIndex symbols) {
        Map<String, Listed> last = new HashMap<>();
        list(
                version,
                block -> last.merge(block.symbol(), block, (one, other) -> one.last() > other.last() ? one : other));
        Object[] ids = last.values().stream().map(Listed::id).toArray();
        return blocks("SELECT * FROM price_bars WHERE block_id = ANY(?)", symbols, new SqlArrayValue("bigint", ids));
    }

    /// The blocks with a bar after a time, and at or before another one, those of each symbol in order.
    List<BarBlock> blocksBetween(long version, SymbolIndex symbols, long after, long until) {
        return blocks(
                "SELECT * FROM price_bars WHERE version_id = ? AND last_at > ? AND first_at <= ? ORDER BY first_at",
                symbols,
                version,
                SqlTypes.timestamp(after),
                SqlTypes.timestamp(until));
    }

    /// The blocks of a version by the time of their first bars, `most` of them, whosever they are.
    ///
    /// @param symbols those whose bars are read
    /// @param after the last block of the page before; null for the first page
    List<Row> page(long version, SymbolIndex symbols, @Nullable Row after, int most) {
        String columns =
                "SELECT block_id, symbol, block_no, bars, content, first_at FROM price_bars WHERE version_id = ?";
        String order = " ORDER BY version_id, first_at, block_id FETCH FIRST " + most + " ROWS ONLY";
        return after == null
                ? template.query(columns + order, (row, i) -> row(row, symbols), version)
                : template.query(
                        columns + " AND first_at >= ? AND (first_at > ? OR block_id > ?)" + order,
                        (row, i) -> row(row, symbols),
                        version,
                        SqlTypes.timestamp(after.first()),
                        SqlTypes.timestamp(after.first()),
                        after.id());
    }

    private static Row row(ResultSet row, SymbolIndex symbols) throws SQLException {
        String name = row.getString(2);
        int symbol = symbols.find(name);
        return new Row(
                row.getLong(1),
                name,
                SqlTypes.epochMillis(row, 6),
                symbol < 0 ? null : BarBlock.decoded(symbol, row.getLong(3), row.getInt(4), row.getBytes(5)));
    }

    /// All blocks of one symbol, in order.
    List<BarBlock> blocks(long version, String symbol) {
        return blocks(
                "SELECT * FROM price_bars WHERE version_id = ? AND symbol = ? ORDER BY first_at",
                new SymbolIndex(List.of(symbol)),
                version,
                symbol);
    }

    /// Removes blocks.
    void delete(long version, List<BarBlock> blocks) {
        template.batchUpdate(
                "DELETE FROM price_bars WHERE block_id = ?",
                blocks,
                ROWS_PER_BATCH,
                (statement, block) -> statement.setLong(1, RowKey.of(version, block.number())));
    }

    /// Time of the first bar of each symbol of a version, epoch milliseconds UTC.
    Map<String, Long> firstBars(long version) {
        Map<String, Long> first = new HashMap<>();
        template.query(
                "SELECT symbol, MIN(first_at) FROM price_bars WHERE version_id = ? GROUP BY symbol",
                row -> {
                    first.put(row.getString(1), SqlTypes.epochMillis(row, 2));
                },
                version);
        return first;
    }

    /// Removes the bars and the corporate actions of a version.
    void delete(long version) {
        actions.delete(version);
        template.update(
                "DELETE FROM price_bars WHERE block_id >= ? AND block_id < ?",
                RowKey.first(version),
                RowKey.end(version));
    }

    /// A block without its bars.
    ///
    /// @param id key of the block
    /// @param first time of its first bar, epoch milliseconds UTC
    /// @param last time of its last bar
    /// @param bars how many it has
    record Listed(long id, String symbol, long first, long last, int bars) {}

    /// Lists the blocks of a version.
    void list(long version, Consumer<Listed> target) {
        template.query(
                "SELECT block_id, symbol, first_at, last_at, bars FROM price_bars WHERE block_id >= ? AND block_id < ?",
                row -> {
                    target.accept(new Listed(
                            row.getLong(1),
                            row.getString(2),
                            SqlTypes.epochMillis(row, 3),
                            SqlTypes.epochMillis(row, 4),
                            row.getInt(5)));
                },
                RowKey.first(version),
                RowKey.end(version));
    }

    /// The block of a key.
    BarBlock block(long id) {
        return template.query(
                        "SELECT block_no, bars, content FROM price_bars WHERE block_id = ?",
                        (row, i) -> BarBlock.decoded(0, row.getLong(1), row.getInt(2), row.getBytes(3)),
                        id)
                .getFirst();
    }

    /// Every processor takes part: it is the one work for which a run waits that needs nothing else.
    private static List<byte[]> encoded(List<BarBlock> blocks) {
        return blocks.parallelStream().map(BarBlock::encoded).toList();
    }

    /// Those of them whose symbols are known.
    private List<BarBlock> blocks(String sql, SymbolIndex symbols, Object... arguments) {
        List<BarBlock> blocks = new ArrayList<>();
        template.query(
                sql,
                row -> {
                    int symbol = symbols.find(row.getString("symbol"));
                    if (symbol >= 0) {
                        blocks.add(BarBlock.decoded(
                                symbol, row.getLong("block_no"), row.getInt("bars"), row.getBytes("content")));
                    }
                },
                arguments);
        return Collections.unmodifiableList(blocks);
    }

    /// A block of whichever symbol.
    ///
    /// @param id its key
    /// @param first time of its first bar, epoch milliseconds UTC
    /// @param block its bars, where its symbol is known
    record Row(long id, String symbol, long first, @Nullable BarBlock block) {}
}
