package io.papertape.batch.replay;

import io.papertape.batch.StopRequest;
import io.papertape.engine.market.MarketSlice;
import io.papertape.settings.ReplaySettings;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.batch.core.ExitStatus;
import org.springframework.batch.core.listener.StepExecutionListener;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.Step;
import org.springframework.batch.core.step.StepExecution;
import org.springframework.batch.core.step.builder.StepBuilder;
import org.springframework.batch.core.step.tasklet.Tasklet;
import org.springframework.batch.infrastructure.support.transaction.ResourcelessTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;

/// The steps that carry the sessions of a shard forward: replay, settle, reconcile.
///
/// They are made for each execution, from plain objects: the items are many and small, and a call through a scoped
/// proxy costs more than processing one. Every step may run again after it completed: each of them starts from what the
/// books hold. The books of a session that replays alone are written in the transactions of the steps; those of several
/// in transactions of their own.
class ShardSteps {

    private final JobRepository repository;
    private final PlatformTransactionManager transactions;
    private final StopRequest stopRequest;
    private final InstantSource clock;

    ShardSteps(
            JobRepository repository,
            PlatformTransactionManager transactions,
            StopRequest stopRequest,
            InstantSource clock) {
        this.repository = repository;
        this.transactions = transactions;
        this.stopRequest = stopRequest;
        this.clock = clock;
    }

    /// Makes them, in order. Sessions that replay together are settled and reconciled in one step.
    ///
    /// @param suffix behind their names
    List<Step> of(Shard shard, String suffix) {
        return shard.isSingle()
                ? List.of(replay(shard, suffix), settle(shard, suffix), reconcile(shard, suffix))
                : List.of(replay(shard, suffix), finish(shard, suffix));
    }

    /// Makes those of a shard whose slices are followed as they come, in order.
    ///
    /// @param follow replays them, in transactions of its own
    List<Step> following(Shard shard, Tasklet follow) {
        Step live = new StepBuilder("live", repository)
                .tasklet(follow, new ResourcelessTransactionManager())
                .listener(new EndOfAudits(shard))
                .allowStartIfComplete(true)
                .build();
        return List.of(live, settle(shard, ""), reconcile(shard, ""));
    }

    private Step replay(Shard shard, String suffix) {
        return new StepBuilder("replay" + suffix, repository)
                .<List<MarketSlice>, ShardOutcome>chunk(1)
                .transactionManager(transactions(shard))
                .reader(new TransactionReader(
                        reader(shard),
                        shard.lead().run().request().get(ReplaySettings.CHUNK_SIZE),
                        TransactionReader.MOST_BARS))
                .processor(new ShardProcessor(shard))
                .writer(new ShardWriter(shard))
                .listener(new EndOfAudits(shard))
                .interruptionPolicy(stopRequest)
                .allowStartIfComplete(true)
                .build();
    }

    /// Reads the slices that the books of a shard do not have.
    SliceReader reader(Shard shard) {
        return new SliceReader(shard, stopRequest, today());
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    }

    private Step settle(Shard shard, String suffix) {
        return new StepBuilder("settle" + suffix, repository)
                .tasklet(new SettleTasklet(shard, today()), transactions(shard))
                .allowStartIfComplete(true)
                .build();
    }

    private Step finish(Shard shard, String suffix) {
        return new StepBuilder("finish" + suffix, repository)
                .tasklet(new FinishTasklet(shard, today(), clock), transactions(shard))
                .allowStartIfComplete(true)
                .build();
    }

    private Step reconcile(Shard shard, String suffix) {
        return new StepBuilder("reconcile" + suffix, repository)
                .tasklet(new ReconcileTasklet(shard, clock), transactions(shard))
                .allowStartIfComplete(true)
                .build();
    }

    private PlatformTransactionManager transactions(Shard shard) {
        return shard.isSingle() ? transactions : new ResourcelessTransactionManager();
    }

    /// Waits for the audits that follow the replay, before the next step holds a connection.
    private record EndOfAudits(Shard shard) implements StepExecutionListener {

        @Override
        public @Nullable ExitStatus afterStep(StepExecution stepExecution) {
            shard.sessions().forEach(session -> session.audit().await());
            return null;
        }
    }
}
