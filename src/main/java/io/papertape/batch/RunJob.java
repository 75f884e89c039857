package io.papertape.batch;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.job.builder.JobBuilder;

/// A job for one run of the books.
///
/// One that removes the metrics of a session:
///
/// ```java
/// final class RemoveMetrics implements RunJob {
///     static final String NAME = "remove-metrics";
///
///     private final RunBooks books;
///     private final JobRepository repository;
///     private final PlatformTransactionManager transactions;
///
///     RemoveMetrics(RunBooks books, JobRepository repository, PlatformTransactionManager transactions) {
///         this.books = books;
///         this.repository = repository;
///         this.transactions = transactions;
///     }
///
///     public String name() { return NAME; }
///
///     public Job steps(JobBuilder job) {
///         StepBuilder step = new StepBuilder("remove", repository);
///         return job.start(step.tasklet((_, _) -> remove(), transactions).build()).build();
///     }
///
///     private RepeatStatus remove() {
///         books.requireExecution();
///         books.removeMetrics();
///         books.complete(Instant.now());
///         return RepeatStatus.FINISHED;
///     }
/// }
/// ```
public interface RunJob {

    /// Its name in the job repository.
    String name();

    /// What its executions are to be found with there, besides the run: parameters by name.
    default Map<String, String> texts() {
        return Map.of();
    }

    /// Makes its steps. The last of them completes the run, in the transaction of what it writes last.
    Job steps(JobBuilder job);

    /// Writes what is to be kept of an execution that did not complete the run, in the transaction that ends it.
    ///
    /// @param failure why it was not completed, where that is known
    default void writeUncompleted(@Nullable Throwable failure) {}
}
