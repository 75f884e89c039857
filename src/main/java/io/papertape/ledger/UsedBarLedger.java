package io.papertape.ledger;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// The bars that the books of a session were made from. The caller opens the transaction. Safe for use by several
/// threads.
@Repository
public class UsedBarLedger {

    private static final int ROWS_PER_BATCH = 1_000;

    private final JdbcTemplate template;
    private final JdbcClient jdbc;

    UsedBarLedger(JdbcTemplate template, JdbcClient jdbc) {
        this.template = template;
        this.jdbc = jdbc;
    }

    /// Appends blocks.
    ///
    /// @param symbols the session's symbols, by index
    public void add(long session, List<String> symbols, List<BarBlock> blocks) {
        if (blocks.isEmpty()) {
            return;
        }
        template.batchUpdate("""
                INSERT INTO used_bars (session_id, block_no, symbol, first_at, last_at, bars, content)
                VALUES (?, ?, ?, ?, ?, ?, ?)
                """, blocks, ROWS_PER_BATCH, (statement, block) -> {
            statement.setLong(1, session);
            statement.setLong(2, block.number());
            statement.setString(3, symbols.get(block.symbol()));
            statement.setObject(4, SqlTypes.timestamp(block.time(0)));
            statement.setObject(5, SqlTypes.timestamp(block.time(block.size() - 1)));
            statement.setInt(6, block.size());
            statement.setBytes(7, block.encoded());
        });
    }

    /// Writes blocks anew that have become longer.
    public void extend(long session, List<BarBlock> blocks) {
        if (blocks.isEmpty()) {
            return;
        }
        template.batchUpdate(
                "UPDATE used_bars SET last_at = ?, bars = ?, content = ? WHERE session_id = ? AND block_no = ?",
                blocks,
                ROWS_PER_BATCH,
                (statement, block) -> {
                    statement.setObject(1, SqlTypes.timestamp(block.time(block.size() - 1)));
                    statement.setInt(2, block.size());
                    statement.setBytes(3, block.encoded());
                    statement.setLong(4, session);
                    statement.setLong(5, block.number());
                });
    }

    /// The blocks that are not full; a symbol has one at most.
    ///
    /// @param symbols the session's symbols, by index
    public List<BarBlock> unfilled(long session, List<String> symbols) {
        SymbolIndex indexes = new SymbolIndex(symbols);
        return jdbc.sql("SELECT * FROM used_bars WHERE session_id = :session AND bars < :capacity ORDER BY block_no")
                .param("session", session)
                .param("capacity", BarBlock.CAPACITY)
                .query((row, i) -> block(row, indexes))
                .list();
    }

    /// How many blocks there are; they are numbered from 0.
    public long count(long session) {
        return jdbc.sql("SELECT COALESCE(MAX(block_no), -1) + 1 FROM used_bars WHERE session_id = :session")
                .param("session", session)
                .query(Long.class)
                .single();
    }

    /// The blocks from one number on, `most` of them.
    ///
    /// @param symbols the session's symbols, by index
    public List<BarBlock> blocks(long session, long from, int most, List<String> symbols) {
        SymbolIndex indexes = new SymbolIndex(symbols);
        return jdbc.sql("""
                        SELECT * FROM used_bars
                        WHERE session_id = :session AND block_no >= :from AND block_no < :end
                        ORDER BY block_no
                        """)
                .param("session", session)
                .param("from", from)
                .param("end", from + most)
                .query((row, i) -> block(row, indexes))
                .list();
    }

    private static BarBlock block(ResultSet row, SymbolIndex indexes) throws SQLException {
        return BarBlock.decoded(
                indexes.of(row.getString("symbol")),
                row.getLong("block_no"),
                row.getInt("bars"),
                row.getBytes("content"));
    }
}
