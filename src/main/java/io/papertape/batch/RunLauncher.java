package io.papertape.batch;

import io.papertape.ledger.RunTakenOverException;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.ExitStatus;
import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.job.JobExecutionException;
import org.springframework.batch.core.job.JobInstance;
import org.springframework.batch.core.job.parameters.JobParameters;
import org.springframework.batch.core.job.parameters.JobParametersBuilder;
import org.springframework.batch.core.launch.JobOperator;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.StepExecution;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.transaction.support.TransactionTemplate;

/// Launches a job for a run of the books, whatever the job does.
///
/// The run is the job's only identifying parameter: however many executions it takes to complete a run, they are
/// executions of one job instance.
public class RunLauncher {

    private static final Logger LOG = LoggerFactory.getLogger(RunLauncher.class);
    private static final String RUN = "run";

    private final JobOperator operator;
    private final JobRepository repository;
    private final StopRequest stop;
    private final TransactionTemplate transaction;

    RunLauncher(JobOperator operator, JobRepository repository, StopRequest stop, TransactionTemplate transaction) {
        this.operator = operator;
        this.repository = repository;
        this.stop = stop;
        this.transaction = transaction;
    }

    /// Prepares the job repository for the execution of a run.
    ///
    /// @param job its name
    /// @param run key of the run, whose session the caller holds
    /// @param texts what else the execution is to be found with: parameters by name
    public Launch prepare(String job, long run, Map<String, String> texts) {
        JobParametersBuilder parameters = new JobParametersBuilder().addLong(RUN, run, true);
        texts.forEach((name, value) -> parameters.addString(name, value, false));
        JobParameters prepared = parameters.toJobParameters();
        releaseDeadExecution(job, prepared);
        stop.begin();
        return new Launch(run, prepared);
    }

    /// What a dead process or a lost connection has left as running would keep the run from being
    /// started: an execution, a step of one that has ended, a job instance without any execution. It
    /// can only be a dead one's: whoever gets here holds the session.
    private void releaseDeadExecution(String job, JobParameters parameters) {
        JobInstance instance = repository.getJobInstance(job, parameters);
        if (instance == null) {
            return;
        }
        JobExecution last = repository.getLastJobExecution(instance);
        if (last == null) {
            repository.deleteJobInstance(instance);
            return;
        }
        if (!isOpen(last.getStatus())
                && last.getStepExecutions().stream().noneMatch(step -> isOpen(step.getStatus()))) {
            return;
        }
        LOG.info("job execution {} was left as {}; it is set to FAILED", last.getId(), last.getStatus());
        LocalDateTime now = LocalDateTime.now(ZoneOffset.UTC);
        transaction.executeWithoutResult(status -> {
            for (StepExecution step : last.getStepExecutions()) {
                if (isOpen(step.getStatus())) {
                    step.setStatus(BatchStatus.FAILED);
                    step.setExitStatus(ExitStatus.FAILED.addExitDescription("its process died"));
                    step.setEndTime(now);
                    repository.update(step);
                }
            }
            last.setStatus(BatchStatus.FAILED);
            last.setExitStatus(ExitStatus.FAILED.addExitDescription("its process died"));
            last.setEndTime(now);
            repository.update(last);
        });
    }

    /// Whether Spring Batch takes it for running, or for nothing that could be resumed.
    private static boolean isOpen(BatchStatus status) {
        return status.isRunning() || status == BatchStatus.UNKNOWN;
    }

    /// A run that can be executed.
    public final class Launch {

        private final long run;
        private final JobParameters parameters;

        private Launch(long run, JobParameters parameters) {
            this.run = run;
            this.parameters = parameters;
        }

        /// Executes the job, from where its last execution ended, and waits for its end.
        public Ended execute(Job job) {
            try {
                JobExecution execution = operator.start(job, parameters);
                return new Ended(execution.getId(), execution.getStatus(), failure(execution));
            } catch (JobExecutionException e) {
                throw new IllegalStateException("run " + run + " cannot be started: " + e.getMessage(), e);
            }
        }

        /// Why an execution failed. Rows of the job repository that somebody else has changed tell of another process.
        private @Nullable Throwable failure(JobExecution execution) {
            List<Throwable> failures = execution.getAllFailureExceptions();
            Throwable failure = failures.isEmpty() ? null : failures.getFirst();
            return failure instanceof OptimisticLockingFailureException
                    ? new RunTakenOverException(run, failure)
                    : failure;
        }
    }

    /// How an execution ended.
    ///
    /// @param execution its key
    /// @param status COMPLETED, STOPPED, or what else Spring Batch makes of a failure
    /// @param failure why it failed, where that is known
    public record Ended(
            long execution, BatchStatus status, @Nullable Throwable failure) {}
}
