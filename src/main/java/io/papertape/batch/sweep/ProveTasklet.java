package io.papertape.batch.sweep;

import io.papertape.batch.StopRequest;
import io.papertape.engine.sweep.Evaluation;
import io.papertape.ledger.StoredSweep;
import io.papertape.ledger.SweepBests;
import io.papertape.ledger.SweepLedger;
import io.papertape.ledger.SweepResults;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import org.springframework.batch.core.job.JobInterruptedException;
import org.springframework.batch.core.scope.context.ChunkContext;
import org.springframework.batch.core.step.StepContribution;
import org.springframework.batch.core.step.tasklet.Tasklet;
import org.springframework.batch.infrastructure.repeat.RepeatStatus;

/// Replays results by the engine that are drawn from all, and completes the sweep when none differs. The bests were
/// proven when they were found.
final class ProveTasklet implements Tasklet {

    private static final int DRAWN = 100;

    private final SweepPlan plan;
    private final StoredSweep sweep;
    private final SweepLedger ledger;
    private final SweepResults results;
    private final SweepBests bests;
    private final Evaluations evaluations;
    private final SweepProgress progress;
    private final StopRequest stop;
    private final InstantSource clock;

    ProveTasklet(
            SweepPlan plan,
            StoredSweep sweep,
            SweepLedger ledger,
            SweepResults results,
            SweepBests bests,
            Evaluations evaluations,
            SweepProgress progress,
            StopRequest stop,
            InstantSource clock) {
        this.plan = plan;
        this.sweep = sweep;
        this.ledger = ledger;
        this.results = results;
        this.bests = bests;
        this.evaluations = evaluations;
        this.progress = progress;
        this.stop = stop;
        this.clock = clock;
    }

    @Override
    public RepeatStatus execute(StepContribution contribution, ChunkContext context) throws JobInterruptedException {
        Set<Long> drawn = drawn();
        Evaluation replayed = new Evaluation();
        Map<List<Integer>, Long> best = bests.bests(sweep.id());
        long proven = best.size();
        long done = 0;
        for (long number : drawn) {
            stop.checkInterrupted(context.getStepContext().getStepExecution());
            int combination = (int) (number % sweep.combinations());
            int unit = (int) (number / sweep.combinations());
            int account = unit / sweep.windows();
            TimeWindow window = plan.windows().get(unit % sweep.windows());
            evaluations.replay(account, window.train(), combination, replayed);
            SweepResults.Stored stored = results.find(sweep.result(account, window.number(), combination))
                    .orElseThrow(() -> new SweepDiffersException(
                            sweep.name(), plan.told(account, window, combination, "the books have no result")));
            String difference = Proof.difference(stored, replayed);
            if (difference != null) {
                throw new SweepDiffersException(sweep.name(), plan.told(account, window, combination, difference));
            }
            boolean provenBefore = Long.valueOf(combination).equals(best.get(List.of(account, window.number())));
            proven += provenBefore ? 0 : 1;
            progress.advanced(SweepProgress.Stage.PROVE, ++done, drawn.size());
        }
        new WalkForward(plan, sweep, bests).write();
        ledger.complete(sweep.id(), proven, clock.instant());
        return RepeatStatus.FINISHED;
    }

    /// Numbers of results among all, in order, so that bars are read once for each account.
    private Set<Long> drawn() {
        long all = sweep.results();
        SplittableRandom random = new SplittableRandom(sweep.id());
        TreeSet<Long> drawn = new TreeSet<>();
        while (drawn.size() < Math.min(all, DRAWN)) {
            drawn.add(random.nextLong(all));
        }
        return drawn;
    }
}
