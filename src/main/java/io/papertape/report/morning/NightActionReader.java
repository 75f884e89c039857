package io.papertape.report.morning;

import io.papertape.database.RowKey;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/// Reads what companies did in a night. What a session was replayed with from its beginning is not of the night.
final class NightActionReader {

    private static final int EVENTS_PER_PAGE = 1_000;

    private static final String CARRIED = """
            SELECT n.session, s.session_id, s.cash_events, r.first_slice_at, r.first_trade_no,
                CASE WHEN EXISTS (SELECT 1 FROM corporate_action a
                                  WHERE a.version_id = s.price_version_id AND a.type = 'DELIST')
                    THEN r.trades ELSE 0 END AS trades
            FROM night_session n
            JOIN session_run r ON r.run_id = n.run_id
            JOIN paper_session s ON s.name = n.session AND s.session_id = r.session_id
            WHERE n.night_id = ? AND NOT n.replayed_whole AND n.equity_before IS NOT NULL
                AND r.first_slice_at IS NOT NULL
            ORDER BY n.position
            """;

    private static final String EVENTS = """
            SELECT booked_at, symbol, type, amount, quantity_change
            FROM cash_event
            WHERE event_id >= ? AND event_id < ?
            ORDER BY event_id DESC
            """;

    private static final String DELISTED = """
            SELECT traded_at, symbol, side, quantity, cash_flow
            FROM trade
            WHERE trade_id >= ? AND trade_id < ? AND kind = 'DELIST'
            ORDER BY trade_id
            """;

    private static final String OWED = """
            SELECT n.session, c.symbol, c.ex_date, c.pay_date, c.amount
            FROM night_session n
            JOIN paper_session s ON s.name = n.session
            JOIN receivable c ON c.session_id = s.session_id
            WHERE n.night_id = ?
            ORDER BY n.position, c.receivable_no
            """;

    private final JdbcTemplate jdbc;

    NightActionReader(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    NightActions of(long night) {
        List<NightActions.Owed> owed = jdbc.query(OWED, (row, i) -> owed(row), night);
        List<NightActions.Event> events = new ArrayList<>();
        List<NightActions.Fee> fees = new ArrayList<>();
        for (Carried session : jdbc.query(CARRIED, Carried::of, night)) {
            List<NightActions.Event> own = new ArrayList<>(delisted(session));
            owed.stream()
                    .filter(claim -> claim.session().equals(session.name) && session.isNew(claim.exDate()))
                    .map(NightActionReader::claimed)
                    .forEach(own::add);
            BigDecimal fee = addEvents(session, own);
            own.sort(Comparator.comparing(NightActions.Event::at));
            events.addAll(own);
            if (fee.signum() > 0) {
                fees.add(new NightActions.Fee(session.name, fee));
            }
        }
        return new NightActions(events, owed, fees);
    }

    /// From the last one back to those before the night, by their keys.
    ///
    /// @return what was paid for borrowing
    private BigDecimal addEvents(Carried session, List<NightActions.Event> events) {
        BigDecimal fee = BigDecimal.ZERO;
        for (long end = session.cashEvents; end > 0; end -= EVENTS_PER_PAGE) {
            List<Booked> page = jdbc.query(
                    EVENTS,
                    Booked::of,
                    RowKey.of(session.id, Math.max(0, end - EVENTS_PER_PAGE)),
                    RowKey.of(session.id, end));
            for (Booked booked : page) {
                if (booked.at.isBefore(session.firstSlice)) {
                    return fee;
                }
                if (booked.type.equals("BORROW")) {
                    fee = fee.subtract(booked.amount);
                } else {
                    events.add(booked.event(session.name));
                }
            }
        }
        return fee;
    }

    private List<NightActions.Event> delisted(Carried session) {
        if (session.tradesToSearch == 0) {
            return List.of();
        }
        return jdbc.query(
                DELISTED,
                (row, i) -> new NightActions.Event(
                        session.name,
                        row.getObject(1, LocalDateTime.class),
                        row.getString(2),
                        NightActions.Kind.DELIST,
                        row.getString(3).equals("BUY")
                                ? row.getBigDecimal(4)
                                : row.getBigDecimal(4).negate(),
                        row.getBigDecimal(5),
                        null),
                RowKey.of(session.id, session.firstTrade),
                RowKey.of(session.id, session.firstTrade + session.tradesToSearch));
    }

    private static NightActions.Event claimed(NightActions.Owed owed) {
        return new NightActions.Event(
                owed.session(),
                owed.exDate().atStartOfDay(),
                owed.symbol(),
                NightActions.Kind.CLAIM,
                null,
                owed.amount(),
                owed.payDate());
    }

    private static NightActions.Owed owed(ResultSet row) throws SQLException {
        return new NightActions.Owed(
                row.getString(1),
                row.getString(2),
                row.getObject(3, LocalDate.class),
                row.getObject(4, LocalDate.class),
                row.getBigDecimal(5));
    }

    /// A session that the night has carried forward.
    ///
    /// @param tradesToSearch how many of its trades may be delistings; 0 where its prices tell of none
    private record Carried(
            String name, long id, long cashEvents, LocalDateTime firstSlice, long firstTrade, long tradesToSearch) {

        private static Carried of(ResultSet row, int number) throws SQLException {
            return new Carried(
                    row.getString(1),
                    row.getLong(2),
                    row.getLong(3),
                    row.getObject(4, LocalDateTime.class),
                    row.getLong(5),
                    row.getLong(6));
        }

        /// Whether the session has first seen a date in the night, or goes on with it.
        private boolean isNew(LocalDate date) {
            return !date.isBefore(firstSlice.toLocalDate());
        }
    }

    private record Booked(LocalDateTime at, String symbol, String type, BigDecimal amount, BigDecimal shares) {

        private static Booked of(ResultSet row, int number) throws SQLException {
            return new Booked(
                    row.getObject(1, LocalDateTime.class),
                    row.getString(2),
                    row.getString(3),
                    row.getBigDecimal(4),
                    row.getBigDecimal(5));
        }

        private NightActions.Kind kind() {
            return switch (type) {
                case "DIVIDEND" -> NightActions.Kind.DIVIDEND;
                case "SPLIT_CASH" -> NightActions.Kind.SPLIT;
                default ->
                    throw new IllegalStateException("cash_event of " + symbol + " at " + at + ": type is " + type
                            + ", which the morning does not tell");
            };
        }

        private NightActions.Event event(String session) {
            @Nullable BigDecimal changed = shares.signum() == 0 ? null : shares;
            return new NightActions.Event(session, at, symbol, kind(), changed, amount, null);
        }
    }
}
