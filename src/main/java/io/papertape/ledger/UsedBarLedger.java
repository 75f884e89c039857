package io.papertape.ledger;

import io.papertape.database.RowKey;
import io.papertape.database.SqlTypes;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.ResultSetExtractor;
import org.springframework.jdbc.core.simple.JdbcClient;

/// The bars that the books of a session were made from. The caller opens the transaction. Safe for use by several
/// threads.
class UsedBarLedger {

    private static final SeveralRows ROWS = new SeveralRows(
            "used_bars",
            List.of("block_id", "session_id", "block_no", "symbol", "first_at", "last_at", "bars", "content"));

    private static final int ROWS_PER_BATCH = 1_000;
    private static final int BLOCKS_PER_QUERY = 512;

    private final JdbcTemplate template;
    private final JdbcClient jdbc;

    UsedBarLedger(JdbcTemplate template, JdbcClient jdbc) {
        this.template = template;
        this.jdbc = jdbc;
    }

    /// Appends blocks.
    ///
    /// @param symbols the session's symbols, by index
    void add(long session, List<String> symbols, List<BarBlock> blocks) {
        List<byte[]> contents = encoded(blocks);
        ROWS.insert(template, blocks, (statement, before, i, block) -> {
            statement.setLong(before + 1, RowKey.of(session, block.number()));
            statement.setLong(before + 2, session);
            statement.setLong(before + 3, block.number());
            statement.setString(before + 4, symbols.get(block.symbol()));
            statement.setObject(before + 5, SqlTypes.timestamp(block.time(0)));
            statement.setObject(before + 6, SqlTypes.timestamp(block.time(block.size() - 1)));
            statement.setInt(before + 7, block.size());
            statement.setBytes(before + 8, contents.get(i));
        });
    }

    /// Writes blocks anew that have become longer.
    void extend(long session, List<BarBlock> blocks) {
        if (blocks.isEmpty()) {
            return;
        }
        template.batchUpdate(
                "UPDATE used_bars SET last_at = ?, bars = ?, content = ? WHERE block_id = ?",
                blocks,
                ROWS_PER_BATCH,
                (statement, block) -> {
                    statement.setObject(1, SqlTypes.timestamp(block.time(block.size() - 1)));
                    statement.setInt(2, block.size());
                    statement.setBytes(3, block.encoded());
                    statement.setLong(4, RowKey.of(session, block.number()));
                });
    }

    /// The blocks that are not full; a symbol has one at most.
    ///
    /// @param symbols the session's symbols, by index
    List<BarBlock> unfilled(long session, List<String> symbols) {
        SymbolIndex indexes = new SymbolIndex(symbols);
        return jdbc.sql("""
                        SELECT * FROM used_bars
                        WHERE block_id >= :first AND block_id < :end AND bars < :capacity
                        ORDER BY block_id
                        """)
                .param("first", RowKey.first(session))
                .param("end", RowKey.end(session))
                .param("capacity", BarBlock.CAPACITY)
                .query((row, i) -> block(row, indexes))
                .list();
    }

    /// How many blocks there are; they are numbered from 0.
    long count(long session) {
        return jdbc.sql("""
                        SELECT COALESCE(MAX(block_no), -1) + 1 FROM used_bars
                        WHERE block_id >= :first AND block_id < :end
                        """)
                .param("first", RowKey.first(session))
                .param("end", RowKey.end(session))
                .query(Long.class)
                .single();
    }

    /// The blocks from one number on, `most` of them.
    ///
    /// @param symbols the session's symbols, by index
    List<BarBlock> blocks(long session, long from, int most, List<String> symbols) {
        SymbolIndex indexes = new SymbolIndex(symbols);
        return jdbc.sql("""
                        SELECT * FROM used_bars
                        WHERE block_id >= :from AND block_id < :end
                        ORDER BY block_id
                        """)
                .param("from", RowKey.of(session, from))
                .param("end", RowKey.of(session, from + most))
                .query((row, i) -> block(row, indexes))
                .list();
    }

    /// Reads the blocks of some symbols of a session, those of each symbol oldest first, a part of them at a time.
    ///
    /// @param target hears of each with its symbol; the block's own index of it means nothing
    void read(long session, Set<String> symbols, BiConsumer<String, BarBlock> target) {
        long read = BLOCKS_PER_QUERY;
        for (long from = 0; read == BLOCKS_PER_QUERY; from += BLOCKS_PER_QUERY) {
            Long found = template.query(
                    "SELECT symbol, block_no, bars, content FROM used_bars"
                            + " WHERE block_id >= ? AND block_id < ? ORDER BY block_id",
                    (ResultSetExtractor<Long>) rows -> read(rows, symbols, target),
                    RowKey.of(session, from),
                    RowKey.of(session, from + BLOCKS_PER_QUERY));
            read = found == null ? 0 : found;
        }
    }

    /// Tells how many blocks there were, of whatever symbol.
    private static long read(ResultSet rows, Set<String> symbols, BiConsumer<String, BarBlock> target)
            throws SQLException {
        long read = 0;
        for (; rows.next(); read++) {
            String symbol = rows.getString(1);
            if (symbols.contains(symbol)) {
                target.accept(symbol, BarBlock.decoded(0, rows.getLong(2), rows.getInt(3), rows.getBytes(4)));
            }
        }
        return read;
    }

    /// How far the bars of a symbol are apart.
    BarDistances distances(long session, String symbol) {
        BarDistances distances = new BarDistances();
        jdbc.sql("""
                        SELECT * FROM used_bars
                        WHERE block_id >= :first AND block_id < :end AND symbol = :symbol
                        ORDER BY block_id
                        """)
                .param("first", RowKey.first(session))
                .param("end", RowKey.end(session))
                .param("symbol", symbol)
                .query(row -> {
                    BarBlock block = block(row, new SymbolIndex(List.of(symbol)));
                    for (int i = 0; i < block.size(); i++) {
                        distances.bar(block.time(i));
                    }
                });
        return distances;
    }

    /// Removes the bars of a session.
    void delete(long session) {
        template.update(
                "DELETE FROM used_bars WHERE block_id >= ? AND block_id < ?",
                RowKey.first(session),
                RowKey.end(session));
    }

    /// Every processor takes part: it is the one work for which a run waits that needs nothing else.
    private static List<byte[]> encoded(List<BarBlock> blocks) {
        return blocks.parallelStream().map(BarBlock::encoded).toList();
    }

    private static BarBlock block(ResultSet row, SymbolIndex indexes) throws SQLException {
        return BarBlock.decoded(
                indexes.of(row.getString("symbol")),
                row.getLong("block_no"),
                row.getInt("bars"),
                row.getBytes("content"));
    }
}
