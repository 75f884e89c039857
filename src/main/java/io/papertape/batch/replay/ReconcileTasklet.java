package io.papertape.batch.replay;

import io.papertape.engine.performance.Benchmark;
import io.papertape.engine.performance.Performance;
import io.papertape.engine.portfolio.Money;
import io.papertape.ledger.RunBooks;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.DoubleStream;
import org.springframework.batch.core.scope.context.ChunkContext;
import org.springframework.batch.core.step.StepContribution;
import org.springframework.batch.core.step.tasklet.Tasklet;
import org.springframework.batch.infrastructure.repeat.RepeatStatus;

/// Proves the books, measures what they come to, and completes the run. A session that was started over takes its name
/// now.
final class ReconcileTasklet implements Tasklet {

    private final ReplayRun run;
    private final RunBooks books;
    private final AuditTrail audit;
    private final InstantSource clock;

    ReconcileTasklet(ReplayRun run, AuditTrail audit, InstantSource clock) {
        this.run = run;
        books = run.books();
        this.audit = audit;
        this.clock = clock;
    }

    @Override
    public RepeatStatus execute(StepContribution contribution, ChunkContext chunkContext) {
        List<String> findings = new ArrayList<>(books.findings());
        findings.addAll(audit.findings());
        if (!findings.isEmpty()) {
            throw new BooksDoNotBalanceException(run.session().name(), findings);
        }
        books.requireExecution();
        measure();
        books.complete(clock.instant());
        books.publish(run.restatement());
        return RepeatStatus.FINISHED;
    }

    private void measure() {
        Performance performance = audit.performance();
        Benchmark benchmark = run.benchmark();
        double capital = (double) run.session().settings().initialCapital() / Money.ONE;
        books.replaceMetrics(
                performance,
                performance.metrics(benchmark),
                DoubleStream.of(benchmark.growth())
                        .map(growth -> growth * capital)
                        .toArray());
    }
}
