package io.papertape.batch;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.batch.core.job.JobInterruptedException;
import org.springframework.batch.core.step.StepExecution;
import org.springframework.batch.core.step.StepInterruptionPolicy;

/// Asks the running replay to stop after the chunk under way. The step's own thread acts on it, so that nobody else
/// writes the step's rows. Safe for use by several threads.
public final class StopRequest implements StepInterruptionPolicy {

    private static final Logger LOG = LoggerFactory.getLogger(StopRequest.class);

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

    /// Waits until it is asked for, but no longer than some time. Unlike [#asked()] it may be called for ever.
    public void await(Duration most) throws InterruptedException {
        try {
            asked.get(most.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            LOG.trace("no stop was asked for", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void checkInterrupted(StepExecution stepExecution) throws JobInterruptedException {
        if (requested()) {
            stepExecution.setTerminateOnly();
            throw new JobInterruptedException("stopped on request");
        }
    }
}
