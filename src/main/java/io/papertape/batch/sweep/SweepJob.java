package io.papertape.batch.sweep;

import io.papertape.batch.Ended;
import io.papertape.batch.ParallelSteps;
import io.papertape.batch.RunLifecycle;
import io.papertape.batch.StopRequest;
import io.papertape.ledger.StoredSweep;
import io.papertape.ledger.SweepBests;
import io.papertape.ledger.SweepLedger;
import io.papertape.ledger.SweepResults;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.job.builder.JobBuilder;
import org.springframework.batch.core.job.parameters.JobParameters;
import org.springframework.batch.core.job.parameters.JobParametersBuilder;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.Step;
import org.springframework.batch.core.step.builder.StepBuilder;
import org.springframework.transaction.PlatformTransactionManager;

/// The job `sweep`: evaluate all combinations, judge them, prove what was found. Evaluating and judging are steps whose
/// partitions take work from one queue, each on a thread of its own. Every step begins with what the books have.
class SweepJob {

    private static final String JOB = "sweep";
    private static final String SWEEP = "sweep";
    private static final String EVALUATE = "evaluate";
    private static final String JUDGE = "judge";

    private final JobRepository repository;
    private final PlatformTransactionManager transactions;
    private final RunLifecycle lifecycle;
    private final SweepLedger ledger;
    private final SweepResults results;
    private final SweepBests bests;
    private final StopRequest stop;
    private final InstantSource clock;

    SweepJob(
            JobRepository repository,
            PlatformTransactionManager transactions,
            RunLifecycle lifecycle,
            SweepLedger ledger,
            SweepResults results,
            SweepBests bests,
            StopRequest stop,
            InstantSource clock) {
        this.repository = repository;
        this.transactions = transactions;
        this.lifecycle = lifecycle;
        this.ledger = ledger;
        this.results = results;
        this.bests = bests;
        this.stop = stop;
        this.clock = clock;
    }

    /// Ends what dead executions of a sweep have left as running. The caller holds the sweep.
    void releaseDead(StoredSweep sweep) {
        lifecycle.releaseDeadExecutions(
                JOB, parameters -> Long.valueOf(sweep.id()).equals(parameters.getLong(SWEEP)));
    }

    /// Executes the job once, from where its last execution ended.
    Ended execute(
            SweepPlan plan, StoredSweep sweep, int threads, Supplier<Evaluations> evaluations, SweepProgress progress) {
        JobParameters parameters = new JobParametersBuilder()
                .addLong(SWEEP, sweep.id(), true)
                .addLong("began", clock.millis(), true)
                .toJobParameters();
        Execution execution = new Execution(plan, sweep, threads, evaluations, progress);
        return lifecycle.executeTogether(JOB, parameters, execution::job);
    }

    /// One execution.
    private final class Execution {

        private final SweepPlan plan;
        private final StoredSweep sweep;
        private final int threads;
        private final Supplier<Evaluations> evaluations;
        private final SweepProgress progress;

        private Execution(
                SweepPlan plan,
                StoredSweep sweep,
                int threads,
                Supplier<Evaluations> evaluations,
                SweepProgress progress) {
            this.plan = plan;
            this.sweep = sweep;
            this.threads = threads;
            this.evaluations = evaluations;
            this.progress = progress;
        }

        private Job job(JobBuilder job) {
            return job.start(evaluate()).next(judge()).next(prove()).build();
        }

        private Step evaluate() {
            BlockQueue queue = new BlockQueue(sweep, ledger);
            BlockWriter writer =
                    new BlockWriter(plan, sweep, ledger, results, clock, progress, ledger.combinationsWritten(sweep));
            return parallel(
                    EVALUATE,
                    name -> new StepBuilder(name, repository)
                            .<SweepBlock, EvaluatedBlock>chunk(1)
                            .transactionManager(transactions)
                            .reader(queue)
                            .processor(new BlockProcessor(plan, sweep, evaluations.get()))
                            .writer(writer)
                            .interruptionPolicy(stop)
                            .build());
        }

        private Step judge() {
            Set<List<Integer>> written = bests.bests(sweep.id()).keySet();
            UnitQueue queue = new UnitQueue(sweep, written);
            BestWriter writer = new BestWriter(plan, sweep, results, bests, progress, written.size());
            return parallel(
                    JUDGE,
                    name -> new StepBuilder(name, repository)
                            .<UnitQueue.Unit, JudgedUnit>chunk(1)
                            .transactionManager(transactions)
                            .reader(queue)
                            .processor(new BestProcessor(plan, sweep, results, evaluations.get()))
                            .writer(writer)
                            .interruptionPolicy(stop)
                            .build());
        }

        private Step parallel(String what, Function<String, Step> step) {
            Map<String, Step> steps = IntStream.rangeClosed(1, threads)
                    .mapToObj(Integer::toString)
                    .collect(
                            Collectors.toMap(number -> what + ":" + number, number -> step.apply(what + "-" + number)));
            return ParallelSteps.of(what + "-all", what, steps, threads, repository);
        }

        private Step prove() {
            return new StepBuilder("prove", repository)
                    .tasklet(
                            new ProveTasklet(
                                    plan, sweep, ledger, results, bests, evaluations.get(), progress, stop, clock),
                            transactions)
                    .build();
        }
    }
}
