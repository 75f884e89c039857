package io.papertape.batch.sweep;

import io.papertape.engine.market.BarColumns;
import io.papertape.engine.portfolio.MoneyOverflowException;
import io.papertape.engine.sweep.Evaluation;
import io.papertape.engine.sweep.Evaluator;
import io.papertape.engine.sweep.ReplayedDay;
import io.papertape.engine.sweep.SessionEvaluator;
import io.papertape.engine.sweep.SweepWindow;
import io.papertape.engine.sweep.Trial;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Evaluates combinations on accounts of one symbol each. Keeps the bars of the symbol that it saw last.
final class SymbolEvaluations implements Evaluations {

    private final SweepPlan plan;
    private final Evaluator evaluator;
    private final SessionEvaluator engine = new SessionEvaluator();
    private int account = -1;
    private @Nullable BarColumns columns;
    private TimeWindow.@Nullable Dates dates;
    private @Nullable SweepWindow window;

    SymbolEvaluations(SweepPlan plan, Evaluator evaluator) {
        this.plan = plan;
        this.evaluator = evaluator;
    }

    @Override
    public void evaluate(int onAccount, TimeWindow.Dates on, List<Integer> combinations, List<Evaluation> to) {
        for (int i = 0; i < combinations.size(); i++) {
            Trial trial = trial(onAccount, on, combinations.get(i));
            try {
                evaluator.evaluate(window(onAccount, on, trial), trial, to.get(i));
            } catch (MoneyOverflowException e) {
                to.get(i).fail(e);
            }
        }
    }

    @Override
    public List<ReplayedDay> replay(int onAccount, TimeWindow.Dates on, int combination, Evaluation to) {
        Trial trial = trial(onAccount, on, combination);
        try {
            return engine.days(window(onAccount, on, trial), trial, to);
        } catch (MoneyOverflowException e) {
            to.fail(e);
            return List.of();
        }
    }

    private Trial trial(int onAccount, TimeWindow.Dates on, int combination) {
        return plan.trials().on(Objects.requireNonNull(plan.symbol(onAccount)), on.fromTime(), combination);
    }

    /// The bars of an account up to the end of some dates.
    private SweepWindow window(int onAccount, TimeWindow.Dates on, Trial any) {
        if (account != onAccount) {
            account = onAccount;
            columns = plan.bars().columns(onAccount);
            dates = null;
        }
        SweepWindow known = window;
        if (known == null || !on.equals(dates)) {
            BarColumns all = Objects.requireNonNull(columns);
            dates = on;
            known = new SweepWindow(all, 0, end(all, on.end()), any.config(), plan.conventions());
            window = known;
        }
        return known;
    }

    /// Number of bars before a time.
    private static int end(BarColumns columns, long time) {
        int low = 0;
        int high = columns.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (columns.time(middle) < time) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
