package io.papertape.batch.sweep;

import io.papertape.engine.sweep.Evaluation;
import io.papertape.engine.sweep.EventEvaluator;
import io.papertape.engine.sweep.ReplayedDay;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Supplier;

/// Evaluates combinations on accounts of whatever kind. Not safe for use by several threads.
interface Evaluations {

    /// Combinations that share a pass over the slices at most.
    int GROUP = 50;

    /// Those of a sweep, for one thread.
    static Evaluations of(SweepPlan plan) {
        return plan.isBasket() ? new BasketEvaluations(plan) : new SymbolEvaluations(plan, new EventEvaluator());
    }

    /// Evaluates combinations. Where the books cannot hold what becomes of one, its evaluation tells that.
    ///
    /// @param account number of the account
    /// @param dates on which they trade; they have seen the bars before them
    /// @param combinations their numbers
    /// @param to at least as many, in the same order
    void evaluate(int account, TimeWindow.Dates dates, List<Integer> combinations, List<Evaluation> to);

    /// Evaluates a combination by the engine itself, whatever [#evaluate(int, TimeWindow.Dates, List, List)] does.
    ///
    /// @return one entry for each date with an equity point, oldest first
    List<ReplayedDay> replay(int account, TimeWindow.Dates dates, int combination, Evaluation to);

    /// Does something with combinations, some of them at a time, each group with evaluations that are used again.
    static void inGroups(
            List<Integer> combinations,
            Supplier<Evaluation> evaluation,
            BiConsumer<List<Integer>, List<Evaluation>> each) {
        List<Evaluation> used = new ArrayList<>();
        for (int first = 0; first < combinations.size(); first += GROUP) {
            List<Integer> group = combinations.subList(first, Math.min(combinations.size(), first + GROUP));
            while (used.size() < group.size()) {
                used.add(evaluation.get());
            }
            each.accept(group, used);
        }
    }
}
