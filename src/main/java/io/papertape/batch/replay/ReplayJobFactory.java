package io.papertape.batch.replay;

import io.papertape.batch.StopRequest;
import io.papertape.engine.market.MarketSlice;
import io.papertape.engine.session.SessionEngine;
import io.papertape.ledger.RunBooks;
import io.papertape.settings.ReplaySettings;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.job.builder.JobBuilder;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.Step;
import org.springframework.batch.core.step.builder.StepBuilder;
import org.springframework.batch.infrastructure.item.support.CompositeItemProcessor;
import org.springframework.batch.infrastructure.item.support.CompositeItemWriter;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/// The job `replay`: replay, settle, reconcile.
///
/// A job is made for each execution, from plain objects: the step's items are many and small, and a call through a
/// scoped proxy costs more than processing one. Every step may run again after it completed: each of them starts from
/// what the books hold.
class ReplayJobFactory {

    /// The job's name.
    public static final String JOB = "replay";

    private final JobRepository repository;
    private final PlatformTransactionManager transactions;
    private final StopRequest stopRequest;
    private final InstantSource clock;

    ReplayJobFactory(
            JobRepository repository,
            PlatformTransactionManager transactions,
            StopRequest stopRequest,
            InstantSource clock) {
        this.repository = repository;
        this.transactions = transactions;
        this.stopRequest = stopRequest;
        this.clock = clock;
    }

    /// Makes the steps.
    ///
    /// @param rejected writes the rows that the run's tape rejects
    /// @param audit follows the replay and ends with it
    Job steps(JobBuilder job, ReplayRun run, RejectedBarWriter rejected, AuditTrail audit) {
        FailureLimit limit = new FailureLimit(run);
        return job.start(replayStep(run, rejected, audit, limit))
                .next(settleStep(run, rejected, audit, limit))
                .next(reconcileStep(run, audit))
                .build();
    }

    private Step replayStep(ReplayRun run, RejectedBarWriter rejected, AuditTrail audit, FailureLimit limit) {
        RunBooks books = run.books();
        SessionEngine session = run.newSession(run.recorder());
        CompositeItemProcessor<MarketSlice, SliceOutcome> processors = new CompositeItemProcessor<>(List.of(
                new ProcessSymbolProcessor(session.iteration()),
                new RecordEquityProcessor(session.iteration(), run.recorder())));
        CompositeItemWriter<SliceOutcome> writers = new CompositeItemWriter<>(List.of(
                new TradeWriter(books.account()),
                new RefusedEntryWriter(books.notes(), run.recorder()),
                new StrategyFailureWriter(books.notes()),
                new EquityPointWriter(books, audit),
                new UsedBarWriter(books),
                new SuspiciousBarWriter(books.notes(), run.watch()),
                rejected,
                new ProgressWriter(run, session, clock)));
        return new StepBuilder("replay", repository)
                .<List<MarketSlice>, List<SliceOutcome>>chunk(1)
                .transactionManager(transactions)
                .reader(new TransactionReader(
                        new SliceReader(
                                run,
                                session,
                                audit,
                                stopRequest,
                                limit,
                                new TransactionTemplate(transactions),
                                today()),
                        run.request().get(ReplaySettings.CHUNK_SIZE),
                        TransactionReader.MOST_BARS))
                .processor(new TransactionProcessor(processors))
                .writer(new TransactionWriter(writers))
                .listener(audit)
                .interruptionPolicy(stopRequest)
                .allowStartIfComplete(true)
                .build();
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    }

    private Step settleStep(ReplayRun run, RejectedBarWriter rejected, AuditTrail audit, FailureLimit limit) {
        return new StepBuilder("settle", repository)
                .tasklet(new SettleTasklet(run, rejected, audit, limit, today()), transactions)
                .allowStartIfComplete(true)
                .build();
    }

    private Step reconcileStep(ReplayRun run, AuditTrail audit) {
        return new StepBuilder("reconcile", repository)
                .tasklet(new ReconcileTasklet(run, audit, clock), transactions)
                .allowStartIfComplete(true)
                .build();
    }
}
