package io.papertape.batch.live;

import io.papertape.batch.Failures;
import io.papertape.batch.RunInLog;
import io.papertape.batch.replay.ActionsChangedException;
import io.papertape.batch.replay.FollowedSession;
import io.papertape.engine.live.LoopThread;
import io.papertape.engine.live.Sleeper;
import io.papertape.engine.live.TradingLoop;
import io.papertape.engine.market.DataFeed;
import io.papertape.engine.market.MarketSlice;
import io.papertape.engine.session.MachineErrors;
import io.papertape.prices.UnfinishedPriceFileException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;

/// What the trading loop does on its thread, for one session: looks for the next slice that is ready, replays it, and
/// tells of what came of it.
///
/// A look that fails for a passing cause is told, and the next one comes after the pause. Any other failure ends the
/// loop: the engine may have seen a slice that the books do not have.
final class LiveLoop implements DataFeed {

    private final FollowedSession session;
    private final GrowingPrices prices;
    private final LiveListener listener;

    /// Completes with what ends the loop.
    private final CompletableFuture<Throwable> over = new CompletableFuture<>();
    private boolean atEnd;

    /// Whether the last look has not shown what there is.
    private boolean due;

    /// Whether the last look at new prices has failed.
    private boolean failed;

    private boolean closed;

    /// What was read and is not traded yet: a benchmark has seen it, so that the session must, too.
    private @Nullable MarketSlice ready;

    private String told = "";

    LiveLoop(FollowedSession session, GrowingPrices prices, LiveListener listener) {
        this.session = session;
        this.prices = prices;
        this.listener = listener;
    }

    /// Runs the loop on a thread of its own, until a stop is asked for or it cannot go on.
    ///
    /// @param stop completes when a stop is asked for
    /// @throws Exception why it could not go on
    void run(Duration interval, Sleeper sleeper, CompletableFuture<@Nullable Void> stop) throws Exception {
        TradingLoop loop = new TradingLoop(
                this,
                this::trade,
                this,
                interval,
                pause -> sleepAtEnd(sleeper, pause),
                (name, body) -> LoopThread.daemon(name, RunInLog.inherited(body)));
        loop.start();
        CompletableFuture.anyOf(stop, over).join();
        loop.stop();
        end();
        if (over.isDone()) {
            throw thrown(over.join());
        }
    }

    private static Exception thrown(Throwable failure) {
        return switch (failure) {
            case Exception e -> e;
            case Error e -> throw e;
            default -> new IllegalStateException(failure);
        };
    }

    /// The next slice that is ready; null where there is none yet, and where a look has failed.
    @Override
    public synchronized @Nullable MarketSlice next() {
        if (closed || over.isDone()) {
            return null;
        }
        try {
            ready = look();
            return ready;
        } catch (Throwable e) {
            if (!(e instanceof ActionsChangedException) && PassingFailures.mayPass(e)) {
                tell(e);
            } else {
                fail(e);
            }
            return null;
        }
    }

    private @Nullable MarketSlice look() {
        MarketSlice slice = atEnd ? null : read();
        if (slice == null && (due || prices.haveNews(session.query()))) {
            due = true;
            session.lookAgain();
            due = false;
            slice = read();
            failed = false;
        }
        if (slice != null) {
            told = "";
        }
        return slice;
    }

    private @Nullable MarketSlice read() {
        atEnd = true;
        MarketSlice slice = session.next();
        atEnd = slice == null;
        return slice;
    }

    private synchronized void trade(MarketSlice slice) {
        if (!slice.equals(ready)) {
            return;
        }
        ready = null;
        try {
            FollowedSession.Outcome outcome = session.replay(slice);
            outcome.trades().forEach(trade -> listener.traded(session.symbolAt(trade.symbol(), slice), trade));
            outcome.failures()
                    .forEach(failure -> listener.strategyFailed(session.symbolAt(failure.symbol(), slice), failure));
        } catch (Throwable e) {
            fail(e);
        }
    }

    private void fail(Throwable failure) {
        over.complete(failure);
        MachineErrors.rethrow(failure);
    }

    /// That a file was written to while it was read is worth a word only when it happens at each look.
    private void tell(Throwable failure) {
        boolean again = failed;
        failed = true;
        if (failure instanceof UnfinishedPriceFileException && !again) {
            return;
        }
        String text = Failures.told(failure);
        if (!text.equals(told)) {
            told = text;
            listener.failed(failure);
        }
    }

    /// While more slices are ready, there is no pause. When the loop cannot go on, it pauses until it is stopped.
    private void sleepAtEnd(Sleeper sleeper, Duration pause) throws InterruptedException {
        if (over.isDone()) {
            new CountDownLatch(1).await();
        } else if (atEnd) {
            sleeper.sleep(pause);
        }
    }

    /// Waits for what the thread is at, should it have outlived the stop, and lets it do nothing more. A slice that
    /// came with the stop is traded: it was read.
    private synchronized void end() {
        closed = true;
        if (ready != null && !over.isDone()) {
            trade(ready);
        }
    }
}
