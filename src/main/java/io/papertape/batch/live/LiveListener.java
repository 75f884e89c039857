package io.papertape.batch.live;

import io.papertape.batch.replay.ReplayProgress;
import io.papertape.engine.order.Trade;
import io.papertape.ledger.StrategyFailure;
import java.util.List;

/// Hears what a session does that trades live.
public interface LiveListener extends ReplayProgress {

    /// The session has replayed what there is, and follows its prices from now on.
    ///
    /// @param session its name
    /// @param symbols in order
    void follows(String session, List<String> symbols);

    /// A trade was made, and is in the books.
    void traded(String symbol, Trade trade);

    /// A symbol did not trade because its strategy threw, and that is in the books.
    void strategyFailed(String symbol, StrategyFailure failure);

    /// Something failed; the loop goes on. A failure that repeats is told once.
    void failed(Throwable failure);
}
