package io.papertape.engine.live;

import io.papertape.engine.market.DataFeed;
import io.papertape.engine.session.SessionConfig;
import io.papertape.engine.session.SessionListener;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/// The facade of live trading: runs at most one session. A session runs until it is stopped, or until an error of the
/// machine ends its loop: then it can still be stopped, which closes its positions, or another one can take its place.
/// Safe for use by several threads.
///
/// ```java
/// PaperTrading trading = new PaperTrading(InstantSource.system());
/// trading.start(config, feed, listener);
/// SessionResults soFar = trading.status().results();
/// SessionResults results = trading.stop();
/// ```
public final class PaperTrading {

    /// Makes the loop that drives a session.
    public interface LoopFactory {
        TradingLoop create(DataFeed feed, PaperTradingSession session);
    }

    /// What [#status()] tells.
    ///
    /// @param active whether a session runs
    /// @param results of the running session, of the last one when none runs, or null when there was none
    public record Status(boolean active, @Nullable SessionResults results) {}

    private record Active(PaperTradingSession session, TradingLoop loop) {

        boolean isRunning() {
            return loop.isRunning();
        }
    }

    private final InstantSource clock;
    private final LoopFactory loops;
    private @Nullable Active active;
    private @Nullable SessionResults last;

    /// Sessions on a daemon thread each.
    ///
    /// @param clock stamps start and end
    public PaperTrading(InstantSource clock) {
        this(
                clock,
                (feed, session) -> new TradingLoop(
                        feed, session.iteration(), session.config().updateInterval()));
    }

    public PaperTrading(InstantSource clock, LoopFactory loops) {
        this.clock = clock;
        this.loops = loops;
    }

    /// Starts a session.
    ///
    /// @throws IllegalStateException if one runs
    public synchronized void start(SessionConfig config, DataFeed feed, SessionListener listener) {
        if (active != null && active.isRunning()) {
            throw new IllegalStateException("session '" + config.name() + "' cannot start: session '"
                    + active.session().config().name() + "' is running");
        }
        PaperTradingSession session = new PaperTradingSession(config, listener, clock);
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

    public synchronized Status status() {
        return active == null
                ? new Status(false, last)
                : new Status(active.isRunning(), active.session().results());
    }
}
