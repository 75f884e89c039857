package io.papertape.batch;

import io.papertape.ledger.RunBooks;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.listener.JobExecutionListener;

/// Notes in the books of a run which job execution works on it.
final class RunExecutionListener implements JobExecutionListener {

    private final RunBooks books;

    RunExecutionListener(RunBooks books) {
        this.books = books;
    }

    @Override
    public void beforeJob(JobExecution jobExecution) {
        books.executedBy(jobExecution.getId());
    }
}
