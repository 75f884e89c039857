package io.papertape.ledger;

import io.papertape.database.SqlTypes;
import io.papertape.engine.market.CorporateAction;
import io.papertape.engine.performance.Performance;
import io.papertape.engine.portfolio.EquityCurve;
import io.papertape.engine.portfolio.EquityPoint;
import io.papertape.engine.portfolio.Money;
import io.papertape.engine.portfolio.SessionCalendar;
import io.papertape.engine.risk.RiskPeak;
import io.papertape.settings.SessionPeriod;
import java.time.LocalDateTime;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Proves the books of a session from the rows as they are stored, and computes its metrics, in one
/// pass in order of time: no row is missing, each equity point equals what the trades up to it and
/// the points before it make it, the open positions are what the trades left. Fills are proven by
/// [FillProof], trades among each other by [TradeProof].
///
/// It may follow the books while they grow; what it has read must not change any more. Memory grows
/// by a few numbers per date. Not safe for use by several threads.
public final class BookAudit {

    /// Points that are read at once.
    public static final int POINTS_PER_PAGE = 4_096;

    private final StoredSession session;
    private final EquityLedger equity;
    private final BookLedger books;
    private final SessionPeriod period;
    private final SessionCalendar calendar;
    private final EquityCurve curve;
    private final RiskPeak riskPeak;
    private final Performance performance;
    private final SliceProof slices;
    private long points;
    private long lastTime = Long.MIN_VALUE;
    private long positionsValue;
    private long shortsValue;
    private boolean lost;
    private @Nullable String finding;

    /// @param bars finds the bars that the session was made from
    /// @param actions of the session's symbols, see [io.papertape.engine.market.Market#actions()]
    /// @param ownLevels whether its strategy gives prices of its own
    BookAudit(
            StoredSession session,
            EquityLedger equity,
            BookLedger books,
            FillProof.Bars bars,
            List<CorporateAction> actions,
            boolean ownLevels) {
        this.session = session;
        this.equity = equity;
        this.books = books;
        long capital = session.settings().initialCapital();
        period = session.settings().period();
        calendar = new SessionCalendar(period.zone());
        curve = new EquityCurve(capital);
        riskPeak = new RiskPeak(capital, session.settings().riskDrawdownReset());
        performance = new Performance(capital, session.settings().metrics().conventions());
        slices = new SliceProof(session, books, bars, actions, ownLevels, performance);
    }

    /// Goes on to a point. It ends at the first row that is wrong.
    ///
    /// @param end number of the point, exclusive
    public void readTo(long end) {
        while (points < end && finding == null) {
            long pageEnd = Math.min(end, points + POINTS_PER_PAGE);
            List<EquityPoint> page = equity.points(session.id(), points, pageEnd);
            if (page.size() == pageEnd - points) {
                slices.lookAgain(page.getLast().time());
                page.forEach(this::take);
            } else {
                finding = "equity_point: " + (pageEnd - points - page.size()) + " of the points " + points + " to "
                        + (pageEnd - 1) + " of the session are missing";
            }
        }
    }

    /// Reads the rest, and compares it with what the session tells of itself, and with its open
    /// positions unless what comes before is wrong.
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
            slices.compare(positions, ended.lastSliceAt());
            finding = positionsFault(positions);
        }
        return Stream.concat(slices.findings().stream(), Stream.ofNullable(finding))
                .toList();
    }

    /// The value of the positions after the last slice is the sum of their market values, and that
    /// of the short ones the sum of theirs.
    private @Nullable String positionsFault(List<StoredPosition> positions) {
        long held = 0;
        long borrowed = 0;
        for (StoredPosition position : positions) {
            held = Money.add(held, position.marketValue());
            borrowed = Money.add(borrowed, -Math.min(0, position.marketValue()));
        }
        if (points == 0 || (held == positionsValue && borrowed == shortsValue)) {
            return null;
        }
        return "equity_point " + SqlTypes.timestamp(lastTime)
                + (held == positionsValue
                        ? ": shorts_value is " + Money.format(shortsValue) + " but the sum of market_value below 0 is "
                                + Money.format(-borrowed)
                        : ": positions_value is " + Money.format(positionsValue) + " but the sum of market_value is "
                                + Money.format(held));
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
            shortsValue = point.shortsValue();
            lost |= point.equity() <= 0;
            riskPeak.record(point.date(), point.equity(), slices.isFlat());
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
        String fault = slices.take(point);
        return fault == null ? valueFault(point) : fault;
    }

    private @Nullable String valueFault(EquityPoint point) {
        if (point.cash() != slices.cash()) {
            return "equity_point " + at(point) + ": cash is " + Money.format(point.cash())
                    + " but initial_capital + sum(cash_flow) + sum(amount) is " + Money.format(slices.cash());
        }
        if (point.receivables() != slices.owed()) {
            return "equity_point " + at(point) + ": receivables is " + Money.format(point.receivables())
                    + " but the dividends that are owed are " + Money.format(slices.owed());
        }
        if (point.shortsValue() != slices.shortsValue()) {
            return "equity_point " + at(point) + ": shorts_value is " + Money.format(point.shortsValue())
                    + " but the short positions are worth " + Money.format(slices.shortsValue());
        }
        if (point.positionsValue() + point.shortsValue() < 0) {
            return "equity_point " + at(point) + ": positions_value is " + Money.format(point.positionsValue())
                    + ", which is below that of the short positions alone, "
                    + Money.format(-point.shortsValue());
        }
        long sum = point.cash() + point.positionsValue() + point.receivables();
        if (point.equity() != sum) {
            return "equity_point " + at(point) + ": equity is " + Money.format(point.equity())
                    + " but cash + positions_value + receivables is " + Money.format(sum);
        }
        if (point.drawdown() != curve.record(point.date(), point.equity())) {
            return "equity_point " + at(point) + ": drawdown is " + point.drawdown()
                    + " but equity and the highest before it give "
                    + EquityCurve.drawdown(curve.peak(), point.equity());
        }
        return null;
    }

    private @Nullable String endFault(StoredSession ended) {
        String fault = slices.end(ended);
        if (fault != null) {
            return fault;
        }
        long beyond = equity.countBeyond(session.id(), points);
        if (beyond > 0) {
            return "equity_point: there are " + (points + beyond) + " rows, paper_session counts " + points;
        }
        if (!lastAgrees(ended) || ended.peakEquity() != curve.peak()) {
            return "paper_session: last_slice_at or peak_equity do not agree with equity_point";
        }
        boolean ruined = lost && session.settings().shortRules().allowed();
        if (ended.ruined() != ruined) {
            return "paper_session: ruined is " + ended.ruined() + " but equity_point and short give " + ruined;
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

    private static LocalDateTime at(EquityPoint point) {
        return SqlTypes.timestamp(point.time());
    }
}
