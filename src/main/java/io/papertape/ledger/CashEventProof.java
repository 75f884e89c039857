package io.papertape.ledger;

import io.papertape.database.SqlTypes;
import io.papertape.engine.portfolio.CashEvent;
import io.papertape.engine.portfolio.EquityPoint;
import io.papertape.engine.portfolio.Money;
import io.papertape.engine.portfolio.Receivable;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/// Proves that the events of a session are those that are expected, one after the other, and that
/// its claims are. Not safe for use by several threads.
final class CashEventProof {

    private final StoredSession session;
    private final CashEvents rows;
    private final List<String> symbols;
    private final boolean mayBe;
    private final PagedRows<StoredCashEvent> events;
    private long taken;

    /// @param mayBe whether the session may have any
    CashEventProof(StoredSession session, CashEvents rows, boolean mayBe) {
        this.session = session;
        this.rows = rows;
        this.mayBe = mayBe;
        symbols = session.settings().symbols();
        events = new PagedRows<>((from, end) -> rows.events(session, from, end));
    }

    /// There may be more of them than were found.
    void lookAgain() {
        if (mayBe) {
            events.lookAgain();
        }
    }

    /// Takes an event that there must be next.
    ///
    /// @param cause what it follows from
    /// @param point of its slice
    /// @return what is wrong; null where nothing is
    @Nullable
    String expect(CashEvent expected, String cause, EquityPoint point) {
        StoredCashEvent next = events.next();
        if (next != null && !next.isInPlace()) {
            return told(next) + "event_id is not that of its session and number";
        }
        if (next != null && next.number() != taken) {
            return "cash_event: number " + taken + " is missing";
        }
        if (next == null || !isThat(next.event(), expected)) {
            return "cash_event: there is no " + expected.type() + " of " + symbols.get(expected.symbol()) + " at "
                    + SqlTypes.timestamp(expected.time()) + ", which follows from " + cause
                    + (next == null ? "" : "; the next one is " + named(next));
        }
        if (next.date() != point.date()) {
            return told(next) + "local_date is " + LocalDates.of(next.date()) + " but that of its equity_point is "
                    + LocalDates.of(point.date());
        }
        if (!next.event().equals(expected)) {
            return told(next) + values(next.event()) + " but the position and " + cause + " give " + values(expected);
        }
        events.remove();
        taken++;
        return null;
    }

    private static boolean isThat(CashEvent event, CashEvent expected) {
        return event.time() == expected.time()
                && event.type() == expected.type()
                && event.symbol() == expected.symbol();
    }

    private static String values(CashEvent event) {
        OptionalLong realized = event.realizedPnl();
        return "amount " + Money.format(event.amount()) + ", quantity_change " + Money.format(event.quantityChange())
                + " and realized_pnl " + (realized.isPresent() ? Money.format(realized.getAsLong()) : "null");
    }

    /// Whether one of a slice is left, when all that were expected are taken.
    ///
    /// @return what is wrong; null where nothing is
    @Nullable
    String left(EquityPoint point) {
        StoredCashEvent next = events.next();
        if (next == null || next.event().time() > point.time()) {
            return null;
        }
        return told(next)
                + (next.event().time() == point.time()
                        ? "there is nothing that it follows from"
                        : "there is no equity_point at "
                                + SqlTypes.timestamp(next.event().time()));
    }

    /// Looks for events beyond the last slice, and compares how many there are, and what is owed.
    ///
    /// @param ended the session as it is now
    /// @param owed the claims that are not paid
    /// @param date of the last slice
    /// @return what is wrong; null where nothing is
    @Nullable
    String end(StoredSession ended, List<Receivable> owed, long date) {
        StoredCashEvent next = events.next();
        if (next != null) {
            return told(next) + "there is no equity_point at "
                    + SqlTypes.timestamp(next.event().time());
        }
        if (ended.cashEvents() != taken) {
            return "paper_session: cash_events is " + ended.cashEvents() + " but what has happened gives " + taken;
        }
        long count = rows.count(session.id());
        return count == taken
                ? receivablesFault(owed, date)
                : "cash_event: there are " + count + " rows, paper_session counts " + taken;
    }

    private @Nullable String receivablesFault(List<Receivable> owed, long date) {
        List<Receivable> stored =
                rows.receivables(session, new SymbolIndex(session.names().at(date)));
        for (int i = 0; i < Math.max(stored.size(), owed.size()); i++) {
            String row = i < stored.size() ? told(stored.get(i)) : "missing";
            String claim = i < owed.size() ? told(owed.get(i)) : "none";
            if (!row.equals(claim)) {
                return "receivable " + i + ": is " + row + " but the positions and dividends give " + claim;
            }
        }
        return null;
    }

    private String told(Receivable claim) {
        return Money.format(claim.amount()) + " for " + symbols.get(claim.symbol()) + " of "
                + LocalDates.of(claim.exDate()) + ", paid on " + LocalDates.of(claim.payDate());
    }

    private String named(StoredCashEvent event) {
        return event.number() + " (" + event.event().type() + " "
                + symbols.get(event.event().symbol()) + ")";
    }

    private String told(StoredCashEvent event) {
        return "cash_event " + named(event) + ": ";
    }
}
