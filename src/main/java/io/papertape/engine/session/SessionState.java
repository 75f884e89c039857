package io.papertape.engine.session;

import io.papertape.engine.order.Order;
import io.papertape.engine.portfolio.Position;
import io.papertape.engine.portfolio.Receivable;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What must be known of an iteration's end to continue after it. Money is in units of 0.00000001.
///
/// @param time slice of the last equity point, epoch milliseconds UTC
/// @param date of that slice, see [io.papertape.engine.portfolio.SessionCalendar]
/// @param equity equity of that point
/// @param cash cash of that point
/// @param peakEquity highest equity up to that point; the initial capital counts
/// @param riskPeakEquity highest equity that counts for the limit of the drawdown
/// @param flatSince date of the first slice since which no position is open, see
///     [io.papertape.engine.portfolio.SessionCalendar], or null where one is; not used where the highest equity always
///     counts
/// @param previousDayEquity equity of the last point on an earlier date; the initial capital when there is none
/// @param nextTradeNumber how many trades there were
/// @param positions open positions, in order of entry
/// @param receivables dividends that are owed, in order of their ex-dates
/// @param orders that wait, in order of their numbers
/// @param cooldowns bars for which symbols, by index, are not entered, that of the last slice included
/// @param nextOrderNumber how many orders there were
/// @param ruined whether nothing was left of the account, so that everything is closed
public record SessionState(
        long time,
        long date,
        long equity,
        long cash,
        long peakEquity,
        long riskPeakEquity,
        @Nullable Long flatSince,
        long previousDayEquity,
        long nextTradeNumber,
        List<Position> positions,
        List<Receivable> receivables,
        List<Order> orders,
        Map<Integer, Integer> cooldowns,
        long nextOrderNumber,
        boolean ruined) {

    public SessionState {
        positions = List.copyOf(positions);
        receivables = List.copyOf(receivables);
        orders = List.copyOf(orders);
        cooldowns = Map.copyOf(cooldowns);
    }

    /// This state with another peak.
    public SessionState withPeakEquity(long peak) {
        return new SessionState(
                time,
                date,
                equity,
                cash,
                peak,
                riskPeakEquity,
                flatSince,
                previousDayEquity,
                nextTradeNumber,
                positions,
                receivables,
                orders,
                cooldowns,
                nextOrderNumber,
                ruined);
    }
}
