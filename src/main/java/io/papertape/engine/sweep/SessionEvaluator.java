package io.papertape.engine.sweep;

import io.papertape.engine.market.BarColumns;
import io.papertape.engine.market.Market;
import io.papertape.engine.market.MarketSlice;
import io.papertape.engine.performance.Benchmark;
import io.papertape.engine.session.SessionConfig;
import io.papertape.engine.session.SessionEngine;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Evaluates a combination by the engine itself, as a replay does, compared with buying and holding: whatever the
/// settings and the strategy are. Keeps the slices of the bars that it saw last. Not safe for use by several threads.
public final class SessionEvaluator implements Evaluator {

    private @Nullable BarColumns bars;
    private @Nullable MarketSlice[] slices = {};

    @Override
    public void evaluate(SweepWindow window, Trial trial, Evaluation to) {
        replay(window, trial, to);
    }

    /// Evaluates a trial, and tells its dates.
    ///
    /// @return one entry for each date with an equity point, oldest first
    public List<ReplayedDay> days(SweepWindow window, Trial trial, Evaluation to) {
        Replayed replayed = replay(window, trial, to);
        return replayed.measuring().days(replayed.benchmark());
    }

    private record Replayed(Measuring measuring, Benchmark benchmark) {}

    private Replayed replay(SweepWindow window, Trial trial, Evaluation to) {
        SessionConfig config = trial.config();
        window.require(config);
        if (window.bars() != bars) {
            bars = window.bars();
            slices = new @Nullable MarketSlice[bars.size()];
        }
        Market market = new Market(config.symbols(), window.bars().actions());
        Measuring listener = new Measuring(config, window.conventions(), to);
        SessionEngine session = new SessionEngine(config, market, listener);
        int bar = window.first();
        while (bar < window.end() && !session.isOver()) {
            MarketSlice slice = slice(window.bars(), bar++);
            session.iteration().processSymbols(slice);
            session.iteration().recordEquity(slice);
        }
        Benchmark benchmark = bar == window.end() ? window.benchmark() : window.benchmark(bar);
        listener.finish(session.lastEquity(), benchmark);
        to.endReturns(window.days());
        return new Replayed(listener, benchmark);
    }

    private MarketSlice slice(BarColumns columns, int bar) {
        MarketSlice made = slices[bar];
        if (made == null) {
            made = columns.slice(bar);
            slices[bar] = made;
        }
        return made;
    }
}
