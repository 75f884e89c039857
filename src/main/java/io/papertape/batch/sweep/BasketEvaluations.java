package io.papertape.batch.sweep;

import io.papertape.engine.market.DataFeed;
import io.papertape.engine.market.MarketSlice;
import io.papertape.engine.session.SessionConfig;
import io.papertape.engine.sweep.BasketEvaluator;
import io.papertape.engine.sweep.Evaluation;
import io.papertape.engine.sweep.ReplayedDay;
import java.util.List;

/// Evaluates combinations on accounts that have all symbols, by the engine, some of them over one pass of the slices.
final class BasketEvaluations implements Evaluations {

    private final SweepPlan plan;
    private final BasketEvaluator.Basket basket;

    BasketEvaluations(SweepPlan plan) {
        this.plan = plan;
        basket = new BasketEvaluator.Basket(plan.bars().symbols(), plan.bars().actions(), plan.conventions());
    }

    @Override
    public void evaluate(int account, TimeWindow.Dates dates, List<Integer> combinations, List<Evaluation> to) {
        run(dates, combinations, to);
    }

    @Override
    public List<ReplayedDay> replay(int account, TimeWindow.Dates dates, int combination, Evaluation to) {
        return run(dates, List.of(combination), List.of(to));
    }

    private List<ReplayedDay> run(TimeWindow.Dates dates, List<Integer> combinations, List<Evaluation> to) {
        List<SessionConfig> configs = combinations.stream()
                .map(combination -> plan.trials().on(basket.symbols(), dates.fromTime(), combination))
                .toList();
        return BasketEvaluator.evaluate(
                until(plan.bars().slices(), dates.end()), basket, configs, plan.newBenchmark(), to);
    }

    /// Slices before a time.
    private static DataFeed until(DataFeed slices, long end) {
        return () -> {
            MarketSlice slice = slices.next();
            return slice == null || slice.time() >= end ? null : slice;
        };
    }
}
