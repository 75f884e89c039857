package io.papertape.engine.live;

import io.papertape.engine.performance.Performance;
import io.papertape.engine.session.Iteration;
import io.papertape.engine.session.SessionConfig;
import io.papertape.engine.session.SessionEngine;
import io.papertape.engine.session.SessionListener;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A session of live trading: starts and stops, and is measured along the way.
///
/// A loop drives [#iteration()] on its own thread. Another thread may call [#results()] and [#stop()] if the loop
/// holds the iteration's lock around every iteration. Everything else is for the thread that drives.
///
/// Without a loop, slice by slice:
///
/// ```java
/// PaperTradingSession session = new PaperTradingSession(config, listener, InstantSource.system());
/// session.start();
/// session.iteration().processSymbols(slice);
/// session.iteration().recordEquity(slice);
/// SessionResults results = session.stop();
/// ```
public final class PaperTradingSession {

    private final SessionConfig config;
    private final InstantSource clock;
    private final Performance performance;
    private final SessionEngine engine;
    private volatile boolean running;
    private @Nullable Instant startedAt;
    private @Nullable Instant endedAt;

    /// @param config the settings
    /// @param listener hears trades, equity, refusals and failures
    /// @param clock stamps start and end; nothing of the trading depends on it
    public PaperTradingSession(SessionConfig config, SessionListener listener, InstantSource clock) {
        this.config = config;
        this.clock = clock;
        performance = new Performance(config.initialCapital());
        engine = new SessionEngine(config, new MeasuredListener(listener, performance));
    }

    public SessionConfig config() {
        return config;
    }

    /// What a loop calls for every slice.
    public Iteration iteration() {
        return engine.iteration();
    }

    /// Starts, or starts again; does nothing while running.
    public void start() {
        if (!running) {
            running = true;
            startedAt = clock.instant();
            endedAt = null;
        }
    }

    /// Closes all positions at the latest prices and stamps the end; does nothing unless running.
    ///
    /// @return the results, whether or not the session was running
    public SessionResults stop() {
        synchronized (iteration()) {
            if (running) {
                running = false;
                engine.closePositions(Set.of());
                endedAt = clock.instant();
            }
            return results();
        }
    }

    public boolean isRunning() {
        return running;
    }

    /// What the session has achieved so far; defined at any time.
    public SessionResults results() {
        synchronized (iteration()) {
            return new SessionResults(
                    config.name(),
                    startedAt,
                    endedAt,
                    config.initialCapital(),
                    engine.lastEquity(),
                    engine.cash(),
                    engine.positions().size(),
                    performance.metrics());
        }
    }
}
