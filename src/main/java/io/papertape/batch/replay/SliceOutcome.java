package io.papertape.batch.replay;

import io.papertape.engine.market.MarketSlice;
import io.papertape.engine.order.Trade;
import io.papertape.engine.portfolio.CashEvent;
import io.papertape.engine.portfolio.EquityPoint;
import io.papertape.engine.portfolio.SessionCalendar;
import io.papertape.ledger.EndedOrder;
import io.papertape.ledger.RefusedEntry;
import io.papertape.ledger.StrategyFailure;
import io.papertape.ledger.SuspiciousBar;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What one iteration leaves to be written.
///
/// @param slice the bars
/// @param trades in order of execution; most often empty
/// @param point the equity at its end; null where the slice only warms the strategy up
/// @param refusedEntries how many entries risk refused
/// @param keptRefusals those of them that the run keeps, in order; most often empty
/// @param failures symbols that did not trade because the strategy threw, in order; most often empty
/// @param suspicious bars of the slice that may be a fault of their source, in order; most often empty
/// @param cashEvents what changed cash without a trade, in order; most often empty
/// @param endedOrders that ended before they were filled whole, in order; most often empty
record SliceOutcome(
        MarketSlice slice,
        List<Trade> trades,
        @Nullable EquityPoint point,
        long refusedEntries,
        List<RefusedEntry> keptRefusals,
        List<StrategyFailure> failures,
        List<SuspiciousBar> suspicious,
        List<CashEvent> cashEvents,
        List<EndedOrder> endedOrders) {

    /// The date of the slice, see [SessionCalendar].
    ///
    /// @param zone of the session
    long date(ZoneId zone) {
        return point == null ? SessionCalendar.dateOf(slice.time(), zone) : point.date();
    }
}
