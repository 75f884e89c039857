package io.papertape.engine.sweep;

import io.papertape.engine.session.SessionConfig;
import io.papertape.engine.strategy.Strategy;

/// A combination of settings to be tried, with an instance of their strategy, which is asked what
/// it needs and what form of signals it has. Immutable; safe for use by several threads, because
/// the instance is never shown a window.
public final class Trial {

    private final SessionConfig config;
    private final Strategy strategy;
    private final boolean events;

    private Trial(SessionConfig config, Strategy strategy) {
        if (config.symbols().size() != 1) {
            throw new IllegalArgumentException("a trial must be of 1 symbol but session " + config.name() + " has "
                    + config.symbols().size());
        }
        this.config = config;
        this.strategy = strategy;
        events = EventEvaluator.supports(config, strategy);
    }

    /// These settings, with an instance of their strategy that has been shown nothing.
    ///
    /// @throws IllegalArgumentException if there is not exactly one symbol
    public static Trial of(SessionConfig config, Strategy strategy) {
        return new Trial(config, strategy);
    }

    /// These settings, with a new instance of their strategy.
    ///
    /// @param config its one symbol is the one that is evaluated
    /// @throws IllegalArgumentException if there is not exactly one symbol, or the strategy
    ///     cannot be made
    public static Trial of(SessionConfig config) {
        try {
            return new Trial(config, config.strategy().create());
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalArgumentException("the strategy of session " + config.name() + " cannot be made: " + e, e);
        }
    }

    /// The settings.
    public SessionConfig config() {
        return config;
    }

    /// An instance of their strategy.
    public Strategy strategy() {
        return strategy;
    }

    /// Whether it may be evaluated at its events.
    boolean hasEvents() {
        return events;
    }
}
