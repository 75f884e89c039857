package io.papertape.ledger;

import io.papertape.database.SqlTypes;
import io.papertape.engine.market.Bar;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.springframework.jdbc.core.JdbcTemplate;

/// The bars in the view `used_bars`, up to the last slice of each session: the blocks of a version of prices may have
/// later ones, which other sessions have brought.
public final class UsedBarRows {

    /// A bar that the books of a session were made from.
    ///
    /// @param time epoch milliseconds UTC
    public record UsedBar(long session, String symbol, long time, Bar bar) {}

    private UsedBarRows() {}

    public static List<UsedBar> of(JdbcTemplate jdbc) {
        return jdbc.query("""
                        SELECT u.session_id, u.symbol, u.bars, u.content, s.last_slice_at
                        FROM used_bars u JOIN paper_session s ON s.session_id = u.session_id
                        """, (row, i) -> bars(row)).stream()
                .flatMap(bars -> bars)
                .toList();
    }

    private static Stream<UsedBar> bars(ResultSet row) throws SQLException {
        long session = row.getLong("session_id");
        String symbol = row.getString("symbol");
        BarBlock block = BarBlock.decoded(0, 0, row.getInt("bars"), row.getBytes("content"))
                .between(Long.MIN_VALUE, SqlTypes.epochMillis(row, "last_slice_at"));
        return IntStream.range(0, block.size())
                .mapToObj(i -> new UsedBar(session, symbol, block.time(i), block.bar(i)));
    }
}
