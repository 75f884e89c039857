package io.papertape.batch;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.job.builder.JobBuilder;

/// A job for one run of the books.
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
