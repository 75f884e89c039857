package io.papertape.batch;

import io.papertape.ledger.SessionLedger;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.listener.JobExecutionListener;

/// Notes in the run which job execution works on it.
final class RunExecutionListener implements JobExecutionListener {

    private final ReplayRun run;
    private final SessionLedger sessions;

    RunExecutionListener(ReplayRun run, SessionLedger sessions) {
        this.run = run;
        this.sessions = sessions;
    }

    @Override
    public void beforeJob(JobExecution jobExecution) {
        sessions.execute(run.run().id(), jobExecution.getId());
    }
}
