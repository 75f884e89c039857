package io.papertape.batch;

import io.papertape.ledger.RunLedger;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.listener.JobExecutionListener;

/// Notes in a run of the books which job execution works on it.
public final class RunExecutionListener implements JobExecutionListener {

    private final long run;
    private final RunLedger runs;

    public RunExecutionListener(long run, RunLedger runs) {
        this.run = run;
        this.runs = runs;
    }

    @Override
    public void beforeJob(JobExecution jobExecution) {
        runs.execute(run, jobExecution.getId());
    }
}
