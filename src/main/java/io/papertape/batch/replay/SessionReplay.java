package io.papertape.batch.replay;

import io.papertape.engine.market.Market;
import io.papertape.engine.market.MarketSlice;
import io.papertape.engine.session.SessionEngine;
import io.papertape.ledger.RunBooks;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.batch.infrastructure.item.Chunk;
import org.springframework.batch.infrastructure.item.ExecutionContext;
import org.springframework.batch.infrastructure.item.ItemProcessor;
import org.springframework.batch.infrastructure.item.support.CompositeItemProcessor;
import org.springframework.batch.infrastructure.item.support.CompositeItemWriter;

/// What one session does with the slices of a shard: its engine behind the two processors of the trading loop, its
/// writers, the audit that follows them. Not safe for use by several threads.
final class SessionReplay implements AutoCloseable {

    private final ReplayRun run;
    private final SessionEngine engine;
    private final AuditTrail audit;
    private final RejectedBarWriter rejected;
    private final FailureLimit failures;
    private final ItemProcessor<MarketSlice, SliceOutcome> processors;
    private final CompositeItemWriter<SliceOutcome> writers;
    private @Nullable Throwable failure;
    private boolean completed;

    /// @param market that the sessions of the shard trade in
    /// @param rows that the tape of the shard rejects
    /// @param committed what the sessions of the shard have written
    SessionReplay(
            ReplayRun run,
            Market market,
            SharedRejections rows,
            CommittedBars committed,
            AuditTrail audit,
            InstantSource clock) {
        this.run = run;
        this.audit = audit;
        RunBooks books = run.books();
        engine = run.newSession(market, run.recorder());
        rejected = new RejectedBarWriter(books.notes(), rows);
        failures = new FailureLimit(run);
        processors = new CompositeItemProcessor<>(List.of(
                new ProcessSymbolProcessor(engine.iteration()),
                new RecordEquityProcessor(engine.iteration(), run.recorder(), run.watch())));
        writers = new CompositeItemWriter<>(List.of(
                new TradeWriter(books.account()),
                new CashEventWriter(books, engine),
                new RefusedEntryWriter(books.notes(), run.recorder()),
                new StrategyFailureWriter(books.notes()),
                new EquityPointWriter(books, audit),
                new UsedBarWriter(run, committed),
                new SuspiciousBarWriter(books.notes()),
                rejected,
                new ProgressWriter(books, engine, clock)));
    }

    ReplayRun run() {
        return run;
    }

    SessionEngine engine() {
        return engine;
    }

    AuditTrail audit() {
        return audit;
    }

    RejectedBarWriter rejected() {
        return rejected;
    }

    FailureLimit failures() {
        return failures;
    }

    /// Calls process-symbol and record-equity for a slice.
    ///
    /// @return what it leaves; null where the account has ended before it
    @Nullable
    SliceOutcome process(MarketSlice slice) {
        if (engine.isOver()) {
            return null;
        }
        try {
            return Objects.requireNonNull(processors.process(slice));
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    void openWriters(ExecutionContext context) {
        writers.open(context);
    }

    /// Writes the outcomes of the slices of one transaction, which the caller opens.
    void write(List<SliceOutcome> outcomes) {
        try {
            writers.write(new Chunk<>(outcomes));
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    /// Writes what is to be kept of a run that was not completed. Where bars or code have changed, or prices go over a
    /// split, the books stay as they are until a person has decided.
    void writeUncompleted(@Nullable Throwable why) {
        boolean undecided = why instanceof HistoryRestatedException
                || why instanceof CodeChangedException
                || why instanceof DelistedException
                || why instanceof UnfitSplitException;
        if (!undecided) {
            rejected.writeUnknown();
        }
    }

    /// Notes why the session takes no further part.
    void failed(Throwable why) {
        failure = why;
    }

    /// Why it took no further part; null where it did.
    @Nullable
    Throwable failure() {
        return failure;
    }

    /// Notes that its run is completed.
    void complete() {
        completed = true;
    }

    boolean completed() {
        return completed;
    }

    @Override
    public void close() {
        audit.close();
    }
}
