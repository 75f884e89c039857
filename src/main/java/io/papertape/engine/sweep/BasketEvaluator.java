package io.papertape.engine.sweep;

import io.papertape.engine.market.CorporateAction;
import io.papertape.engine.market.DataFeed;
import io.papertape.engine.market.Market;
import io.papertape.engine.market.MarketSlice;
import io.papertape.engine.performance.Benchmark;
import io.papertape.engine.performance.Conventions;
import io.papertape.engine.portfolio.MoneyOverflowException;
import io.papertape.engine.session.SessionConfig;
import io.papertape.engine.session.SessionEngine;
import java.util.ArrayList;
import java.util.List;

/// Evaluates combinations on accounts of several symbols, together over one pass of slices: each is a session of the
/// engine in one market. Stateless.
public final class BasketEvaluator {

    private BasketEvaluator() {}

    /// What all combinations of a pass have in common.
    ///
    /// @param symbols of every account
    /// @param actions of their companies, by number of the symbol
    /// @param conventions what annual figures are reckoned with
    public record Basket(List<String> symbols, List<CorporateAction> actions, Conventions conventions) {

        public Basket {
            symbols = List.copyOf(symbols);
            actions = List.copyOf(actions);
        }
    }

    /// Evaluates combinations.
    ///
    /// @param feed slices of the symbols, from the first that is seen to the last
    /// @param configs settings of the combinations, which trade from the same time on
    /// @param benchmark has seen nothing
    /// @param to at least as many as settings, in the same order
    /// @return dates of the first combination, oldest first
    public static List<ReplayedDay> evaluate(
            DataFeed feed, Basket basket, List<SessionConfig> configs, Benchmark benchmark, List<Evaluation> to) {
        Market market = new Market(basket.symbols(), basket.actions());
        List<Running> running = new ArrayList<>();
        for (int i = 0; i < configs.size(); i++) {
            Measuring measuring = new Measuring(configs.get(i), basket.conventions(), to.get(i));
            running.add(new Running(new SessionEngine(configs.get(i), market, measuring), measuring, to.get(i)));
        }
        Measuring first = running.getFirst().measuring();
        long tradeFrom = configs.getFirst().tradeFrom();
        for (MarketSlice slice = feed.next(); slice != null && !running.isEmpty(); slice = feed.next()) {
            MarketSlice now = slice;
            running.removeIf(session -> !session.iterate(now));
            if (slice.time() < tradeFrom) {
                benchmark.warmUp(slice);
            } else {
                benchmark.record(slice);
            }
            running.removeIf(session -> session.endsEarly(benchmark));
        }
        running.forEach(session -> session.finish(benchmark));
        to.subList(0, configs.size()).forEach(evaluation -> evaluation.endReturns(benchmark.days()));
        return to.getFirst().overflow() == null ? first.days(benchmark) : List.of();
    }

    /// A session of a combination.
    private record Running(SessionEngine session, Measuring measuring, Evaluation to) {

        /// @return whether the books could hold what became of it
        boolean iterate(MarketSlice slice) {
            try {
                session.iteration().processSymbols(slice);
                session.iteration().recordEquity(slice);
                return true;
            } catch (MoneyOverflowException e) {
                to.fail(e);
                return false;
            }
        }

        /// Finishes an account of which nothing was left.
        boolean endsEarly(Benchmark benchmark) {
            if (session.isOver()) {
                finish(benchmark);
            }
            return session.isOver();
        }

        void finish(Benchmark benchmark) {
            measuring.finish(session.lastEquity(), benchmark);
        }
    }
}
