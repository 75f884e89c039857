package io.papertape.engine.sweep;

import io.papertape.engine.session.SessionConfig;
import io.papertape.engine.strategy.Strategy;

/// A combination of settings to be tried, with an instance of their strategy, which is asked what it needs and what
/// form of
/// signals it has. Immutable; safe for use by several threads, because the instance is never shown a window.
///
/// @param config the settings; its one symbol is the one that is evaluated
/// @param strategy made by the settings' factory
public record Trial(SessionConfig config, Strategy strategy) {

    /// @throws IllegalArgumentException if there is not exactly one symbol
    public Trial {
        if (config.symbols().size() != 1) {
            throw new IllegalArgumentException("a trial must be of 1 symbol but session " + config.name() + " has "
                    + config.symbols().size());
        }
    }

    /// Whether it may be evaluated at its events.
    boolean hasEvents() {
        return EventEvaluator.supports(config, strategy);
    }

    /// These settings, with a new instance of their strategy.
    ///
    /// @throws IllegalArgumentException if the strategy cannot be made
    public static Trial of(SessionConfig config) {
        try {
            return new Trial(config, config.strategy().create());
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalArgumentException("the strategy of session " + config.name() + " cannot be made: " + e, e);
        }
    }
}
