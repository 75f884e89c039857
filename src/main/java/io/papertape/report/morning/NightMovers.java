package io.papertape.report.morning;

import io.papertape.database.SqlTypes;
import io.papertape.report.PriceHistory;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.jdbc.core.JdbcTemplate;

/// How the symbols moved that sessions have held since before the night. A session that began or was replayed whole has
/// no night before.
final class NightMovers {

    private static final String HELD = """
            SELECT n.session, s.price_version_id, o.symbol, o.quantity, o.last_price, r.first_slice_at,
                r.last_slice_at
            FROM night_session n
            JOIN session_run r ON r.run_id = n.run_id
            JOIN paper_session s ON s.name = n.session AND s.session_id = r.session_id
            JOIN open_position o ON o.session_id = s.session_id
            WHERE n.night_id = ? AND n.status = 'CARRIED' AND NOT n.replayed_whole AND n.equity_before IS NOT NULL
                AND o.entered_at < r.first_slice_at
            ORDER BY n.position, o.symbol
            """;

    private final JdbcTemplate jdbc;
    private final PriceHistory prices;

    NightMovers(JdbcTemplate jdbc, PriceHistory prices) {
        this.jdbc = jdbc;
        this.prices = prices;
    }

    /// Those of a night, the largest gain first.
    ///
    /// @param events of the night, for the splits among them
    List<Mover> of(long night, List<NightActions.Event> events) {
        Map<List<Object>, List<Held>> bySeen = new LinkedHashMap<>();
        List<NightActions.Event> splits = events.stream()
                .filter(event -> event.kind() == NightActions.Kind.SPLIT)
                .toList();
        jdbc.query(HELD, (row, i) -> held(row, splits), night)
                .forEach(held -> bySeen.computeIfAbsent(held.seen, first -> new ArrayList<>())
                        .add(held));
        Map<String, Mover> movers = new HashMap<>();
        bySeen.values().forEach(held -> add(movers, held));
        return movers.values().stream()
                .filter(mover -> mover.change().signum() != 0)
                .sorted(Comparator.comparing(Mover::change).reversed().thenComparing(Mover::symbol))
                .toList();
    }

    /// Adds what sessions hold that have seen the same bars. Whoever holds a symbol tells of all others
    /// that it has, too, so that the bars of sessions with the same symbols are read once.
    private void add(Map<String, Mover> movers, List<Held> held) {
        Map<String, Closes> bySymbol = new HashMap<>();
        for (Held one : held) {
            bySymbol.computeIfAbsent(one.symbol, symbol -> new Closes()).before.put(one.firstSlice, Closes.NONE);
        }
        Map<String, Closes> unread = new HashMap<>(bySymbol);
        for (Held one : held) {
            if (unread.containsKey(one.symbol)) {
                prices.bars(one.session, unread);
                unread.values().removeIf(closes -> closes.told);
                unread.remove(one.symbol);
            }
        }
        for (Held one : held) {
            long before = Objects.requireNonNull(bySymbol.get(one.symbol)).before(one.firstSlice);
            if (before != Closes.NONE) {
                movers.merge(one.symbol, one.moved(SqlTypes.decimal(before)), NightMovers::together);
            }
        }
    }

    private static Mover together(Mover one, Mover other) {
        return new Mover(
                one.symbol(),
                one.change().add(other.change()),
                one.before().add(other.before()),
                one.sessions() + other.sessions());
    }

    private static Held held(ResultSet row, List<NightActions.Event> splits) throws SQLException {
        String session = row.getString("session");
        String symbol = row.getString("symbol");
        return new Held(
                session,
                List.of(row.getLong("price_version_id"), row.getObject("last_slice_at", LocalDateTime.class)),
                symbol,
                row.getBigDecimal("quantity"),
                splits.stream()
                        .filter(split -> split.session().equals(session)
                                && split.symbol().equals(symbol))
                        .toList(),
                row.getBigDecimal("last_price"),
                row.getObject("first_slice_at", LocalDateTime.class)
                        .toInstant(ZoneOffset.UTC)
                        .toEpochMilli());
    }

    /// A position.
    ///
    /// @param seen equal for sessions that have seen the same bars
    /// @param splits of the night
    /// @param firstSlice of the night, epoch milliseconds UTC
    private record Held(
            String session,
            List<Object> seen,
            String symbol,
            BigDecimal quantity,
            List<NightActions.Event> splits,
            BigDecimal lastPrice,
            long firstSlice) {

        private Mover moved(BigDecimal before) {
            BigDecimal quantityBefore = quantity;
            BigDecimal paid = BigDecimal.ZERO;
            for (NightActions.Event split : splits) {
                quantityBefore = split.shares() == null ? quantityBefore : quantityBefore.subtract(split.shares());
                paid = paid.add(split.amount());
            }
            BigDecimal valueBefore = before.multiply(quantityBefore);
            return new Mover(
                    symbol, lastPrice.multiply(quantity).add(paid).subtract(valueBefore), valueBefore.abs(), 1);
        }
    }

    /// The last close of a symbol before each of some times.
    private static final class Closes implements PriceHistory.Bars {

        private static final long NONE = Long.MIN_VALUE;

        private final Map<Long, Long> before = new HashMap<>();
        private boolean told;

        private long before(long limit) {
            return before.getOrDefault(limit, NONE);
        }

        @Override
        public void add(long time, long open, long high, long low, long close, double volume) {
            told = true;
            before.replaceAll((limit, last) -> time < limit ? close : last);
        }
    }
}
