package io.papertape.batch.audit;

import io.papertape.engine.market.CorporateAction;
import io.papertape.engine.market.Market;
import io.papertape.engine.market.MarketSlice;
import io.papertape.engine.order.Trade;
import io.papertape.engine.risk.RiskDecision;
import io.papertape.engine.session.SessionConfig;
import io.papertape.engine.session.SessionEngine;
import io.papertape.engine.session.SessionListener;
import io.papertape.engine.strategy.Signal;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/// A replay of a session whose books nobody keeps, in a market of its own. It asks its strategy whatever the job asks
/// it, also why it trades. Not safe for use by several threads.
final class AuditReplay implements SessionListener {

    private final SessionEngine engine;
    private List<Trade> trades = List.of();
    private List<SliceEvents.Refusal> refusals = List.of();
    private List<SliceEvents.Failure> failures = List.of();

    AuditReplay(SessionConfig config, List<CorporateAction> actions) {
        engine = new SessionEngine(config, new Market(config.symbols(), actions), this);
    }

    /// Does what the session does in the next slice.
    ///
    /// @throws io.papertape.engine.portfolio.MoneyOverflowException if its books cannot hold a value
    SliceEvents take(MarketSlice slice) {
        if (engine.isOver()) {
            return SliceEvents.NONE;
        }
        engine.iteration().processSymbols(slice);
        engine.iteration().recordEquity(slice);
        if (trades.isEmpty() && refusals.isEmpty() && failures.isEmpty()) {
            return SliceEvents.NONE;
        }
        SliceEvents events = new SliceEvents(trades, refusals, failures);
        trades = List.of();
        refusals = List.of();
        failures = List.of();
        return events;
    }

    @Override
    public String reason(Signal signal, Supplier<String> explanation) {
        return explanation.get();
    }

    @Override
    public void traded(Trade trade) {
        trades = with(trades, trade);
    }

    @Override
    public void entryRefused(
            long time,
            int symbol,
            long price,
            long quantity,
            RiskDecision.Refused refused,
            Supplier<String> signalReason) {
        refusals = with(refusals, new SliceEvents.Refusal(symbol, price, quantity, refused));
    }

    @Override
    public void symbolFailed(long time, int symbol, Throwable failure) {
        failures = with(
                failures, new SliceEvents.Failure(symbol, failure.getClass().getName()));
    }

    /// Most slices have no event.
    private static <T> List<T> with(List<T> events, T event) {
        List<T> more = events.isEmpty() ? new ArrayList<>() : events;
        more.add(event);
        return more;
    }
}
