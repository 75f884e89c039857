package io.papertape.batch.replay;

import io.papertape.engine.market.MarketSlice;
import io.papertape.engine.performance.Benchmark;
import io.papertape.engine.session.SessionEngine;
import io.papertape.engine.session.SessionListener;
import io.papertape.ledger.Restatement;
import io.papertape.ledger.RunBooks;
import io.papertape.ledger.StoredSession;
import io.papertape.ledger.StrategyVersion;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One execution of the job: which session it carries forward, from which prices.
///
/// @param request what was asked for, with every setting of the session
/// @param books of the session, which the execution writes
/// @param restatement what had changed when the session is replayed whole for that, or null
/// @param code digest of the strategy's code
/// @param otherCode the code that the books were made with when it is another one, which is not accepted; else null
/// @param slices from the first on
/// @param recorder hears the engine
/// @param benchmark sees the slices of the books that have an equity point
/// @param progress hears how far it got
record ReplayRun(
        ReplayRequest request,
        RunBooks books,
        @Nullable Restatement restatement,
        String code,
        @Nullable StrategyVersion otherCode,
        ReadAhead slices,
        SliceRecorder recorder,
        Benchmark benchmark,
        ReplayProgress progress) {

    /// The session as it was when the execution began.
    StoredSession session() {
        return books.session();
    }

    /// @throws CodeChangedException if the books were made with another code, which is not accepted
    void requireSameCode() {
        if (otherCode != null) {
            throw new CodeChangedException(
                    session().name(), session().settings().strategy(), otherCode, code);
        }
    }

    /// Whether a slice only warms the strategy up: it has no equity point.
    boolean isWarmUp(MarketSlice slice) {
        return recorder.isWarmUp(slice);
    }

    List<String> symbols() {
        return books.symbols();
    }

    /// A session of the engine with these settings, in its initial state.
    SessionEngine newSession(SessionListener listener) {
        return new SessionEngine(session().settings().engineConfig(session().name(), request.strategy()), listener);
    }
}
