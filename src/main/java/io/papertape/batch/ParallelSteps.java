package io.papertape.batch;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.springframework.batch.core.job.JobInterruptedException;
import org.springframework.batch.core.partition.Partitioner;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.Step;
import org.springframework.batch.core.step.StepExecution;
import org.springframework.batch.core.step.builder.StepBuilder;
import org.springframework.batch.infrastructure.item.ExecutionContext;
import org.springframework.core.task.SimpleAsyncTaskExecutor;

/// A step whose partitions are steps of their own, on several threads.
public final class ParallelSteps {

    private ParallelSteps() {}

    /// Makes the step.
    ///
    /// @param name of the step
    /// @param partition what the names of its partitions begin with, before a colon
    /// @param steps by the name of their partition
    /// @param threads at least 1
    public static Step of(
            String name, String partition, Map<String, Step> steps, int threads, JobRepository repository) {
        SimpleAsyncTaskExecutor executor = new SimpleAsyncTaskExecutor("papertape-" + partition + "-");
        executor.setConcurrencyLimit(threads);
        return new StepBuilder(name, repository)
                .partitioner(partition, partitions(partition, steps))
                .step(new StepOfName(partition, Map.copyOf(steps)))
                .taskExecutor(executor)
                .gridSize(steps.size())
                .build();
    }

    private static Partitioner partitions(String partition, Map<String, Step> steps) {
        return gridSize -> {
            Map<String, ExecutionContext> contexts = new HashMap<>();
            steps.keySet()
                    .forEach(name -> contexts.put(name.substring(partition.length() + 1), new ExecutionContext()));
            return contexts;
        };
    }

    /// Executes the step that a partition is named after.
    private record StepOfName(String partition, Map<String, Step> steps) implements Step {

        @Override
        public String getName() {
            return partition;
        }

        @Override
        public void execute(StepExecution execution) throws JobInterruptedException {
            Objects.requireNonNull(steps.get(execution.getStepName())).execute(execution);
        }
    }
}
