package io.papertape.batch.replay;

import io.papertape.engine.market.MarketSlice;
import io.papertape.engine.performance.Benchmark;
import io.papertape.engine.performance.Performance;
import io.papertape.engine.portfolio.Money;
import io.papertape.ledger.RunBooks;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.DoubleStream;
import org.springframework.batch.core.scope.context.ChunkContext;
import org.springframework.batch.core.step.StepContribution;
import org.springframework.batch.core.step.tasklet.Tasklet;
import org.springframework.batch.infrastructure.repeat.RepeatStatus;

/// Proves the books of each session, measures what they come to, and completes its run. A session that was started over
/// takes its name now.
final class ReconcileTasklet implements Tasklet {

    private final Shard shard;
    private final InstantSource clock;

    ReconcileTasklet(Shard shard, InstantSource clock) {
        this.shard = shard;
        this.clock = clock;
    }

    @Override
    public RepeatStatus execute(StepContribution contribution, ChunkContext chunkContext) {
        shard.forEach(session -> {
            shard.inTransaction(() -> reconcile(session));
            session.complete();
        });
        return RepeatStatus.FINISHED;
    }

    /// In the transaction that is under way.
    void reconcile(SessionReplay session) {
        ReplayRun run = session.run();
        RunBooks books = run.books();
        List<String> findings = session.audit().findings();
        if (!findings.isEmpty()) {
            throw new BooksDoNotBalanceException(run.session().name(), findings);
        }
        books.requireExecution();
        measure(session, session.audit().performance());
        books.complete(clock.instant());
        noteInputs(run);
        books.publish(run.restatement());
    }

    /// A slice that is waited for is decided on by the date, too.
    private static void noteInputs(ReplayRun run) {
        String inputs = run.inputs();
        if (inputs != null && run.later().incomplete() == null) {
            run.books().noteInputs(inputs);
        }
    }

    private static void measure(SessionReplay session, Performance performance) {
        ReplayRun run = session.run();
        Benchmark benchmark = session.engine().isOver() ? upToLastSlice(run) : run.benchmark();
        double capital = (double) run.session().settings().initialCapital() / Money.ONE;
        run.books()
                .replaceMetrics(
                        performance,
                        performance.metrics(benchmark),
                        DoubleStream.of(benchmark.growth())
                                .map(growth -> growth * capital)
                                .toArray());
    }

    /// The benchmark of an account that has ended before the prices do.
    private static Benchmark upToLastSlice(ReplayRun run) {
        Benchmark benchmark = run.session().settings().newBenchmark();
        benchmark.happen(run.benchmark().actions());
        Long last = run.books().currentSession().lastSliceAt();
        if (last != null) {
            StoredSlices slices = run.stored(new StoredBars(run.books().usedBars(), last));
            for (MarketSlice slice = slices.next(); slice != null; slice = slices.next()) {
                run.show(benchmark, slice);
            }
        }
        return benchmark;
    }
}
