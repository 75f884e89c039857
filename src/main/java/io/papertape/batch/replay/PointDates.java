package io.papertape.batch.replay;

import io.papertape.engine.market.MarketSlice;
import io.papertape.engine.portfolio.EquityPoint;
import io.papertape.engine.portfolio.UtcDay;
import io.papertape.ledger.AccountBooks;
import io.papertape.settings.SessionPeriod;
import java.util.List;

/// Tells which slices of the books had a bar with a date alone: those whose equity point has the UTC date of its time.
/// Of a slice without a point nobody asks for the date, and in UTC every slice has it. Not safe for use by several
/// threads.
final class PointDates {

    private static final int POINTS_PER_PAGE = 4_096;

    private final AccountBooks account;
    private final SessionPeriod period;
    private List<EquityPoint> page = List.of();
    private long first;
    private long next;

    PointDates(AccountBooks account, SessionPeriod period) {
        this.account = account;
        this.period = period;
    }

    /// Marks the next slice of the books.
    void mark(MarketSlice slice) {
        if (period.zone().equals(SessionPeriod.UTC) || period.isWarmUp(slice.time())) {
            return;
        }
        if (next == first + page.size()) {
            first = next;
            page = account.points(first, first + POINTS_PER_PAGE);
        }
        if (next < first + page.size()) {
            EquityPoint point = page.get((int) (next - first));
            if (UtcDay.start(point.time()) == point.date()) {
                slice.markDateAlone();
            }
        }
        next++;
    }
}
