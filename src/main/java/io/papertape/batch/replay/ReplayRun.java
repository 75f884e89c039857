package io.papertape.batch.replay;

import io.papertape.engine.market.DataFeed;
import io.papertape.engine.market.Market;
import io.papertape.engine.market.MarketSlice;
import io.papertape.engine.performance.Benchmark;
import io.papertape.engine.session.SessionEngine;
import io.papertape.engine.session.SessionListener;
import io.papertape.ledger.ReplacedBooks;
import io.papertape.ledger.Restatement;
import io.papertape.ledger.RunBooks;
import io.papertape.ledger.StoredSession;
import io.papertape.ledger.StrategyVersion;
import io.papertape.prices.Coverage;
import io.papertape.settings.ReplaySettings;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One execution of the job: which session it carries forward, from which prices.
///
/// @param request what was asked for, with every setting of the session
/// @param books of the session, which the execution writes
/// @param restatement what had changed when the session is replayed whole for that, or null
/// @param inputs what the run depends on, or null where the books need not know
/// @param code digest of the strategy's code
/// @param otherCode the code that the books were made with when it is another one, which is not accepted; else null
/// @param usesVolumes whether the strategy looks at volumes
/// @param replaced the books that this run makes anew because bars or code have changed, whose bars stand
///     where the files have none; null where it makes none anew
/// @param slices of the files, from the first on
/// @param rows finds where the files have a bar
/// @param later what of the prices is left for a later run, filled while they are read
/// @param watch has looked at every bar of the books, once the slices of the run are read
/// @param recorder hears the engine
/// @param benchmark sees the slices of the books that have an equity point; that of all sessions of the shard
/// @param actions corporate actions of all sessions of the shard
record ReplayRun(
        ReplayRequest request,
        RunBooks books,
        @Nullable Restatement restatement,
        @Nullable String inputs,
        String code,
        @Nullable StrategyVersion otherCode,
        boolean usesVolumes,
        @Nullable ReplacedBooks replaced,
        ReadAhead slices,
        RowFinder rows,
        LeftForLater later,
        WatchedBars watch,
        SliceRecorder recorder,
        Benchmark benchmark,
        ActionHistory actions) {

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

    /// Shows a benchmark a slice; it begins with the first equity point.
    void show(Benchmark shown, MarketSlice slice) {
        if (isWarmUp(slice)) {
            shown.warmUp(slice);
        } else {
            shown.record(slice);
        }
    }

    /// The slices that the books were made from.
    ///
    /// @param bars of these books, none of them looked at
    StoredSlices stored(StoredBars bars) {
        return new StoredSlices(
                bars,
                symbols().size(),
                new PointDates(books.account(), session().settings().period()));
    }

    /// The slices of the history, from the first on: those of the files, and of books that are made anew.
    DataFeed history() {
        int symbols = books.usedBars().symbols();
        return replaced == null
                ? slices
                : new MergedSlices(
                        slices,
                        slices.coverage(symbols),
                        new StoredBars(replaced.bars(), replaced.lastSliceAt()),
                        symbols().size(),
                        new PointDates(replaced.account(), session().settings().period()));
    }

    /// From when to when that history is right, by symbol: that of books that are made anew always is.
    List<Coverage> coverage() {
        int symbols = books.usedBars().symbols();
        return replaced == null ? slices.coverage(symbols) : Collections.nCopies(symbols, Coverage.ALL);
    }

    List<String> symbols() {
        return books.symbols();
    }

    /// What of that history is compared with the bars and the corporate actions of the books.
    HistoryCheck.Subject compared() {
        return new HistoryCheck.Subject(
                symbols(),
                books.usedBars(),
                coverage(),
                new PriceTolerance(request.get(ReplaySettings.PRICE_TOLERANCE)),
                usesVolumes,
                slices::rejected,
                rows,
                actions.restated(coverage(), books.usedBars()::firstBars));
    }

    /// A session of the engine with these settings, in its initial state.
    ///
    /// @param market that it trades in
    SessionEngine newSession(Market market, SessionListener listener) {
        return new SessionEngine(
                session().settings().engineConfig(session().name(), request.strategy()), market, listener);
    }
}
