package io.papertape.batch.replay;

import io.papertape.ledger.UsedFile;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import org.springframework.batch.core.scope.context.ChunkContext;
import org.springframework.batch.core.step.StepContribution;
import org.springframework.batch.core.step.tasklet.Tasklet;
import org.springframework.batch.infrastructure.repeat.RepeatStatus;

/// Settles and reconciles one session after the other, each in one transaction: in a night of few slices the commits of
/// many sessions are a good part of the work.
final class FinishTasklet implements Tasklet {

    private final Shard shard;
    private final SettleTasklet settle;
    private final ReconcileTasklet reconcile;

    /// @param today UTC date
    FinishTasklet(Shard shard, LocalDate today, InstantSource clock) {
        this.shard = shard;
        settle = new SettleTasklet(shard, today);
        reconcile = new ReconcileTasklet(shard, clock);
    }

    @Override
    public RepeatStatus execute(StepContribution contribution, ChunkContext chunkContext) {
        List<UsedFile> files = settle.files();
        shard.forEach(session -> {
            shard.inTransaction(() -> {
                settle.settle(session, files);
                reconcile.reconcile(session);
            });
            session.complete();
        });
        return RepeatStatus.FINISHED;
    }
}
