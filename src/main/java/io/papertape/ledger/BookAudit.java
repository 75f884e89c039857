package io.papertape.ledger;

import io.papertape.database.SqlTypes;
import io.papertape.engine.order.PositionEffect;
import io.papertape.engine.order.Trade;
import io.papertape.engine.performance.Performance;
import io.papertape.engine.portfolio.EquityCurve;
import io.papertape.engine.portfolio.EquityPoint;
import io.papertape.engine.portfolio.Money;
import io.papertape.engine.portfolio.SessionCalendar;
import io.papertape.engine.risk.RiskPeak;
import io.papertape.settings.SessionPeriod;
import java.time.LocalDateTime;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Proves the books of a session from the rows as they are stored, and computes its metrics, in one pass in
/// order of time: no row is missing, each equity point equals what the trades up to it and the points before it
/// make it, the open positions are what the trades left. Fills are proven by [FillProof], trades among each
/// other by [TradeProof].
///
/// It may follow the books while they grow; what it has read must not change any more. Memory grows by a few
/// numbers per date. Not safe for use by several threads.
public final class BookAudit {

    /// Points that are read at once.
    public static final int POINTS_PER_PAGE = 4_096;

    private static final int TRADES_PER_PAGE = 1_024;

    private final StoredSession session;
    private final EquityLedger equity;
    private final BookLedger books;
    private final FillProof.Bars bars;
    private final FillProof fills;
    private final SessionPeriod period;
    private final SessionCalendar calendar;
    private final EquityCurve curve;
    private final RiskPeak riskPeak;
    private final Performance performance;
    private final TradeProof proof;
    private final Queue<StoredTrade> trades = new ArrayDeque<>();
    private long tradesRead;
    private long tradesInPlace;
    private boolean tradesMayFollow;
    private long points;
    private long lastTime = Long.MIN_VALUE;
    private long cash;
    private long positionsValue;
    private @Nullable String finding;
    private @Nullable String fillFinding;

    /// @param bars finds the bars that the session was made from
    /// @param ownLevels whether its strategy gives prices of its own
    BookAudit(StoredSession session, EquityLedger equity, BookLedger books, FillProof.Bars bars, boolean ownLevels) {
        this.bars = bars;
        fills = new FillProof(session.settings(), ownLevels);
        this.session = session;
        this.equity = equity;
        this.books = books;
        cash = session.settings().initialCapital();
        period = session.settings().period();
        calendar = new SessionCalendar(period.zone());
        curve = new EquityCurve(cash);
        riskPeak = new RiskPeak(cash, session.settings().riskDrawdownReset());
        performance = new Performance(cash, session.settings().metrics().conventions());
        proof = new TradeProof(
                session.settings().symbols(), session.settings().fillRules().timing());
    }

    /// Goes on to a point. It ends at the first row that is wrong.
    ///
    /// @param end number of the point, exclusive
    public void readTo(long end) {
        while (points < end && finding == null) {
            long pageEnd = Math.min(end, points + POINTS_PER_PAGE);
            List<EquityPoint> page = equity.points(session.id(), points, pageEnd);
            if (page.size() == pageEnd - points) {
                tradesMayFollow = true;
                page.forEach(this::take);
            } else {
                finding = "equity_point: " + (pageEnd - points - page.size()) + " of the points " + points + " to "
                        + (pageEnd - 1) + " of the session are missing";
            }
        }
    }

    /// Reads the rest, and compares it with what the session tells of itself, and with its open positions
    /// unless what comes before is wrong.
    ///
    /// @param ended the session as it is now
    /// @return the first row that breaks each rule; empty when all is proven
    public List<String> finish(StoredSession ended) {
        readTo(ended.points());
        if (finding == null) {
            finding = endFault(ended);
        }
        if (finding == null) {
            List<StoredPosition> positions = books.storedPositions(session.id());
            proof.compare(positions, ended.lastSliceAt());
            finding = positionsFault(positions);
        }
        return Stream.of(
                        books.numberFaults(session.id(), tradesInPlace).stream(),
                        proof.findings().stream(),
                        Stream.ofNullable(fillFinding),
                        Stream.ofNullable(finding))
                .flatMap(faults -> faults)
                .toList();
    }

    /// The value of the positions after the last slice is the sum of their market values.
    private @Nullable String positionsFault(List<StoredPosition> positions) {
        long held = positions.stream().mapToLong(StoredPosition::marketValue).reduce(0, Money::add);
        return points == 0 || held == positionsValue
                ? null
                : "equity_point " + SqlTypes.timestamp(lastTime) + ": positions_value is "
                        + Money.format(positionsValue) + " but the sum of market_value is " + Money.format(held);
    }

    /// What the rows that were read so far come to.
    public Performance performance() {
        return performance;
    }

    private void take(EquityPoint point) {
        if (finding == null) {
            finding = fault(point);
            points++;
            lastTime = point.time();
            positionsValue = point.positionsValue();
            riskPeak.record(point.date(), point.equity(), point.positionsValue() == 0);
            performance.record(point);
        }
    }

    private @Nullable String fault(EquityPoint point) {
        if (point.time() <= lastTime) {
            return "equity_point " + at(point) + ": does not come after the one before it, "
                    + SqlTypes.timestamp(lastTime);
        }
        if (period.isWarmUp(point.time())) {
            return "equity_point " + at(point) + ": is before trade_from_at";
        }
        if (!calendar.accepts(point.time(), point.date())) {
            return "equity_point " + at(point) + ": local_date is " + LocalDates.of(point.date())
                    + ", which is neither the date of its time in "
                    + period.zone()
                    + " nor that of a bar with a date alone";
        }
        String fault = takeTrades(point);
        return fault == null ? valueFault(point) : fault;
    }

    private @Nullable String valueFault(EquityPoint point) {
        if (point.cash() != cash) {
            return "equity_point " + at(point) + ": cash is " + Money.format(point.cash())
                    + " but initial_capital + sum(cash_flow) is " + Money.format(cash);
        }
        if (point.equity() != point.cash() + point.positionsValue()) {
            return "equity_point " + at(point) + ": equity is " + Money.format(point.equity())
                    + " but cash + positions_value is " + Money.format(point.cash() + point.positionsValue());
        }
        if (point.drawdown() != curve.record(point.date(), point.equity())) {
            return "equity_point " + at(point) + ": drawdown is " + point.drawdown()
                    + " but equity and the highest before it give "
                    + EquityCurve.drawdown(curve.peak(), point.equity());
        }
        return null;
    }

    /// Takes the trades up to a slice in. They were committed with its point, or before.
    private @Nullable String takeTrades(EquityPoint point) {
        for (StoredTrade next = nextTrade(); next != null && next.trade().time() <= point.time(); next = nextTrade()) {
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
                String fault = fills.take(trade, bars);
                fillFinding = fault == null ? null : proof.told(trade) + fault;
            }
            cash = Money.add(cash, trade.cashFlow());
            performance.record(trade);
            trades.remove();
        }
        return null;
    }

    private @Nullable StoredTrade nextTrade() {
        if (trades.isEmpty() && tradesMayFollow) {
            List<StoredTrade> page = books.trades(session, tradesRead, tradesRead + TRADES_PER_PAGE);
            trades.addAll(page);
            page.forEach(this::notePlace);
            tradesRead += page.size();
            tradesMayFollow = page.size() == TRADES_PER_PAGE;
        }
        return trades.peek();
    }

    private void notePlace(StoredTrade next) {
        if (next.place() == tradesInPlace && next.isInPlace()) {
            tradesInPlace++;
        }
    }

    private @Nullable String endFault(StoredSession ended) {
        tradesMayFollow = true;
        StoredTrade left = nextTrade();
        if (left != null) {
            return tradeFault(left.trade());
        }
        long beyond = equity.countBeyond(session.id(), points);
        if (beyond > 0) {
            return "equity_point: there are " + (points + beyond) + " rows, paper_session counts " + points;
        }
        if (!lastAgrees(ended) || ended.peakEquity() != curve.peak()) {
            return "paper_session: last_slice_at or peak_equity do not agree with equity_point";
        }
        return ended.closed() || ended.riskPeakEquity() == riskPeak.last()
                ? null
                : "paper_session: risk_peak_equity is " + Money.format(ended.riskPeakEquity())
                        + " but equity_point and risk_drawdown_reset give " + Money.format(riskPeak.last());
    }

    /// Without a point, the last slice is one of those that warm up.
    private boolean lastAgrees(StoredSession ended) {
        Long last = ended.lastSliceAt();
        if (points > 0) {
            return Long.valueOf(lastTime).equals(last);
        }
        return last == null
                ? ended.warmUpSlices() == 0
                : ended.warmUpSlices() > 0 && ended.settings().period().isWarmUp(last);
    }

    private static String tradeFault(Trade trade) {
        return "trade " + trade.number() + ": there is no equity_point at " + SqlTypes.timestamp(trade.time());
    }

    private static LocalDateTime at(EquityPoint point) {
        return SqlTypes.timestamp(point.time());
    }
}
