package io.papertape.engine.session;

import io.papertape.engine.market.DataFeed;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/// The facade of live trading: runs at most one session. Safe for use by several threads.
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

    private record Active(PaperTradingSession session, TradingLoop loop) {}

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
        if (active != null) {
            throw new IllegalStateException("session '" + config.name() + "' cannot start: session '"
                    + active.session().config().name() + "' is running");
        }
        PaperTradingSession session = new PaperTradingSession(config, listener, clock);
        TradingLoop loop = loops.create(feed, session);
        session.start();
        loop.start();
        active = new Active(session, loop);
    }

    /// Stops the running session: ends its loop, closes its positions.
    ///
    /// @return its results
    /// @throws IllegalStateException if none runs
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
                : new Status(true, active.session().results());
    }
}
