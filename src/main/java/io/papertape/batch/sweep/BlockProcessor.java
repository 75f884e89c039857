package io.papertape.batch.sweep;

import io.papertape.engine.sweep.Evaluation;
import io.papertape.ledger.StoredSweep;
import io.papertape.ledger.SweptResult;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.springframework.batch.infrastructure.item.ItemProcessor;

/// Evaluates the combinations of a block. Not safe for use by several threads.
final class BlockProcessor implements ItemProcessor<SweepBlock, EvaluatedBlock> {

    private final SweepPlan plan;
    private final StoredSweep sweep;
    private final Evaluations evaluations;
    private final List<Evaluation> pool = new ArrayList<>();

    BlockProcessor(SweepPlan plan, StoredSweep sweep, Evaluations evaluations) {
        this.plan = plan;
        this.sweep = sweep;
        this.evaluations = evaluations;
    }

    @Override
    public EvaluatedBlock process(SweepBlock block) {
        TimeWindow.Dates dates = plan.windows().get(block.window()).train();
        while (pool.size() < block.size()) {
            pool.add(new Evaluation());
        }
        List<Integer> combinations =
                IntStream.range(block.first(), block.end()).boxed().toList();
        evaluations.evaluate(block.account(), dates, combinations, pool);
        List<SweptResult> results = new ArrayList<>(block.size());
        for (int combination : combinations) {
            results.add(new SweptResult(
                    sweep.result(block.account(), block.window(), combination),
                    block.account(),
                    plan.symbol(block.account()),
                    block.window(),
                    SweptResult.Phase.TRAIN,
                    combination,
                    pool.get(results.size())));
        }
        return new EvaluatedBlock(block, results);
    }
}
