package io.papertape.batch.sweep;

import io.papertape.ledger.StoredSweep;
import io.papertape.ledger.SweepBests;
import io.papertape.ledger.SweepResults;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.batch.infrastructure.item.Chunk;
import org.springframework.batch.infrastructure.item.ItemWriter;

/// Writes the best of accounts and windows, with their tests, in one transaction. Safe for use by several threads.
final class BestWriter implements ItemWriter<JudgedUnit> {

    private final SweepPlan plan;
    private final StoredSweep sweep;
    private final SweepResults results;
    private final SweepBests bests;
    private final SweepProgress progress;
    private final AtomicLong written;
    private final long all;

    /// @param before how many were written before
    BestWriter(
            SweepPlan plan,
            StoredSweep sweep,
            SweepResults results,
            SweepBests bests,
            SweepProgress progress,
            int before) {
        this.plan = plan;
        this.sweep = sweep;
        this.results = results;
        this.bests = bests;
        this.progress = progress;
        written = new AtomicLong(before);
        all = (long) sweep.accounts() * sweep.windows();
    }

    @Override
    public void write(Chunk<? extends JudgedUnit> chunk) {
        for (JudgedUnit judged : chunk) {
            SweepBests.Best best = judged.best();
            results.insert(sweep.id(), plan.objective(), judged.tests());
            results.insertFailures(sweep.id(), judged.tests(), plan.bars().symbols());
            bests.insertDays(sweep.id(), best.account(), best.window(), judged.days());
            bests.insertBest(sweep, best);
            progress.advanced(SweepProgress.Stage.JUDGE, written.incrementAndGet(), all);
        }
    }
}
