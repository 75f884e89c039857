package io.papertape.engine.sweep;

import io.papertape.engine.order.FillCosts;
import io.papertape.engine.order.FillRules;
import io.papertape.engine.order.Sizing;
import io.papertape.engine.performance.RunPerformance;
import io.papertape.engine.portfolio.MoneyOverflowException;
import io.papertape.engine.session.SessionConfig;
import io.papertape.engine.strategy.ColumnSignals;
import io.papertape.engine.strategy.Levels;
import io.papertape.engine.strategy.Strategy;
import org.jspecify.annotations.Nullable;

/// Evaluates a trial by its signals at all bars at once, and books that are touched at events
/// alone, with the arithmetic of the engine: trades and equity are those of a session to the last
/// unit, metrics to 1e-9. What has no such form is evaluated by a session. Keeps what trials over
/// the same window have in common: many of them should follow one another. Not safe for use by
/// several threads.
public final class EventEvaluator implements Evaluator {

    private final SessionEvaluator bySession = new SessionEvaluator();
    private @Nullable SweepWindow seen;
    private @Nullable EventWindow shared;

    /// What a trial over the window seen last comes to that never trades, with this capital; 0 for
    /// none yet.
    private final Evaluation idle = Evaluation.withReturns();

    private long idleCapital;
    private long events;

    /// Whether a trial with these settings may be evaluated at its events: it buys and sells at
    /// the close that gave the signal, and a position is closed by a signal alone.
    ///
    /// @param strategy an instance of that of the settings
    public static boolean supports(SessionConfig config, Strategy strategy) {
        FillRules fills = config.fills();
        return strategy instanceof ColumnSignals
                && !Levels.areGivenBy(strategy.getClass())
                && !fills.mayLeaveOpen()
                && !fills.hasLevels()
                && fills.maxHoldBars() == 0
                && !config.shorts().allowed()
                && config.costs() instanceof FillCosts costs
                && !costs.hasImpact()
                && config.sizing() instanceof Sizing sizing
                && !sizing.usesVolatility();
    }

    @Override
    public void evaluate(SweepWindow window, Trial trial, Evaluation to) {
        window.require(trial.config());
        if (trial.hasEvents() && evaluateEvents(window, trial, to)) {
            events++;
        } else {
            bySession.evaluate(window, trial, to);
        }
    }

    /// How many trials were evaluated at their events so far; the others were by a session.
    public long eventTrials() {
        return events;
    }

    private boolean evaluateEvents(SweepWindow window, Trial trial, Evaluation to) {
        EventWindow common = common(window);
        if (common == null) {
            return false;
        }
        EventSignals signals = common.signals();
        if (!((ColumnSignals) trial.strategy()).signals(common.span(), signals.buys(), signals.sells())) {
            return false;
        }
        to.clear();
        EventBooks books = new EventBooks(common, trial.config());
        try {
            long finalEquity = books.follow(signals);
            if (books.trades() == 0) {
                evaluateIdle(window, trial, to);
                return true;
            }
            RunPerformance performance = common.performance();
            if (!performance.finish(finalEquity, to.values())) {
                return false;
            }
            to.setResult(books.trades(), finalEquity);
            if (to.keepsReturns()) {
                to.setReturns(performance.returns());
            }
            return true;
        } catch (MoneyOverflowException | EventBooks.UnsureException e) {
            return false;
        }
    }

    /// All trials that never trade come to the same.
    private void evaluateIdle(SweepWindow window, Trial trial, Evaluation to) {
        long capital = trial.config().initialCapital();
        if (idleCapital != capital) {
            bySession.evaluate(window, trial, idle);
            idleCapital = capital;
        }
        to.take(idle);
    }

    /// What trials over a window have in common; null where it has no such form.
    private @Nullable EventWindow common(SweepWindow window) {
        if (window != seen) {
            seen = window;
            idleCapital = 0;
            EventWindow made = window.hasEvents() ? new EventWindow(window) : null;
            shared = made == null || !made.performance().isWithinReach() ? null : made;
        }
        return shared;
    }
}
