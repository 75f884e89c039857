package io.papertape.ledger;

import io.papertape.database.SqlTypes;
import io.papertape.engine.market.CorporateAction;
import io.papertape.engine.order.PositionEffect;
import io.papertape.engine.order.ShortRules;
import io.papertape.engine.order.Trade;
import io.papertape.engine.order.TradeKind;
import io.papertape.engine.performance.Performance;
import io.papertape.engine.portfolio.Account;
import io.papertape.engine.portfolio.CashEvent;
import io.papertape.engine.portfolio.EquityPoint;
import io.papertape.engine.portfolio.Money;
import io.papertape.engine.portfolio.Position;
import io.papertape.settings.SessionSettings;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Proves slice by slice what has changed the cash of a session: at first what follows from
/// companies' actions, then the fees for short positions, then its trades. Not safe for use by
/// several threads.
final class SliceProof implements ActionProof.Bookings {

    private final StoredSession session;
    private final BookLedger books;
    private final List<String> symbols;
    private final PagedRows<StoredTrade> trades;
    private final CashEventProof events;
    private final Account account;
    private final TradeProof proof;
    private final LastPrices prices;
    private final FillProof fills;
    private final ActionProof actions;
    private final ShortProof shorts;
    private final Performance performance;
    private long cash;
    private long tradesInPlace;
    private EquityPoint point = new EquityPoint(Long.MIN_VALUE, Long.MIN_VALUE, 0, 0, 0, 0, 0, 0);
    private @Nullable String fillFinding;

    /// @param bars finds the bars that the session was made from
    /// @param known actions of the session's symbols, see
    ///     [io.papertape.engine.market.Market#actions()]
    /// @param ownLevels whether its strategy gives prices of its own
    /// @param performance records the trades
    SliceProof(
            StoredSession session,
            BookLedger books,
            FillProof.Bars bars,
            List<CorporateAction> known,
            boolean ownLevels,
            Performance performance) {
        SessionSettings settings = session.settings();
        ShortRules rules = settings.shortRules();
        this.session = session;
        this.books = books;
        this.performance = performance;
        symbols = settings.symbols();
        cash = settings.initialCapital();
        trades = new PagedRows<>((from, end) -> books.trades(session, from, end));
        boolean mayHaveEvents =
                session.cashEvents() > 0 || !known.isEmpty() || (rules.allowed() && rules.borrowRate() > 0);
        events = new CashEventProof(session, books.cashEvents(), mayHaveEvents);
        account = new Account(symbols, 0);
        prices = new LastPrices(bars);
        proof = new TradeProof(session.names(), settings.fillRules().timing(), account, rules.allowed());
        fills = new FillProof(settings, ownLevels, bars, prices);
        actions = new ActionProof(settings, known, account, prices, fills, this);
        shorts = new ShortProof(rules, symbols.size(), account, prices, this);
    }

    /// There may be more rows, as far as points were read.
    ///
    /// @param last time of the last of them
    void lookAgain(long last) {
        prices.storedTo(last);
        trades.lookAgain();
        events.lookAgain();
    }

    /// Takes the rows up to a slice in. They were committed with its point, or before.
    ///
    /// @return what is wrong; null where nothing is
    @Nullable
    String take(EquityPoint next) {
        long lastDate = point.date();
        point = next;
        String fault = actions.begin(next.time(), next.date());
        if (fault == null) {
            fault = shorts.borrow(next.time(), lastDate, next.date());
        }
        if (fault == null) {
            fault = events.left(point);
        }
        return fault == null ? takeTrades() : fault;
    }

    @Override
    public @Nullable String expectEvent(CashEvent expected, String cause) {
        String fault = events.expect(expected, cause, point);
        if (fault == null) {
            cash = Money.add(cash, expected.amount());
            proof.take(expected);
        }
        return fault;
    }

    @Override
    public @Nullable String expectDelisting(Position position, long price) {
        StoredTrade next = trades.next();
        Trade trade = next == null ? null : next.trade();
        if (next == null
                || trade == null
                || trade.time() != point.time()
                || trade.kind() != TradeKind.DELIST
                || trade.symbol() != position.symbol()) {
            return "trade: there is no DELIST of " + symbols.get(position.symbol()) + " at "
                    + SqlTypes.timestamp(point.time()) + ", where its position was delisted"
                    + (trade == null ? "" : "; the next one is trade " + trade.number());
        }
        if (trade.quantity() != position.quantity() || trade.price() != price) {
            return proof.told(trade) + "quantity " + Money.format(trade.quantity()) + " and price "
                    + Money.format(trade.price()) + " but the position and its delisting give "
                    + Money.format(position.quantity()) + " and " + Money.format(price);
        }
        return take(next);
    }

    private @Nullable String takeTrades() {
        for (StoredTrade next = trades.next();
                next != null && next.trade().time() <= point.time();
                next = trades.next()) {
            String fault =
                    next.trade().kind() == TradeKind.DELIST && next.trade().time() == point.time()
                            ? proof.told(next.trade()) + "kind is DELIST but nothing was delisted before its slice"
                            : take(next);
            if (fault != null) {
                return fault;
            }
        }
        return null;
    }

    private @Nullable String take(StoredTrade next) {
        Trade trade = next.trade();
        proof.take(next);
        if (trade.time() != point.time()) {
            return tradeFault(trade);
        }
        if (next.date() != point.date()) {
            return "trade " + trade.number() + ": local_date is " + LocalDates.of(next.date())
                    + " but that of its equity_point is " + LocalDates.of(point.date());
        }
        if (trade.effect() == PositionEffect.CLOSE && trade.realizedPnl().isEmpty()) {
            return "trade " + trade.number() + ": there is no realized_pnl";
        }
        if (fillFinding == null) {
            String fault = fills.take(trade);
            fillFinding = fault == null ? null : proof.told(trade) + fault;
        }
        cash = Money.add(cash, trade.cashFlow());
        performance.record(trade);
        if (next.place() == tradesInPlace && next.isInPlace()) {
            tradesInPlace++;
        }
        trades.remove();
        return null;
    }

    /// Cash after the slices so far.
    long cash() {
        return cash;
    }

    /// What is owed after the slices so far.
    long owed() {
        return account.owed();
    }

    /// What the short positions are worth after the last slice so far, above 0.
    long shortsValue() {
        return shorts.value(point.time());
    }

    /// Whether nothing is held after the slices so far.
    boolean isFlat() {
        return account.openPositions() == 0;
    }

    /// Looks for rows beyond the last slice, and compares what is owed, and how many events there
    /// are.
    ///
    /// @param ended the session as it is now
    /// @return what is wrong; null where nothing is
    @Nullable
    String end(StoredSession ended) {
        lookAgain(point.time());
        StoredTrade trade = trades.next();
        if (trade != null) {
            return tradeFault(trade.trade());
        }
        return events.end(ended, account.receivables(), point.date());
    }

    /// What the trades break among each other, and the first fill that could not have been; empty
    /// when nothing does.
    List<String> findings() {
        List<String> findings = new ArrayList<>(books.numberFaults(session.id(), tradesInPlace));
        findings.addAll(proof.findings());
        if (fillFinding != null) {
            findings.add(fillFinding);
        }
        return findings;
    }

    /// Compares the open positions with the trades, which are all taken in.
    void compare(List<StoredPosition> positions, @Nullable Long lastSliceAt) {
        proof.compare(positions, lastSliceAt, point.date());
    }

    private static String tradeFault(Trade trade) {
        return "trade " + trade.number() + ": there is no equity_point at " + SqlTypes.timestamp(trade.time());
    }
}
