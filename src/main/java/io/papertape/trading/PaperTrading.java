package io.papertape.trading;

import io.papertape.engine.live.TradingLoop;
import io.papertape.engine.market.DataFeed;
import io.papertape.engine.performance.Conventions;
import io.papertape.engine.session.SessionConfig;
import io.papertape.engine.session.SessionListener;
import io.papertape.engine.strategy.Signal;
import io.papertape.engine.strategy.StrategyCatalog;
import java.math.BigDecimal;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Trades on paper, from Java: runs at most one session, on a daemon thread of its own. A session runs until it is
/// stopped, or until an error of the machine ends its loop: then it can still be stopped, which closes its positions,
/// or another one can take its place. Safe for use by several threads.
///
/// ```java
/// PaperTrading trading = new PaperTrading(InstantSource.system());
/// trading.start(
///         "SimpleMAStrategy",
///         List.of("AAPL", "KO"),
///         new BigDecimal("50000"),
///         Map.of("fastPeriod", "5", "slowPeriod", "20", "riskFreeRate", "0.02", "interval", "0.5"),
///         feed);
/// SessionResults soFar = trading.status().results();
/// SessionResults results = trading.stop();
/// ```
public final class PaperTrading {

    /// Makes the loop that drives a session.
    interface LoopFactory {
        TradingLoop create(DataFeed feed, PaperTradingSession session);
    }

    /// What [#status()] tells.
    ///
    /// @param active whether a session runs
    /// @param results of the running session, of the last one when none runs, or null when there was none
    public record Status(boolean active, @Nullable SessionResults results) {}

    /// Trades tell why, as those of a replay do.
    private static final class Explained implements SessionListener {

        @Override
        public String reason(Signal signal, Supplier<String> explanation) {
            return explanation.get();
        }
    }

    private record Active(PaperTradingSession session, TradingLoop loop) {

        boolean isRunning() {
            return loop.isRunning();
        }
    }

    private final InstantSource clock;
    private final LoopFactory loops;
    private final StrategyCatalog catalog;
    private @Nullable Active active;
    private @Nullable SessionResults last;

    /// Sessions on a daemon thread each.
    ///
    /// @param clock stamps start and end
    public PaperTrading(InstantSource clock) {
        this(clock, new StrategyCatalog(PaperTrading.class.getClassLoader()));
    }

    /// As the other one, with strategies of a catalog.
    public PaperTrading(InstantSource clock, StrategyCatalog catalog) {
        this(
                clock,
                catalog,
                (feed, session) -> new TradingLoop(
                        feed, session.iteration(), session.config().updateInterval()));
    }

    PaperTrading(InstantSource clock, StrategyCatalog catalog, LoopFactory loops) {
        this.clock = clock;
        this.catalog = catalog;
        this.loops = loops;
    }

    /// Starts a session.
    ///
    /// @param strategy name of the strategy, as for a replay
    /// @param symbols in processing order, at least one
    /// @param capital at the beginning, positive, of at most 8 decimals
    /// @param settings texts by name: the parameters of the strategy; settings of a session, such as
    ///     `riskMaxDrawdown`; its name, `session`; seconds between looks at the feed, `interval`
    /// @param feed gives the slices; asked again and again, it gives null as long as there is none
    /// @throws IllegalArgumentException if something of this is wrong, with all that is
    /// @throws IllegalStateException if a session runs
    public void start(
            String strategy, List<String> symbols, BigDecimal capital, Map<String, String> settings, DataFeed feed) {
        NamedSettings named = NamedSettings.of(strategy, symbols, capital, settings, catalog);
        start(named.config(), named.conventions(), feed, new Explained());
    }

    /// As the other one, of a session that is configured in Java.
    ///
    /// @param conventions of the metrics
    /// @param listener hears trades, equity, refusals and failures, on the thread of the loop
    /// @throws IllegalStateException if a session runs
    public synchronized void start(
            SessionConfig config, Conventions conventions, DataFeed feed, SessionListener listener) {
        if (active != null && active.isRunning()) {
            throw new IllegalStateException("session '" + config.name() + "' cannot start: session '"
                    + active.session().config().name() + "' is running");
        }
        PaperTradingSession session = new PaperTradingSession(config, conventions, listener, clock);
        TradingLoop loop = loops.create(feed, session);
        session.start();
        loop.start();
        active = new Active(session, loop);
    }

    /// Stops the running session, or one whose loop has ended by itself: ends its loop, closes its positions.
    ///
    /// @return its results
    /// @throws IllegalStateException if there is none
    public synchronized SessionResults stop() {
        if (active == null) {
            throw new IllegalStateException("no session is running");
        }
        active.loop().stop();
        SessionResults results = active.session().stop();
        active = null;
        last = results;
        return results;
    }

    /// What the session has achieved so far, or what the last one had; whether one runs.
    public synchronized Status status() {
        return active == null
                ? new Status(false, last)
                : new Status(active.isRunning(), active.session().results());
    }

    /// The close of a symbol's last bar, in units of 0.00000001; empty before the first.
    ///
    /// @throws IllegalArgumentException if the session does not have the symbol
    /// @throws IllegalStateException if none was started, or it was stopped
    public OptionalLong latestPrice(String symbol) {
        return session().latestPrice(symbol);
    }

    /// The latest bars of a symbol, oldest first.
    ///
    /// @param bars how many at most; there are no more than [PaperTradingSession#HISTORY]
    /// @throws IllegalArgumentException if the session does not have the symbol
    /// @throws IllegalStateException if none was started, or it was stopped
    public List<TimedBar> history(String symbol, int bars) {
        return session().history(symbol, bars);
    }

    private synchronized PaperTradingSession session() {
        if (active == null) {
            throw new IllegalStateException("no session is running");
        }
        return active.session();
    }
}
