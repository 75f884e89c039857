package io.papertape.engine.live;

import io.papertape.engine.market.DataFeed;
import io.papertape.engine.market.MarketSlice;
import io.papertape.engine.session.Iteration;
import io.papertape.engine.session.MachineErrors;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/// Drives a session live: an iteration every update interval, on one daemon thread.
///
/// [#start()] and [#stop()] may be called from any thread. A failing iteration is logged, and the
/// loop sleeps and goes on. An error of the machine is logged and ends it.
///
/// ```java
/// SessionEngine engine = new SessionEngine(config, listener);
/// TradingLoop loop = new TradingLoop(feed, engine.iteration(), Duration.ofSeconds(60));
/// loop.start();
/// ```
public final class TradingLoop {

    /// What [#stop()] waits for the thread at most.
    public static final Duration STOP_LIMIT = Duration.ofSeconds(5);

    private static final System.Logger LOG = System.getLogger(TradingLoop.class.getName());

    /// What is done with a slice.
    public interface Pass {
        void over(MarketSlice slice);
    }

    private final DataFeed feed;
    private final Pass pass;
    private final Object lock;
    private final Duration updateInterval;
    private final Sleeper sleeper;
    private final LoopThread.Factory threads;
    private @Nullable Run current;

    /// A loop on a daemon thread that really sleeps.
    public TradingLoop(DataFeed feed, Iteration iteration, Duration updateInterval) {
        this(feed, iteration, updateInterval, Thread::sleep, LoopThread::daemon);
    }

    /// @param feed gives the slices
    /// @param iteration what is done with each
    /// @param updateInterval pause after every iteration, not negative
    /// @param sleeper pauses
    /// @param threads makes the thread
    public TradingLoop(
            DataFeed feed, Iteration iteration, Duration updateInterval, Sleeper sleeper, LoopThread.Factory threads) {
        this(
                feed,
                slice -> {
                    iteration.processSymbols(slice);
                    iteration.recordEquity(slice);
                },
                iteration,
                updateInterval,
                sleeper,
                threads);
    }

    /// A loop that does more with a slice than to show it to a session.
    ///
    /// @param feed gives the slices
    /// @param pass over each
    /// @param lock that is held around every pass
    /// @param updateInterval pause after every iteration, not negative
    /// @param sleeper pauses
    /// @param threads makes the thread
    public TradingLoop(
            DataFeed feed,
            Pass pass,
            Object lock,
            Duration updateInterval,
            Sleeper sleeper,
            LoopThread.Factory threads) {
        this.feed = feed;
        this.pass = pass;
        this.lock = lock;
        this.updateInterval = updateInterval;
        this.sleeper = sleeper;
        this.threads = threads;
    }

    /// Starts the thread; does nothing while the loop runs.
    public synchronized void start() {
        if (!isRunning()) {
            Run run = new Run();
            run.thread.start();
            current = run;
        }
    }

    /// Ends the loop after the iteration under way, and waits for the thread at most [#STOP_LIMIT]. Does nothing while
    /// the loop is stopped.
    public synchronized void stop() {
        Run ending = current;
        if (ending == null) {
            return;
        }
        current = null;
        ending.end();
        try {
            ending.thread.join(STOP_LIMIT);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /// Whether the loop was started and has ended neither by [#stop()] nor by itself.
    public synchronized boolean isRunning() {
        return current != null && !current.over;
    }

    /// One pass: updates the feed, processes the symbols, updates the positions, records equity.
    ///
    /// @return whether the feed had a slice; without one nothing happens
    public boolean iterate() {
        return iterate(() -> true);
    }

    /// A slice that comes when the loop has ended is left alone: whoever ended it may have closed the session.
    private boolean iterate(BooleanSupplier goesOn) {
        MarketSlice slice = feed.next();
        if (slice == null) {
            return false;
        }
        synchronized (lock) {
            if (!goesOn.getAsBoolean()) {
                return false;
            }
            pass.over(slice);
        }
        return true;
    }

    /// From one start to the stop that follows. A run that outlives its stop does not join the next one.
    private final class Run {

        private final LoopThread thread = threads.create("papertape-trading-loop", this::loop);
        private boolean ended;
        private boolean sleeping;

        /// The last thing that the thread sets. It takes no lock for that: [#stop()] holds one while it waits for it.
        private volatile boolean over;

        private void loop() {
            try {
                while (!hasEnded()) {
                    attempt();
                    pause();
                }
            } catch (Throwable e) {
                LOG.log(System.Logger.Level.ERROR, "the trading loop has ended", e);
                throw e;
            } finally {
                over = true;
            }
        }

        private void attempt() {
            try {
                iterate(() -> !hasEnded());
            } catch (Throwable e) {
                MachineErrors.rethrow(e);
                LOG.log(System.Logger.Level.ERROR, "an iteration of the trading loop failed; the loop goes on", e);
            }
        }

        private void pause() {
            if (!fallAsleep()) {
                return;
            }
            try {
                sleeper.sleep(updateInterval);
            } catch (InterruptedException e) {
                LOG.log(System.Logger.Level.DEBUG, "the trading loop was woken");
            }
            awake();
        }

        private synchronized boolean hasEnded() {
            return ended;
        }

        private synchronized boolean fallAsleep() {
            sleeping = !ended;
            return sleeping;
        }

        private synchronized void awake() {
            sleeping = false;
        }

        /// Only a sleeping thread is ever interrupted: an interrupt during input or output would break what it uses.
        private synchronized void end() {
            ended = true;
            if (sleeping) {
                thread.interrupt();
            }
        }
    }
}
