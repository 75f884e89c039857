package io.papertape.ledger;

import io.papertape.engine.market.SymbolNames;
import io.papertape.engine.order.Order;
import io.papertape.engine.order.Trade;
import io.papertape.engine.portfolio.EquityPoint;
import io.papertape.engine.portfolio.Position;
import io.papertape.engine.portfolio.Receivable;
import io.papertape.engine.session.SessionState;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What a run may do to the account of its session: trades, open positions, equity points, and how far they go. The
/// caller opens the transaction. Not safe for use by several threads.
public final class AccountBooks {

    private final Ledgers ledgers;
    private final long session;
    private final SymbolNames symbols;
    private final NamesByTime names;

    /// Those that the row of the session tells.
    private SymbolNames noted;

    private @Nullable Long firstDate;

    /// @param noted the names of its symbols that the row of the session tells
    AccountBooks(Ledgers ledgers, StoredSession session, SymbolNames noted) {
        this.ledgers = ledgers;
        this.session = session.id();
        symbols = session.names();
        names = new NamesByTime(session);
        this.noted = noted;
    }

    /// What the engine needs to go on after the last slice; null when there is no equity point.
    ///
    /// @param current the session as it is now
    public @Nullable SessionState state(StoredSession current) {
        return ledgers.books().state(current.named(noted));
    }

    /// The date of the last slice; null where there is none.
    ///
    /// @param current the session as it is now
    public @Nullable LocalDate lastDate(StoredSession current) {
        return ledgers.books().lastDate(current);
    }

    /// The date up to which corporate actions were not booked yet when the session was made; null where all were.
    public @Nullable LocalDate actionsAfter(StoredSession current) {
        Long time = current.actionsAfter();
        return time == null ? null : LocalDates.of(current.dateOf(time));
    }

    /// Highest equity before the last point; the initial capital counts.
    ///
    /// @param current the session as it is now
    public long peakEquityBeforeLast(StoredSession current) {
        return ledgers.books().peakEquityBeforeLast(current);
    }

    /// Appends trades.
    public void addTrades(List<DatedTrade> trades) {
        ledgers.books().addTrades(session, symbols, trades);
    }

    /// The trades of these numbers that there are, in order.
    ///
    /// @param current the session as it is now
    /// @param end exclusive
    public List<Trade> trades(StoredSession current, long from, long end) {
        return ledgers.books().trades(current.named(symbols), from, end).stream()
                .map(StoredTrade::trade)
                .toList();
    }

    /// Appends what changed cash without a trade.
    ///
    /// @param first number of the first of them
    public void addCashEvents(long first, List<DatedCashEvent> events) {
        ledgers.books().cashEvents().add(session, symbols, first, events);
    }

    /// Replaces the dividends that are owed.
    ///
    /// @param date of the last slice
    public void replaceReceivables(List<Receivable> receivables, long date) {
        ledgers.books().cashEvents().replaceReceivables(session, symbols.at(date), receivables);
    }

    /// Removes the open positions.
    public void removePositions() {
        ledgers.books().removePositions(session);
    }

    /// Adds open positions.
    ///
    /// @param date of the last slice
    /// @param counted whether the session counts the bars that it holds them for
    public void addPositions(List<Position> positions, long date, boolean counted) {
        ledgers.books().addPositions(session, symbols.at(date), positions, counted);
    }

    /// Adds orders that ended before they were filled whole, and replaces those that wait, the fills of positions, and
    /// the bars for which symbols, by index, are not entered.
    ///
    /// @param date of the last slice
    public void replaceOpenOrders(
            List<EndedOrder> ended,
            List<Order> waiting,
            List<Position> positions,
            Map<Integer, Integer> cooldowns,
            long date) {
        OpenOrders orders = ledgers.books().orders();
        orders.remove(session);
        orders.addEnded(session, names, ended);
        orders.add(session, symbols.at(date), symbols.change(), waiting, positions, cooldowns);
    }

    /// Notes which positions are stale at the last slice, whose bars are all in the books.
    ///
    /// @param current the session as it is now
    /// @return the symbols of those that are, by index
    public Set<Integer> noteStalePositions(StoredSession current) {
        return ledgers.stalePositions().note(current.named(noted));
    }

    /// Appends equity points.
    ///
    /// @param first number of the first of them
    public void addPoints(long first, List<EquityPoint> points) {
        ledgers.equity().add(session, first, points);
    }

    /// The equity points of these numbers that there are, in order.
    ///
    /// @param end exclusive
    public List<EquityPoint> points(long from, long end) {
        return ledgers.equity().points(session, from, end);
    }

    /// Replaces the values of an equity point, whose time stays.
    public void replacePoint(long number, EquityPoint point) {
        ledgers.equity().replace(session, number, point);
    }

    /// Notes how far the account goes.
    public void advance(AccountProgress progress) {
        ledgers.sessions().advance(session, progress);
        if (symbols.change()) {
            noteNames(progress.lastDate());
        }
    }

    private void noteNames(long date) {
        if (firstDate == null) {
            firstDate = ledgers.equity().get(session, 0).map(EquityPoint::date).orElse(null);
        }
        SymbolNames had = symbols.between(firstDate == null ? date : firstDate, date);
        if (!had.equals(noted)) {
            ledgers.symbolNames().replace(session, had);
            noted = had;
        }
    }

    /// Closes the session for good: no highest equity counts for entries any more.
    public void close() {
        ledgers.sessions().close(session);
    }
}
