package io.papertape.report.page;

import io.papertape.database.RowKey;
import io.papertape.report.PriceHistory;
import java.io.OutputStream;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import tools.jackson.core.JsonGenerator;

/// The data of a session's page: the figures of its books, and curves with so few points that a browser holds them. It
/// is written as it is read; what is held meanwhile does not grow with the session.
final class SessionData {

    /// Points of equity on the page, at most.
    static final int POINTS = 4_000;

    private static final int CANDLES_OF_SYMBOL = 2_000;
    private static final int CANDLES = 40_000;
    private static final int POINTS_PER_QUERY = 20_000;
    private static final int CHARS_PER_CANDLE = 40;
    private static final int THOUSANDTHS = 1_000;

    /// Units of a price in one unit of money.
    private static final long UNITS = 100_000_000;

    /// The metrics by group. How many returns make a year stands with the settings.
    private static final String FIGURES = """
            SELECT metric, title, group_title, unit, meaning
            FROM metric
            WHERE unit <> 'returns_per_year'
            ORDER BY group_no, position_no
            """;

    /// Settings that have no column, by name; those with their default are left out.
    private static final String FURTHER_SETTINGS = """
            SELECT x.setting, x.setting_value
            FROM paper_session s
            JOIN session_setting x ON x.session_id = s.session_id
            WHERE s.name = ?
            ORDER BY x.setting
            """;

    private static final String REASONS_OF_POSITIONS = """
            SELECT t.trade_no, t.reason
            FROM paper_session s
            JOIN open_position o ON o.session_id = s.session_id
            JOIN trade t ON t.session_id = o.session_id AND t.symbol = o.symbol
                AND t.traded_at >= o.entered_at AND t.position_effect = 'OPEN'
            WHERE s.name = ?
            UNION
            SELECT t.trade_no, t.reason
            FROM paper_session s
            JOIN open_position o ON o.session_id = s.session_id
            JOIN session_symbol n ON n.session_id = o.session_id AND n.current_name = o.symbol
            JOIN trade t ON t.session_id = o.session_id AND t.symbol = n.name
                AND t.traded_at >= o.entered_at AND t.position_effect = 'OPEN'
            WHERE s.name = ?
            ORDER BY trade_no
            """;

    private static final String TRADED = "SELECT DISTINCT COALESCE(n.current_name, t.symbol) AS symbol FROM trade t "
            + TradeMarks.DATED_NAMES + "WHERE t.session_id = ? ORDER BY symbol";

    private final JdbcTemplate jdbc;
    private final PriceHistory prices;
    private final PageRows rows;

    SessionData(JdbcTemplate jdbc, PriceHistory prices) {
        this.jdbc = jdbc;
        this.prices = prices;
        rows = new PageRows(jdbc);
    }

    /// Writes the data as one JSON object.
    ///
    /// @throws IllegalArgumentException if there is no such session
    void write(String session, OutputStream out) {
        Map<String, @Nullable Object> settings = rows.row("SELECT * FROM paper_session WHERE name = ?", session);
        if (settings.isEmpty()) {
            throw new IllegalArgumentException("there is no session '" + session + "'");
        }
        long id = (Long) Objects.requireNonNull(settings.get("session_id"));
        long points = (Long) Objects.requireNonNull(settings.get("points"));
        try (JsonGenerator json = PageJson.on(out)) {
            json.writeStartObject();
            json.writeStringProperty("session", session);
            PageRows.member(json, "settings", settings);
            rows.write(json, "furtherSettings", FURTHER_SETTINGS, session);
            PageRows.member(
                    json,
                    "metrics",
                    rows.row(
                            "SELECT m.* FROM paper_session s JOIN session_metrics m ON m.session_id = s.session_id"
                                    + " WHERE s.name = ?",
                            session));
            rows.write(json, "figures", FIGURES);
            equity(json, id, points);
            for (PageTable table : SessionTables.ALL) {
                table.write(json, jdbc, session);
            }
            changes(json, id, session);
            grossExposure(json, id, session);
            rows.write(json, "reasonsOfPositions", REASONS_OF_POSITIONS, session, session);
            TradeMarks.write(json, jdbc, id);
            prices(json, id, session);
            json.writeEndObject();
        }
    }

    /// A few thousand points per query, by their keys: no database holds a million rows back for that.
    private void equity(JsonGenerator json, long session, long points) {
        json.writeObjectPropertyStart("equity");
        json.writeNumberProperty("total", points);
        json.writeArrayPropertyStart("points");
        Thinned curve = new Thinned(points, POINTS, (time, equity, drawdown) -> {
            json.writeStartArray();
            json.writeNumber(time);
            PageJson.rounded(json, equity);
            PageJson.rounded(json, drawdown);
            json.writeEndArray();
        });
        for (long from = 0; from < points; from += POINTS_PER_QUERY) {
            long first = RowKey.of(session, from);
            jdbc.query(
                    "SELECT recorded_at, equity, drawdown FROM equity_point"
                            + " WHERE point_id >= ? AND point_id < ? ORDER BY point_id",
                    row -> {
                        curve.add(millis(row), row.getDouble(2), row.getDouble(3));
                    },
                    first,
                    first + POINTS_PER_QUERY);
        }
        curve.end();
        json.writeEndArray();
        json.writeEndObject();
    }

    private static long millis(ResultSet row) throws SQLException {
        return row.getObject(1, LocalDateTime.class).toInstant(ZoneOffset.UTC).toEpochMilli();
    }

    /// Since the run before the last one: only where there is one.
    private void changes(JsonGenerator json, long id, String session) {
        Long completed = jdbc.queryForObject(
                "SELECT COUNT(*) FROM session_run WHERE session_id = ? AND status = 'COMPLETED'", Long.class, id);
        if (completed != null && completed > 1) {
            SessionTables.CHANGES.write(json, jdbc, session);
        } else {
            SessionTables.CHANGES.writeEmpty(json, session);
        }
    }

    /// Without short positions it is what is invested.
    private void grossExposure(JsonGenerator json, long id, String session) {
        Long sellsShort = jdbc.queryForObject(
                "SELECT COUNT(*) FROM session_setting"
                        + " WHERE session_id = ? AND setting = 'short' AND setting_value = 'true'",
                Long.class,
                id);
        if (sellsShort != null && sellsShort > 0) {
            SessionTables.GROSS_EXPOSURE.write(json, jdbc, session);
        } else {
            SessionTables.GROSS_EXPOSURE.writeEmpty(json, session);
        }
    }

    /// The prices of the symbols that traded, in their order, by the names that they have now.
    private void prices(JsonGenerator json, long id, String session) {
        Map<String, Candles> bySymbol = new LinkedHashMap<>();
        List<String> symbols = jdbc.queryForList(TRADED, String.class, id);
        int most = Math.max(2, Math.min(CANDLES_OF_SYMBOL, CANDLES / Math.max(1, symbols.size())));
        symbols.forEach(symbol -> bySymbol.put(symbol, new Candles(most)));
        if (!bySymbol.isEmpty()) {
            prices.bars(session, bySymbol);
        }
        json.writeArrayPropertyStart("prices");
        for (Map.Entry<String, Candles> entry : bySymbol.entrySet()) {
            candles(json, entry.getKey(), entry.getValue());
        }
        json.writeEndArray();
    }

    /// Each candle as the time since the one before, open, high, low, close.
    private static void candles(JsonGenerator json, String symbol, Candles candles) {
        json.writeStartObject();
        json.writeStringProperty("symbol", symbol);
        json.writeNumberProperty("barsPerCandle", candles.barsPerCandle());
        json.writeName("candles");
        json.writeRawValue(numbers(candles));
        volumes(json, candles);
        json.writeEndObject();
    }

    /// The largest volume, and each in thousandths of it; nothing where there are none.
    private static void volumes(JsonGenerator json, Candles candles) {
        double largest = IntStream.range(0, candles.size())
                .mapToDouble(candles::volume)
                .max()
                .orElse(0);
        if (largest > 0) {
            json.writeName("largestVolume");
            PageJson.rounded(json, largest);
            json.writeArrayPropertyStart("volumes");
            for (int i = 0; i < candles.size(); i++) {
                json.writeNumber(Math.round(THOUSANDTHS * candles.volume(i) / largest));
            }
            json.writeEndArray();
        }
    }

    /// All of them as one array.
    private static String numbers(Candles candles) {
        StringBuilder numbers = new StringBuilder(CHARS_PER_CANDLE * (candles.size() + 1)).append('[');
        long before = 0;
        for (int i = 0; i < candles.size(); i++) {
            numbers.append(i == 0 ? "" : ",").append(candles.time(i) - before);
            price(numbers, candles.open(i));
            price(numbers, candles.high(i));
            price(numbers, candles.low(i));
            price(numbers, candles.close(i));
            before = candles.time(i);
        }
        return numbers.append(']').toString();
    }

    /// Appends a price that is given in units of 0.00000001, exactly.
    private static void price(StringBuilder numbers, long units) {
        numbers.append(',').append(units / UNITS);
        long rest = units % UNITS;
        if (rest != 0) {
            numbers.append('.');
        }
        for (long place = UNITS / 10; rest != 0; place /= 10) {
            numbers.append((char) ('0' + rest / place));
            rest %= place;
        }
    }
}
