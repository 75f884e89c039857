package io.papertape.batch;

import io.papertape.ledger.RunBooks;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.function.Function;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.ExitStatus;
import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.job.JobExecutionException;
import org.springframework.batch.core.job.JobInstance;
import org.springframework.batch.core.job.builder.JobBuilder;
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
class RunLauncher {

    private static final Logger LOG = LoggerFactory.getLogger(RunLauncher.class);
    private static final String RUN = "run";

    /// A process that ends writes its step and its execution, each a few times.
    private static final int MOST_LAST_WORDS = 20;

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

    /// Executes the job of a run, from where its last execution ended, and waits for its end.
    ///
    /// @param run whose session the caller holds
    /// @throws OptimisticLockingFailureException if another process has changed the rows of the execution meanwhile
    JobExecution launch(RunBooks run, RunJob job) {
        JobParameters parameters = parameters(run, job);
        releaseDeadExecution(job.name(), parameters);
        JobBuilder builder = new JobBuilder(job.name(), repository).listener(new RunExecutionListener(run));
        return start(job.steps(builder), parameters);
    }

    /// Executes a job that is not one of a single run, and waits for its end.
    ///
    /// @param parameters by which this execution is known
    /// @param steps makes its steps
    JobExecution launch(String name, JobParameters parameters, Function<JobBuilder, Job> steps) {
        return start(steps.apply(new JobBuilder(name, repository)), parameters);
    }

    /// Sets executions of a job that dead processes have left as running to FAILED.
    ///
    /// @param dead tells by its parameters which one is a dead process's
    void releaseDeadExecutions(String job, Predicate<JobParameters> dead) {
        repository.findRunningJobExecutions(job).stream()
                .filter(execution -> dead.test(execution.getJobParameters()))
                .forEach(execution -> releaseDeadExecution(execution.getJobInstance()));
    }

    private JobExecution start(Job job, JobParameters parameters) {
        stop.begin();
        try {
            return operator.start(job, parameters);
        } catch (JobExecutionException e) {
            throw new IllegalStateException("job " + job.getName() + " cannot be started: " + e.getMessage(), e);
        }
    }

    /// Sets what a dead process has left as running of the job of a run to FAILED.
    ///
    /// @param run whose session the caller holds
    void releaseDeadExecution(RunBooks run, String job) {
        releaseDeadExecution(job, identifying(run).toJobParameters());
    }

    private void releaseDeadExecution(String job, JobParameters parameters) {
        JobInstance instance = repository.getJobInstance(job, parameters);
        if (instance != null) {
            releaseDeadExecution(instance);
        }
    }

    /// Makes sure that a run which is resumed is one of this job.
    ///
    /// @throws OtherJobException if another job was launched for it
    void requireNoOther(RunBooks run, String job) {
        if (!run.resumed()) {
            return;
        }
        JobParameters parameters = identifying(run).toJobParameters();
        for (String other : repository.getJobNames()) {
            if (!other.equals(job) && repository.getJobInstance(other, parameters) != null) {
                throw new OtherJobException(run.session().name(), run.run(), other, job);
            }
        }
    }

    private static JobParameters parameters(RunBooks run, RunJob job) {
        JobParametersBuilder parameters = identifying(run);
        job.texts().forEach((name, value) -> parameters.addString(name, value, false));
        return parameters.toJobParameters();
    }

    private static JobParametersBuilder identifying(RunBooks run) {
        return new JobParametersBuilder().addLong(RUN, run.run(), true);
    }

    /// What a dead process or a lost connection has left as running would keep the run from being
    /// started: an execution, a step of one that has ended, a job instance without any execution. It
    /// can only be a dead one's: whoever gets here holds the session.
    ///
    /// Whoever has lost the session may still be at its last words: what it writes meanwhile is read again.
    private void releaseDeadExecution(JobInstance instance) {
        for (int left = MOST_LAST_WORDS; ; left--) {
            try {
                release(instance);
                return;
            } catch (OptimisticLockingFailureException e) {
                if (left == 0) {
                    throw e;
                }
                LOG.debug("another process still writes to job instance {}", instance.getInstanceId(), e);
            }
        }
    }

    private void release(JobInstance instance) {
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
}
