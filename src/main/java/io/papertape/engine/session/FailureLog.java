package io.papertape.engine.session;

import java.time.Instant;
import java.util.BitSet;

/// Logs that processing a symbol threw, and tells it to the listener. The first failure of each symbol is logged in
/// full: a strategy that fails once tends to fail at every bar. Not safe for use by several threads.
final class FailureLog implements Iteration.SymbolFailed {

    private static final System.Logger LOG = System.getLogger(SessionEngine.class.getName());

    private final SessionConfig config;
    private final SessionListener listener;
    private final BitSet failed = new BitSet();

    FailureLog(SessionConfig config, SessionListener listener) {
        this.config = config;
        this.listener = listener;
    }

    @Override
    public void symbolFailed(long time, int symbol, Throwable failure) {
        System.Logger.Level level = failed.get(symbol) || !listener.warnsOfFailures()
                ? System.Logger.Level.DEBUG
                : System.Logger.Level.WARNING;
        failed.set(symbol);
        if (LOG.isLoggable(level)) {
            log(level, time, symbol, failure);
        }
        listener.symbolFailed(time, symbol, failure);
    }

    private void log(System.Logger.Level level, long time, int symbol, Throwable failure) {
        String what =
                "session " + config.name() + ": symbol " + config.symbols().get(symbol) + " failed at "
                        + Instant.ofEpochMilli(time) + " and did not trade; the others go on";
        try {
            LOG.log(level, what, failure);
        } catch (Throwable e) {
            MachineErrors.rethrow(e);
            LOG.log(level, what + " (" + failure.getClass().getName() + ", whose message cannot be read)");
        }
    }
}
