package io.papertape.report.morning;

import io.papertape.report.PriceHistory;
import io.papertape.report.Report;
import io.papertape.report.ReportTable;
import io.papertape.report.Reports;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/// Makes the digest of the last night from the books. Safe for use by several threads.
///
/// ```java
/// Optional<Digest> last = digests.ofLastNight();
/// List<String> lines = last.map(night -> night.lines(80)).orElse(List.of());
/// ```
public class DigestReader {

    private static final String NIGHT = """
            SELECT night_id, sessions_file, started_at, ended_at, exit_status
            FROM night
            WHERE night_id = (SELECT MAX(night_id) FROM night WHERE ended_at IS NOT NULL)
            """;

    private static final String TRADES = """
            SELECT t.session, t.traded_at, t.side, t.quantity, t.symbol, t.price, t.realized_pnl
            FROM session_run r
            JOIN report_trades t ON t.traded_at >= r.first_slice_at AND t.traded_at <= r.last_slice_at
            WHERE r.run_id = ? AND t.session = ?
            ORDER BY t.trade_no
            """;

    private static final String ORDERS = """
            SELECT o.session, o.side, o.quantity, o.symbol, o.kind, o.level, o.decided_at
            FROM report_orders o
            JOIN night_session n ON n.session = o.session
            WHERE n.night_id = ?
            ORDER BY n.position, o.position_effect, o.order_no
            """;

    private final JdbcTemplate jdbc;
    private final Reports reports;
    private final PriceHistory prices;

    DigestReader(JdbcTemplate jdbc, Reports reports, PriceHistory prices) {
        this.jdbc = jdbc;
        this.reports = reports;
        this.prices = prices;
    }

    /// The digest of the last night that ended; empty where there was none.
    public Optional<Digest> ofLastNight() {
        return jdbc.query(NIGHT, (row, i) -> night(row)).stream().findFirst().map(this::digest);
    }

    private static Digest.Night night(ResultSet row) throws SQLException {
        return new Digest.Night(
                row.getLong("night_id"),
                row.getString("sessions_file"),
                row.getObject("started_at", LocalDateTime.class),
                row.getObject("ended_at", LocalDateTime.class),
                row.getInt("exit_status"));
    }

    private Digest digest(Digest.Night night) {
        NightConcerns concerns = new NightConcerns(jdbc, night.id());
        List<MorningSession> sessions = rows().stream()
                .map(row -> new MorningSession(row, concerns.of(row)))
                .toList();
        NightActions actions = new NightActionReader(jdbc).of(night.id());
        return new Digest(
                night,
                sessions,
                trades(sessions),
                orders(night.id()),
                actions,
                new NightMovers(jdbc, prices).of(night.id(), actions.events()));
    }

    private List<WaitingOrder> orders(long night) {
        return jdbc.query(
                ORDERS,
                (row, i) -> new WaitingOrder(
                        row.getString("session"),
                        row.getString("side"),
                        row.getBigDecimal("quantity"),
                        row.getString("symbol"),
                        row.getString("kind"),
                        row.getBigDecimal("level"),
                        row.getObject("decided_at", LocalDateTime.class)),
                night);
    }

    private List<Map<String, @Nullable Object>> rows() {
        ReportTable table = reports.read(Report.MORNING, null);
        return IntStream.range(0, table.rows().size())
                .mapToObj(i -> {
                    Map<String, @Nullable Object> row = new LinkedHashMap<>();
                    table.columns().forEach(column -> row.put(column, table.value(i, column)));
                    return row;
                })
                .sorted(Comparator.comparingInt(DigestReader::position))
                .toList();
    }

    private static int position(Map<String, @Nullable Object> row) {
        return ((Number) Objects.requireNonNull(row.get("position"))).intValue();
    }

    /// None where there are too many.
    private List<NewTrade> trades(List<MorningSession> sessions) {
        List<NewTrade> trades = new ArrayList<>();
        if (sessions.stream().mapToLong(MorningSession::newTrades).sum() <= DigestSections.MOST_TRADES) {
            for (MorningSession session : sessions) {
                if (session.newTrades() > 0) {
                    trades.addAll(jdbc.query(
                            TRADES, (row, i) -> trade(row), session.row().get("run_id"), session.name()));
                }
            }
        }
        return trades;
    }

    private static NewTrade trade(ResultSet row) throws SQLException {
        return new NewTrade(
                row.getString("session"),
                row.getObject("traded_at", LocalDateTime.class),
                row.getString("side"),
                row.getBigDecimal("quantity"),
                row.getString("symbol"),
                row.getBigDecimal("price"),
                row.getBigDecimal("realized_pnl"));
    }
}
