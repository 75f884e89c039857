package io.papertape.trading;

import io.papertape.engine.market.Bar;
import io.papertape.engine.market.BarWindow;
import io.papertape.engine.market.Market;
import io.papertape.engine.performance.Conventions;
import io.papertape.engine.session.Iteration;
import io.papertape.engine.session.SessionConfig;
import io.papertape.engine.session.SessionEngine;
import io.papertape.engine.session.SessionListener;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.IntStream;
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

    /// How many of its latest bars [#history(String, int)] has of each symbol.
    public static final int HISTORY = 250;

    private final SessionConfig config;
    private final InstantSource clock;
    private final Market market;
    private final List<BarWindow> windows;
    private final Recorder recorder;
    private final SessionEngine engine;
    private volatile boolean running;
    private @Nullable Instant startedAt;
    private @Nullable Instant endedAt;

    /// @param config the settings
    /// @param listener hears trades, equity, refusals and failures
    /// @param clock stamps start and end; nothing of the trading depends on it
    public PaperTradingSession(SessionConfig config, SessionListener listener, InstantSource clock) {
        this(config, Conventions.DEFAULT, listener, clock);
    }

    /// @param config the settings
    /// @param conventions of the metrics
    /// @param listener hears trades, equity, refusals and failures
    /// @param clock stamps start and end; nothing of the trading depends on it
    public PaperTradingSession(
            SessionConfig config, Conventions conventions, SessionListener listener, InstantSource clock) {
        this.config = config;
        this.clock = clock;
        market = new Market(config.symbols());
        windows = IntStream.range(0, config.symbols().size())
                .mapToObj(symbol -> market.window(symbol, HISTORY))
                .toList();
        recorder = new Recorder(listener, config.symbols(), config.initialCapital(), conventions);
        engine = new SessionEngine(config, market, recorder);
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

    /// What the session has achieved so far; defined at any time. Takes longer with every trade and equity point.
    public SessionResults results() {
        synchronized (iteration()) {
            List<String> symbols = config.symbols();
            return new SessionResults(
                    config.name(),
                    symbols,
                    startedAt,
                    endedAt,
                    config.initialCapital(),
                    engine.lastEquity(),
                    engine.cash(),
                    engine.positions().stream()
                            .map(position -> OpenPosition.of(position, symbols))
                            .toList(),
                    recorder.trades(),
                    recorder.equityCurve(),
                    recorder.failures(),
                    recorder.metrics(),
                    RiskInUse.of(
                            engine.lastEquity(), engine.cash(), engine.riskPeakEquity(), recorder.equityOfDayBefore()));
        }
    }

    /// The close of a symbol's last bar, in units of 0.00000001; empty before the first.
    ///
    /// @throws IllegalArgumentException if the session does not have the symbol
    public OptionalLong latestPrice(String symbol) {
        synchronized (iteration()) {
            long price = market.price(index(symbol));
            return price == 0 ? OptionalLong.empty() : OptionalLong.of(price);
        }
    }

    /// The latest bars of a symbol, oldest first.
    ///
    /// @param bars how many at most; there are no more than [#HISTORY]
    /// @throws IllegalArgumentException if the session does not have the symbol
    public List<TimedBar> history(String symbol, int bars) {
        synchronized (iteration()) {
            BarWindow window = windows.get(index(symbol));
            List<TimedBar> history = new ArrayList<>();
            for (int ago = Math.min(bars, window.size()) - 1; ago >= 0; ago--) {
                history.add(new TimedBar(
                        Instant.ofEpochMilli(window.time(ago)),
                        new Bar(
                                window.open(ago),
                                window.high(ago),
                                window.low(ago),
                                window.close(ago),
                                window.volume(ago))));
            }
            return history;
        }
    }

    private int index(String symbol) {
        int index = config.symbols().indexOf(symbol);
        if (index < 0) {
            throw new IllegalArgumentException("session '" + config.name() + "' has no symbol '" + symbol + "'; it has "
                    + String.join(", ", config.symbols()));
        }
        return index;
    }
}
