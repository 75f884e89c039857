package io.papertape.batch;

import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.springframework.batch.core.job.JobInterruptedException;
import org.springframework.batch.core.step.StepExecution;
import org.springframework.batch.core.step.StepInterruptionPolicy;

/// Asks the running replay to stop after the chunk under way. The step's own thread acts on it, so that nobody else
/// writes the step's rows. Safe for use by several threads.
public final class StopRequest implements StepInterruptionPolicy {

    private final CompletableFuture<@Nullable Void> asked = new CompletableFuture<>();
    private volatile boolean working;

    /// Tells that from now on there may be a chunk under way.
    void begin() {
        working = true;
    }

    /// Whether there may be a chunk under way, which the stop waits for.
    public boolean working() {
        return working;
    }

    /// Asks for the stop; it is not taken back.
    public void stop() {
        asked.complete(null);
    }

    /// Whether it was asked for.
    public boolean requested() {
        return asked.isDone();
    }

    /// Completes when it is asked for.
    public CompletableFuture<@Nullable Void> asked() {
        return asked.copy();
    }

    @Override
    public void checkInterrupted(StepExecution stepExecution) throws JobInterruptedException {
        if (requested()) {
            stepExecution.setTerminateOnly();
            throw new JobInterruptedException("stopped on request");
        }
    }
}
