package io.papertape.ledger;

import io.papertape.database.RowKey;
import io.papertape.database.SqlTypes;
import io.papertape.engine.market.CorporateAction;
import io.papertape.engine.market.SymbolNames;
import io.papertape.engine.portfolio.EquityPoint;
import io.papertape.engine.portfolio.LotPart;
import io.papertape.engine.portfolio.Position;
import io.papertape.engine.session.SessionState;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/// The books of a session, but for its equity points: trades, open positions. The caller opens
/// the transaction. Safe for use by several threads.
class BookLedger {

    private static final int ROWS_PER_BATCH = 1_000;

    private final JdbcTemplate template;
    private final JdbcClient jdbc;
    private final EquityLedger equity;
    private final OpenOrders orders;
    private final TradeParts parts;
    private final CashEvents cashEvents;

    BookLedger(JdbcTemplate template, JdbcClient jdbc, EquityLedger equity) {
        this.template = template;
        this.jdbc = jdbc;
        this.equity = equity;
        orders = new OpenOrders(template, jdbc);
        parts = new TradeParts(template);
        cashEvents = new CashEvents(template);
    }

    /// Appends trades.
    ///
    /// @param symbols the session's symbols
    void addTrades(long session, SymbolNames symbols, List<DatedTrade> trades) {
        if (trades.isEmpty()) {
            return;
        }
        template.batchUpdate(
                TradeRow.INSERT,
                trades,
                ROWS_PER_BATCH,
                (statement, dated) -> TradeRow.bind(
                        statement, session, symbols.at(dated.trade().symbol(), dated.date()), dated));
        parts.add(session, trades);
    }

    /// Removes the open positions.
    void removePositions(long session) {
        template.update("DELETE FROM open_position WHERE session_id = ?", session);
    }

    /// The orders and fills of a session that are not closed.
    OpenOrders orders() {
        return orders;
    }

    /// What changed cash without a trade.
    CashEvents cashEvents() {
        return cashEvents;
    }

    /// Adds open positions.
    ///
    /// @param symbols as they are called at the last slice, by index
    /// @param counted whether the session counts the bars that it holds positions for
    void addPositions(long session, List<String> symbols, List<Position> positions, boolean counted) {
        template.batchUpdate(
                PositionRow.INSERT,
                positions,
                ROWS_PER_BATCH,
                (statement, position) -> PositionRow.bind(statement, session, symbols, position, counted));
    }

    /// Removes the trades.
    void deleteTrades(long session) {
        template.update(
                "DELETE FROM trade WHERE trade_id >= ? AND trade_id < ?", RowKey.first(session), RowKey.end(session));
        parts.delete(session);
        cashEvents.delete(session);
    }

    /// An audit of a session that has read nothing yet.
    ///
    /// @param bars finds the bars that it was made from
    /// @param actions of its symbols, see [io.papertape.engine.market.Market#actions()]
    /// @param ownLevels whether its strategy gives prices of its own
    BookAudit audit(StoredSession session, FillProof.Bars bars, List<CorporateAction> actions, boolean ownLevels) {
        return new BookAudit(session, equity, this, bars, actions, ownLevels);
    }

    /// The trades of these numbers that there are, in order. By their session, H2 would look for all of them.
    ///
    /// @param end exclusive
    /// @throws IllegalStateException if one of them is another session's
    List<StoredTrade> trades(StoredSession session, long from, long end) {
        Map<Long, List<LotPart>> sold = parts.of(session.id(), from, end);
        return template.query(
                "SELECT " + TradeRow.COLUMNS + " FROM trade WHERE trade_id >= ? AND trade_id < ? ORDER BY trade_id",
                (row, i) -> {
                    if (row.getLong(2) != session.id()) {
                        throw unbalanced(session, "trade_id " + row.getLong(1) + " is that of another session");
                    }
                    return TradeRow.read(row, session.names(), sold.getOrDefault(row.getLong(1), List.of()));
                },
                RowKey.of(session.id(), from),
                RowKey.of(session.id(), end));
    }

    /// The open positions as their rows tell of them, in order of their symbols.
    List<StoredPosition> storedPositions(long session) {
        return template.query(
                "SELECT * FROM open_position WHERE session_id = ? ORDER BY symbol",
                (row, i) -> PositionRow.stored(row),
                session);
    }

    /// Trades are numbered without a gap, so that none is missing, and every trade stands where those of its session
    /// do. Empty when that is so.
    ///
    /// @param inPlace how many trades from the first on were found to have the number of their place
    List<String> numberFaults(long session, long inPlace) {
        return count(session) == inPlace ? List.of() : numberFaults(session);
    }

    /// Counted by the index alone.
    private long count(long session) {
        return jdbc.sql("SELECT COUNT(*) FROM trade WHERE session_id = :session")
                .param("session", session)
                .query(Long.class)
                .single();
    }

    private List<String> numberFaults(long session) {
        TradeNumbers numbers = jdbc.sql("""
                        SELECT COUNT(*) AS trades, MIN(trade_no) AS lowest, MAX(trade_no) AS highest,
                            SUM(CASE WHEN trade_id <> :first + trade_no THEN 1 ELSE 0 END) AS misplaced
                        FROM trade
                        WHERE session_id = :session
                        """)
                .param("first", RowKey.first(session))
                .param("session", session)
                .query((row, i) -> new TradeNumbers(row.getLong(1), row.getLong(2), row.getLong(3), row.getLong(4)))
                .single();
        List<String> faults = new ArrayList<>();
        if (numbers.haveGap()) {
            faults.add("trade: numbers go from " + numbers.lowest() + " to " + numbers.highest() + " but there are "
                    + numbers.trades());
        }
        if (numbers.misplaced() > 0) {
            faults.add(firstMisplaced(session));
        }
        return faults;
    }

    private String firstMisplaced(long session) {
        return jdbc.sql("""
                        SELECT trade_no, trade_id FROM trade
                        WHERE session_id = :session AND trade_id <> :first + trade_no
                        ORDER BY trade_no
                        FETCH FIRST 1 ROW ONLY
                        """)
                .param("first", RowKey.first(session))
                .param("session", session)
                .query((row, i) -> "trade " + row.getLong("trade_no") + ": trade_id is " + row.getLong("trade_id")
                        + ", which is not that of its session and number")
                .single();
    }

    /// The numbers of a session's trades; those of none are 0.
    ///
    /// @param misplaced how many stand under another key
    private record TradeNumbers(long trades, long lowest, long highest, long misplaced) {

        boolean haveGap() {
            return trades > 0 && (lowest != 0 || highest != trades - 1);
        }
    }

    private static IllegalStateException unbalanced(StoredSession session, String finding) {
        return new IllegalStateException("the books of session '" + session.name() + "' do not balance: " + finding);
    }

    /// What the session needs to go on after its last slice; null when it has no equity point.
    @Nullable
    SessionState state(StoredSession session) {
        Long last = session.lastSliceAt();
        if (last == null || session.points() == 0) {
            return null;
        }
        EquityPoint point = equity.get(session.id(), session.points() - 1)
                .filter(stored -> stored.time() == last)
                .orElseThrow(() -> unbalanced(
                        session,
                        "there is no equity_point at "
                                + SqlTypes.timestamp(last).toLocalDate() + ", where last_slice_at is"));
        SymbolIndex symbols = new SymbolIndex(session.names().at(point.date()));
        List<Position> positions = positions(session, symbols);
        return new SessionState(
                last,
                point.date(),
                point.equity(),
                point.cash(),
                session.peakEquity(),
                session.riskPeakEquity(),
                positions.isEmpty() ? flatSince(session, point) : null,
                equity.equityBefore(session.id(), point.date())
                        .orElse(session.settings().initialCapital()),
                nextTradeNumber(session.id()),
                positions,
                cashEvents.receivables(session, symbols),
                orders.waiting(session, symbols),
                orders.cooldowns(session, symbols),
                session.orders(),
                session.ruined());
    }

    /// The date of the last slice; null where there is none.
    @Nullable
    LocalDate lastDate(StoredSession session) {
        Long last = session.lastSliceAt();
        if (last == null) {
            return null;
        }
        Optional<EquityPoint> point =
                session.points() == 0 ? Optional.empty() : equity.get(session.id(), session.points() - 1);
        return LocalDates.of(point.map(EquityPoint::date).orElseGet(() -> session.dateOf(last)));
    }

    /// Asked of the rows only where it matters.
    private @Nullable Long flatSince(StoredSession session, EquityPoint last) {
        return session.settings().riskDrawdownReset() == null
                ? null
                : new FlatDate(jdbc, equity).of(session.id()).orElse(last.date());
    }

    /// Highest equity before the last point; the initial capital counts.
    long peakEquityBeforeLast(StoredSession session) {
        long capital = session.settings().initialCapital();
        return equity.highest(session.id(), session.points() - 1)
                .map(highest -> Math.max(highest, capital))
                .orElse(capital);
    }

    private long nextTradeNumber(long session) {
        return jdbc.sql("""
                        SELECT trade_no + 1 FROM trade
                        WHERE trade_id >= :first AND trade_id < :end
                        ORDER BY trade_id DESC FETCH FIRST 1 ROW ONLY
                        """)
                .param("first", RowKey.first(session))
                .param("end", RowKey.end(session))
                .query(Long.class)
                .optional()
                .orElse(0L);
    }

    /// The fill of a position that has but one, of which nothing is sold, is the last entry of its symbol.
    private List<Position> positions(StoredSession session, SymbolIndex symbols) {
        SequencedMap<Integer, Position> positions = new LinkedHashMap<>();
        jdbc.sql("""
                        SELECT o.*, t.trade_no AS lot_trade_no, t.traded_at AS lot_traded_at, t.price AS lot_price,
                            t.quantity AS lot_quantity, t.commission AS lot_commission,
                            COALESCE(l.sold, 0) AS lot_sold, l.price AS split_price, l.quantity AS split_quantity,
                            l.cost AS split_cost, l.commission AS split_commission
                        FROM open_position o
                        LEFT JOIN open_lot l ON l.session_id = o.session_id AND l.symbol = o.symbol
                        JOIN trade t ON t.trade_id = :first + COALESCE(
                            l.entry_trade_no,
                            (SELECT MAX(b.trade_no) FROM trade b
                             WHERE b.session_id = o.session_id AND b.symbol = o.symbol AND b.position_effect = 'OPEN'))
                        WHERE o.session_id = :session
                        ORDER BY t.trade_no
                        """)
                .param("session", session.id())
                .param("first", RowKey.first(session.id()))
                .query(row -> {
                    Position position = PositionRow.read(row, symbols);
                    positions.merge(position.symbol(), position, PositionRow::joined);
                });
        return List.copyOf(positions.values());
    }
}
