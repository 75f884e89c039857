package io.papertape.engine.session;

import io.papertape.engine.order.Order;
import io.papertape.engine.order.Trade;
import io.papertape.engine.portfolio.CashEvent;
import io.papertape.engine.risk.RiskDecision;
import io.papertape.engine.strategy.Signal;
import java.util.function.Supplier;

/// Hears what happens in a session, as it happens, on the thread that drives it.
///
/// ```java
/// List<Trade> trades = new ArrayList<>();
/// SessionListener listener = new SessionListener() {
///     public void traded(Trade trade) {
///         trades.add(trade);
///     }
/// };
/// ```
public interface SessionListener {

    /// What the trade that follows is to tell as its reason; if this throws, the trade is not made.
    ///
    /// @param signal that leads to the trade, and all it tells unless more is wanted
    /// @param explanation makes the text why the strategy gave it, for who asks before this method returns
    default String reason(Signal signal, Supplier<String> explanation) {
        return signal.name();
    }

    /// An order was executed.
    default void traded(Trade trade) {}

    /// An order ended before it was filled whole, or was cut to nothing.
    ///
    /// @param order as it was then
    /// @param time slice, epoch milliseconds UTC
    /// @param why the limit or level that ended it, by name or in a few words
    default void orderEnded(Order order, long time, String why) {}

    /// Cash changed without a trade.
    default void cashMoved(CashEvent event) {}

    /// An iteration ended, with what the account was worth then: the components of an
    /// [io.papertape.engine.portfolio.EquityPoint], so that only a listener that keeps one makes an
    /// object.
    ///
    /// @param time slice, epoch milliseconds UTC
    /// @param date of the slice in the session's zone, see [io.papertape.engine.portfolio.SessionCalendar]
    /// @param equity cash, positions' value and dividends that are owed
    /// @param cash cash
    /// @param positionsValue sum of the positions' market values, those of short ones below 0
    /// @param receivables dividends that are owed and not paid yet
    /// @param shortsValue value of the short positions, above 0
    /// @param drawdown loss from the highest equity so far, a fraction of it, at least 0
    default void equityRecorded(
            long time,
            long date,
            long equity,
            long cash,
            long positionsValue,
            long receivables,
            long shortsValue,
            double drawdown) {}

    /// The risk manager refused an entry.
    ///
    /// @param time slice, epoch milliseconds UTC
    /// @param symbol index of the symbol in the session's list
    /// @param price latest price, without slippage
    /// @param quantity shares that the session would have bought without the limits of risk
    /// @param refused by which limit
    /// @param signalReason makes the text why the strategy said to buy, for who asks before this method returns
    default void entryRefused(
            long time,
            int symbol,
            long price,
            long quantity,
            RiskDecision.Refused refused,
            Supplier<String> signalReason) {}

    /// Processing a symbol threw, which has been logged; the symbols after it are processed all the same.
    ///
    /// @param time slice, epoch milliseconds UTC
    /// @param symbol index of the symbol in the session's list
    /// @param failure what was thrown: anything but an error of the machine; its message may throw as well
    default void symbolFailed(long time, int symbol, Throwable failure) {}

    /// Whether the first failure of each symbol is logged as a warning. Who evaluates many sessions tells of failures
    /// otherwise.
    default boolean warnsOfFailures() {
        return true;
    }
}
