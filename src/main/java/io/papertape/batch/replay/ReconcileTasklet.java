package io.papertape.batch.replay;

import io.papertape.engine.performance.Benchmark;
import io.papertape.engine.performance.Performance;
import io.papertape.engine.portfolio.Money;
import io.papertape.ledger.MetricsLedger;
import io.papertape.ledger.Reconciliation;
import io.papertape.ledger.Restatement;
import io.papertape.ledger.RestatementLedger;
import io.papertape.ledger.SessionLedger;
import io.papertape.ledger.StoredSession;
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
    private final SessionLedger sessions;
    private final RestatementLedger restatements;
    private final MetricsLedger metrics;
    private final Reconciliation reconciliation;
    private final AuditTrail audit;
    private final InstantSource clock;

    ReconcileTasklet(
            ReplayRun run,
            SessionLedger sessions,
            RestatementLedger restatements,
            MetricsLedger metrics,
            Reconciliation reconciliation,
            AuditTrail audit,
            InstantSource clock) {
        this.run = run;
        this.sessions = sessions;
        this.restatements = restatements;
        this.metrics = metrics;
        this.reconciliation = reconciliation;
        this.audit = audit;
        this.clock = clock;
    }

    @Override
    public RepeatStatus execute(StepContribution contribution, ChunkContext chunkContext) {
        StoredSession session = run.session();
        List<String> findings = new ArrayList<>(reconciliation.findings(session.id()));
        findings.addAll(audit.findings());
        if (!findings.isEmpty()) {
            throw new BooksDoNotBalanceException(session.name(), findings);
        }
        run.books().requireExecution();
        measure(session.id());
        metrics.keep(session.id(), run.books().run());
        run.books().complete(clock.instant());
        if (session.draft()) {
            publish(session);
        } else {
            sessions.findDraft(session.name()).ifPresent(left -> sessions.delete(left.id()));
        }
        return RepeatStatus.FINISHED;
    }

    private void measure(long session) {
        Performance performance = audit.performance();
        Benchmark benchmark = run.benchmark();
        double capital = (double) run.session().settings().initialCapital() / Money.ONE;
        metrics.replace(
                session,
                performance,
                performance.metrics(benchmark),
                DoubleStream.of(benchmark.growth())
                        .map(growth -> growth * capital)
                        .toArray());
    }

    private void publish(StoredSession draft) {
        Restatement restatement = run.restatement();
        if (restatement != null) {
            sessions.find(draft.name()).ifPresent(replaced -> {
                restatements.record(run.books().run(), restatement, replaced.id(), draft.id());
                sessions.inherit(draft, replaced);
            });
        }
        sessions.publish(draft);
    }
}
