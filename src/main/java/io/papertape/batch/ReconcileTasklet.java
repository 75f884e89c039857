package io.papertape.batch;

import io.papertape.ledger.Reconciliation;
import io.papertape.ledger.SessionLedger;
import io.papertape.ledger.StoredSession;
import java.time.InstantSource;
import java.util.List;
import org.springframework.batch.core.scope.context.ChunkContext;
import org.springframework.batch.core.step.StepContribution;
import org.springframework.batch.core.step.tasklet.Tasklet;
import org.springframework.batch.infrastructure.repeat.RepeatStatus;

/// Proves the books and completes the run. A session that was started over takes its name now.
final class ReconcileTasklet implements Tasklet {

    private final ReplayRun run;
    private final SessionLedger sessions;
    private final Reconciliation reconciliation;
    private final InstantSource clock;

    ReconcileTasklet(ReplayRun run, SessionLedger sessions, Reconciliation reconciliation, InstantSource clock) {
        this.run = run;
        this.sessions = sessions;
        this.reconciliation = reconciliation;
        this.clock = clock;
    }

    @Override
    public RepeatStatus execute(StepContribution contribution, ChunkContext chunkContext) {
        StoredSession session = run.session();
        List<String> findings = reconciliation.findings(session.id());
        if (!findings.isEmpty()) {
            throw new BooksDoNotBalanceException(session.name(), findings);
        }
        sessions.end(run.run().id(), SessionLedger.RunStatus.COMPLETED, clock.instant());
        if (session.draft()) {
            sessions.find(session.name()).ifPresent(replaced -> sessions.delete(replaced.id()));
            sessions.publish(session);
        }
        return RepeatStatus.FINISHED;
    }
}
