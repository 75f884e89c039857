package io.papertape.batch.nightly;

import io.papertape.batch.Ended;
import io.papertape.batch.ParallelSteps;
import io.papertape.batch.RunLifecycle;
import io.papertape.batch.replay.ReplayAttempt;
import io.papertape.batch.replay.ReplayOutcome;
import io.papertape.batch.replay.ShardReplays;
import io.papertape.batch.replay.SharedTapes;
import io.papertape.prices.PriceSource;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.job.builder.JobBuilder;
import org.springframework.batch.core.job.parameters.JobParameters;
import org.springframework.batch.core.job.parameters.JobParametersBuilder;
import org.springframework.batch.core.partition.PartitionHandler;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.Step;
import org.springframework.batch.core.step.builder.StepBuilder;

/// The job `nightly`: a step whose partitions are shards of sessions, on several threads. Safe for use by several
/// threads.
class NightJob {

    private static final String JOB = "nightly";

    /// Name of the job by which a worker carries a shard forward, and of the partitions.
    private static final String SHARD = "shard";

    private static final String REQUEST = "request";
    private static final String CARRY = "carry";
    private static final int FEWEST_PER_SHARD = 25;
    private static final int MOST_PER_SHARD = 100;

    private final JobRepository repository;
    private final RunLifecycle lifecycle;
    private final ShardReplays replays;

    NightJob(JobRepository repository, RunLifecycle lifecycle, ShardReplays replays) {
        this.repository = repository;
        this.lifecycle = lifecycle;
        this.replays = replays;
    }

    /// How the attempts of one execution ended.
    ///
    /// @param outcomes of those that were begun
    /// @param job how the execution ended
    record Result(Map<ReplayAttempt, ReplayOutcome> outcomes, Ended job) {}

    /// Ends what dead nights and their workers have left as running. The caller holds the night.
    void releaseDead() {
        List.of(JOB, SHARD).forEach(job -> lifecycle.releaseDeadExecutions(job, parameters -> true));
    }

    /// Executes the job once.
    ///
    /// @param night key of the night
    /// @param round which execution of the night this is, from 1
    /// @param attempts at least one
    Result execute(
            long night,
            int round,
            List<ReplayAttempt> attempts,
            PriceSource prices,
            NightRequest request,
            ShardProgress progress) {
        return execute(
                JOB,
                parameters(night, round).toJobParameters(),
                shards(attempts, request.threads(), request.shard()),
                request.threads(),
                prices,
                progress);
    }

    /// Executes the job of a worker once.
    ///
    /// @param request key of the partition that it carries forward
    /// @param worker its name
    /// @param taken when it took the partition
    Result executeShard(
            long request,
            String worker,
            Instant taken,
            int round,
            List<ReplayAttempt> attempts,
            PriceSource prices,
            ShardProgress progress) {
        JobParameters parameters = new JobParametersBuilder()
                .addLong(REQUEST, request, true)
                .addString("worker", worker, true)
                .addLong("taken", taken.toEpochMilli(), true)
                .addLong("round", (long) round, true)
                .toJobParameters();
        return execute(SHARD, parameters, shards(attempts, 1, Integer.MAX_VALUE), 1, prices, progress);
    }

    /// Name of the partition of a shard.
    ///
    /// @param index from 0
    static String partition(int index) {
        return SHARD + ":" + (index + 1);
    }

    /// Ends what a worker that has lost a partition has left as running.
    void releaseShard(long request) {
        lifecycle.releaseDeadExecutions(
                SHARD, parameters -> Long.valueOf(request).equals(parameters.getLong(REQUEST)));
    }

    /// Executes the job once, by workers.
    ///
    /// @param shards the partitions
    /// @param handler hands them to workers
    Ended executeRemotely(long night, List<NightShard> shards, PartitionHandler handler) {
        return lifecycle.executeTogether(
                JOB,
                parameters(night, 1).toJobParameters(),
                job -> job.start(new StepBuilder(CARRY, repository)
                                .partitioner(SHARD, gridSize -> NightShard.contexts(shards))
                                .partitionHandler(handler)
                                .gridSize(shards.size())
                                .build())
                        .build());
    }

    private static JobParametersBuilder parameters(long night, int round) {
        return new JobParametersBuilder().addLong("night", night, true).addLong("round", (long) round, true);
    }

    private Result execute(
            String job,
            JobParameters parameters,
            List<List<ReplayAttempt>> together,
            int threads,
            PriceSource prices,
            ShardProgress progress) {
        Map<ReplayAttempt, ReplayOutcome> outcomes = new ConcurrentHashMap<>();
        Map<String, Step> shards = new LinkedHashMap<>();
        try (SharedTapes tapes = new SharedTapes(prices, together)) {
            for (List<ReplayAttempt> shard : together) {
                String name = Integer.toString(shards.size() + 1);
                shards.put(
                        partition(shards.size()),
                        replays.step(name, shard, prices, tapes, progress.shard(), outcomes::put));
            }
            Ended ended = lifecycle.executeTogether(job, parameters, builder -> job(builder, shards, threads));
            return new Result(outcomes, ended);
        }
    }

    private Job job(JobBuilder job, Map<String, Step> shards, int threads) {
        return job.start(ParallelSteps.of(CARRY, SHARD, shards, threads, repository))
                .build();
    }

    /// Attempts that may share a tape, not too many of them.
    ///
    /// @param most how many; 0 leaves it to the number of threads
    static List<List<ReplayAttempt>> shards(List<ReplayAttempt> attempts, int threads, int most) {
        Map<List<Object>, List<ReplayAttempt>> together = new LinkedHashMap<>();
        attempts.forEach(attempt -> together.computeIfAbsent(attempt.together(), first -> new ArrayList<>())
                .add(attempt));
        List<List<ReplayAttempt>> shards = new ArrayList<>();
        for (List<ReplayAttempt> all : together.values()) {
            int size = most > 0 ? most : perShard(all.size(), threads);
            for (int first = 0; first < all.size(); first += size) {
                shards.add(all.subList(first, first + Math.min(size, all.size() - first)));
            }
        }
        return shards;
    }

    private static int perShard(int attempts, int threads) {
        return Math.clamp(Math.ceilDiv(attempts, threads), FEWEST_PER_SHARD, MOST_PER_SHARD);
    }
}
