package io.papertape.report.page;

import io.papertape.database.RowKey;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowCallbackHandler;
import tools.jackson.core.JsonGenerator;

/// The trades of a session as the charts of prices mark them: by the symbol of now, those of each in their order.
/// A trade is its number, time, price and quantity, which is negative where it sold. Where it was not
/// filled at the close that decided it, or is of a short position, its kind, level and the time of its
/// decision follow, and where it is ambiguous, what it might have realized. The kind of a trade of a
/// short position begins with SHORT.
final class TradeMarks implements RowCallbackHandler {

    /// Each takes some 50 bytes, or 90 where it was not.
    private static final int MOST = 30_000;

    /// Joins to each trade `t` the name `n` that it had on its date.
    static final String DATED_NAMES = """
            LEFT JOIN session_symbol n ON n.session_id = t.session_id AND n.name = t.symbol
                AND (n.since IS NULL OR n.since <= COALESCE(t.local_date, CAST(t.traded_at AS DATE)))
                AND (n.until IS NULL OR n.until >= COALESCE(t.local_date, CAST(t.traded_at AS DATE)))
            """;

    private static final String NEWEST = """
            SELECT COALESCE(n.current_name, t.symbol) AS symbol, t.trade_no, t.traded_at, t.price,
                CASE t.side WHEN 'BUY' THEN t.quantity ELSE -t.quantity END AS quantity,
                CASE WHEN (t.side = 'BUY') = (t.position_effect = 'OPEN') THEN t.kind ELSE 'SHORT ' || t.kind END AS kind,
                t.level, t.decided_at, t.ambiguous, t.other_pnl,
                t.kind = t.position_effect AND t.decided_at = t.traded_at AND NOT t.ambiguous
                    AND (t.side = 'BUY') = (t.position_effect = 'OPEN') AS plain
            FROM (SELECT * FROM trade
                  WHERE trade_id >= ? AND trade_id < ?
                  ORDER BY trade_id DESC
                  FETCH FIRST %d ROWS ONLY) t
            %s
            ORDER BY symbol, t.trade_no
            """.formatted(MOST, DATED_NAMES);

    private final JsonGenerator json;
    private @Nullable String symbol;

    private TradeMarks(JsonGenerator json) {
        this.json = json;
    }

    /// Writes them as the member `trades` of the JSON object that is open: an array of pairs, each a symbol and its
    /// trades.
    static void write(JsonGenerator json, JdbcTemplate jdbc, long session) {
        TradeMarks marks = new TradeMarks(json);
        json.writeArrayPropertyStart("trades");
        jdbc.query(NEWEST, marks, RowKey.of(session, 0), RowKey.of(session + 1, 0));
        marks.end();
        json.writeEndArray();
    }

    @Override
    public void processRow(ResultSet row) throws SQLException {
        String next = row.getString("symbol");
        if (!next.equals(symbol)) {
            end();
            json.writeStartArray();
            json.writeString(next);
            json.writeStartArray();
            symbol = next;
        }
        trade(row);
    }

    private void end() {
        if (symbol != null) {
            json.writeEndArray();
            json.writeEndArray();
        }
    }

    private void trade(ResultSet row) throws SQLException {
        json.writeStartArray();
        values(row, "trade_no", "traded_at", "price", "quantity");
        if (!row.getBoolean("plain")) {
            values(row, "kind", "level", "decided_at");
        }
        if (row.getBoolean("ambiguous")) {
            values(row, "other_pnl");
        }
        json.writeEndArray();
    }

    private void values(ResultSet row, String... columns) throws SQLException {
        for (String column : columns) {
            PageJson.value(json, row.getObject(column));
        }
    }
}
