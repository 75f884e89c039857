package io.papertape.batch.sweep;

import io.papertape.ledger.StoredSweep;
import io.papertape.ledger.SweepLedger;
import io.papertape.ledger.SweepResults;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.batch.infrastructure.item.Chunk;
import org.springframework.batch.infrastructure.item.ItemWriter;

/// Writes the results of blocks, and that they are written, in one transaction. Safe for use by several threads.
final class BlockWriter implements ItemWriter<EvaluatedBlock> {

    private final SweepPlan plan;
    private final StoredSweep sweep;
    private final SweepLedger ledger;
    private final SweepResults results;
    private final InstantSource clock;
    private final SweepProgress progress;
    private final AtomicLong written;
    private final long all;

    /// @param before results that were written before
    BlockWriter(
            SweepPlan plan,
            StoredSweep sweep,
            SweepLedger ledger,
            SweepResults results,
            InstantSource clock,
            SweepProgress progress,
            long before) {
        this.plan = plan;
        this.sweep = sweep;
        this.ledger = ledger;
        this.results = results;
        this.clock = clock;
        this.progress = progress;
        written = new AtomicLong(before);
        all = sweep.results();
        progress.advanced(SweepProgress.Stage.EVALUATE, before, all);
    }

    @Override
    public void write(Chunk<? extends EvaluatedBlock> chunk) {
        for (EvaluatedBlock evaluated : chunk) {
            SweepBlock block = evaluated.block();
            results.insert(sweep.id(), plan.objective(), evaluated.results());
            results.insertFailures(sweep.id(), evaluated.results(), plan.bars().symbols());
            ledger.noteBlock(sweep.id(), block.account(), block.window(), block.number(), clock.instant());
            progress.advanced(SweepProgress.Stage.EVALUATE, written.addAndGet(block.size()), all);
        }
    }
}
