package io.papertape.batch.sweep;

import io.papertape.batch.overfitting.BacktestOverfitting;
import io.papertape.batch.overfitting.DeflatedSharpeRatio;
import io.papertape.batch.overfitting.ReturnMoments;
import io.papertape.batch.overfitting.TrialSharpeRatios;
import io.papertape.engine.performance.Metric;
import io.papertape.engine.sweep.Evaluation;
import io.papertape.engine.sweep.ReplayedDay;
import io.papertape.ledger.StoredSweep;
import io.papertape.ledger.SweepBests;
import io.papertape.ledger.SweepResults;
import io.papertape.ledger.SweptResult;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.batch.infrastructure.item.ItemProcessor;

/// Finds the best of an account and a window, proves it by the engine, tests it, and tells how much of it may be luck.
/// Not safe for use by several threads.
final class BestProcessor implements ItemProcessor<UnitQueue.Unit, JudgedUnit> {

    /// By which the trials are drawn that are compared with each other, where there are more of them than that takes.
    private static final long SEED = 2015;

    private final SweepPlan plan;
    private final StoredSweep sweep;
    private final SweepResults results;
    private final Evaluations evaluations;

    BestProcessor(SweepPlan plan, StoredSweep sweep, SweepResults results, Evaluations evaluations) {
        this.plan = plan;
        this.sweep = sweep;
        this.results = results;
        this.evaluations = evaluations;
    }

    @Override
    public JudgedUnit process(UnitQueue.Unit unit) {
        TimeWindow window = plan.windows().get(unit.window());
        SweepResults.Stored best = results.best(sweep, unit.account(), unit.window(), plan.largestIsBest());
        int combination = (int) best.combination();
        Evaluation train = Evaluation.withReturns();
        List<ReplayedDay> trainDays = evaluations.replay(unit.account(), window.train(), combination, train);
        String difference = Proof.difference(best, train);
        if (difference != null) {
            throw new SweepDiffersException(sweep.name(), plan.told(unit.account(), window, combination, difference));
        }
        TimeWindow.Dates test = window.test();
        if (test == null) {
            return new JudgedUnit(judged(unit, window, combination, train, false), List.of(), trainDays);
        }
        Evaluation tested = new Evaluation();
        List<ReplayedDay> testDays = evaluations.replay(unit.account(), test, combination, tested);
        SweptResult result = new SweptResult(
                sweep.testResult(unit.account(), unit.window()),
                unit.account(),
                plan.symbol(unit.account()),
                unit.window(),
                SweptResult.Phase.TEST,
                combination,
                tested);
        return new JudgedUnit(judged(unit, window, combination, train, true), List.of(result), testDays);
    }

    private SweepBests.Best judged(
            UnitQueue.Unit unit, TimeWindow window, int combination, Evaluation train, boolean tested) {
        TrialSharpeRatios ratios = new TrialSharpeRatios();
        results.ratios(sweep, unit.account(), unit.window(), ratios::add);
        double[] returns = train.dailyReturns();
        ReturnMoments moments = ReturnMoments.of(returns);
        DeflatedSharpeRatio deflated = DeflatedSharpeRatio.of(
                train.value(Metric.SHARPE_RATIO) / Math.sqrt(train.value(Metric.PERIODS_PER_YEAR)), moments, ratios);
        List<Integer> compared = compared(combination);
        return new SweepBests.Best(
                unit.account(),
                unit.window(),
                combination,
                tested,
                ratios.count(),
                ratios.variance(),
                returns.length,
                moments == null ? Double.NaN : moments.skewness(),
                moments == null ? Double.NaN : moments.kurtosis(),
                deflated == null ? Double.NaN : deflated.expectedMaximum(),
                deflated == null ? Double.NaN : deflated.probability(),
                orNotANumber(overfitting(unit, window, compared, returns.length)),
                compared.size());
    }

    /// Combinations that are compared with each other: all, or the best and others that are drawn.
    private List<Integer> compared(int best) {
        int all = plan.combinations();
        if (all <= BacktestOverfitting.MAX_TRIALS) {
            return IntStream.range(0, all).boxed().toList();
        }
        TreeSet<Integer> drawn = new TreeSet<>(List.of(best));
        SplittableRandom random = new SplittableRandom(SEED);
        while (drawn.size() < BacktestOverfitting.MAX_TRIALS) {
            drawn.add(random.nextInt(all));
        }
        return new ArrayList<>(drawn);
    }

    private @Nullable Double overfitting(UnitQueue.Unit unit, TimeWindow window, List<Integer> compared, int returns) {
        if (returns < BacktestOverfitting.LEAST_RETURNS) {
            return null;
        }
        BacktestOverfitting overfitting = new BacktestOverfitting(returns);
        Evaluations.inGroups(compared, Evaluation::withReturns, (group, evaluated) -> {
            evaluations.evaluate(unit.account(), window.train(), group, evaluated);
            for (Evaluation evaluation : evaluated.subList(0, group.size())) {
                double[] all = evaluation.dailyReturns();
                overfitting.add(all.length == returns ? all : new double[returns]);
            }
        });
        return overfitting.probability();
    }

    private static double orNotANumber(@Nullable Double value) {
        return value == null ? Double.NaN : value;
    }
}
