package io.papertape.batch;

import io.papertape.ledger.RunLedger;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.listener.JobExecutionListener;

/// Notes in the run which job execution works on it.
final class RunExecutionListener implements JobExecutionListener {

    private final ReplayRun run;
    private final RunLedger runs;

    RunExecutionListener(ReplayRun run, RunLedger runs) {
        this.run = run;
        this.runs = runs;
    }

    @Override
    public void beforeJob(JobExecution jobExecution) {
        runs.execute(run.run().id(), jobExecution.getId());
    }
}
