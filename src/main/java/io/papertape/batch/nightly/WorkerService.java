package io.papertape.batch.nightly;

import com.zaxxer.hikari.HikariDataSource;
import io.papertape.batch.Failures;
import io.papertape.batch.StopRequest;
import io.papertape.prices.PriceSource;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Takes shards of nights, one after another, until it is asked to stop. What a stop interrupts is left to other
/// workers, and so is what the loss of the database interrupts, which it waits for.
public class WorkerService {

    private static final Logger LOG = LoggerFactory.getLogger(WorkerService.class);

    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(1);
    private static final int MOST_DOUBLINGS = 5;

    /// A shard has its locks, its transactions, and an audit beside them.
    private static final int CONNECTIONS_PER_THREAD = 3;

    private final ShardRequests requests;
    private final ShardWorker worker;
    private final HikariDataSource source;
    private final StopRequest stop;

    WorkerService(ShardRequests requests, ShardWorker worker, HikariDataSource source, StopRequest stop) {
        this.requests = requests;
        this.worker = worker;
        this.source = source;
        this.stop = stop;
    }

    /// Works until it is asked to stop.
    ///
    /// @param threads how many shards at a time, at least 1
    /// @return whether the stop has interrupted work
    /// @throws io.papertape.batch.JobFailure if this worker does not have what a night was planned with
    public boolean run(int threads, PriceSource prices) {
        source.getHikariConfigMXBean()
                .setMaximumPoolSize(Math.max(source.getMaximumPoolSize(), threads * CONNECTIONS_PER_THREAD + 1));
        try (ExecutorService executor = Executors.newFixedThreadPool(
                threads, Thread.ofPlatform().name("papertape-worker-", 1).factory())) {
            AtomicBoolean unfit = new AtomicBoolean();
            List<Future<Boolean>> loops = new ArrayList<>();
            for (int i = 0; i < threads; i++) {
                loops.add(executor.submit(() -> new Loop(prices, unfit).run()));
            }
            boolean interrupted = false;
            for (Future<Boolean> loop : loops) {
                interrupted |= ended(loop);
            }
            return interrupted;
        }
    }

    private static boolean ended(Future<Boolean> loop) {
        try {
            return loop.get();
        } catch (ExecutionException e) {
            switch (e.getCause()) {
                case RuntimeException failure -> throw failure;
                case Error error -> throw error;
                case null, default -> throw new IllegalStateException(e);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /// What one thread does.
    private final class Loop {

        private final PriceSource prices;
        private final AtomicBoolean unfit;
        private int failures;

        /// @param unfit set where one of the threads finds that this worker cannot go on
        private Loop(PriceSource prices, AtomicBoolean unfit) {
            this.prices = prices;
            this.unfit = unfit;
        }

        /// @return whether a stop has interrupted work
        private boolean run() throws InterruptedException {
            boolean interrupted = false;
            while (!stop.requested() && !unfit.get()) {
                ShardRequests.Taken taken = take();
                interrupted = taken == ShardRequests.Taken.LEFT && stop.requested();
                if (taken != ShardRequests.Taken.SETTLED) {
                    stop.await(pause());
                }
            }
            return interrupted;
        }

        private ShardRequests.Taken take() {
            try {
                ShardRequests.Taken taken = requests.take(request -> worker.work(request.getStepExecutionId(), prices));
                if (failures > 0) {
                    LOG.warn("back at work");
                }
                failures = 0;
                return taken;
            } catch (ForeignWorkerException e) {
                unfit.set(true);
                throw e;
            } catch (RuntimeException e) {
                failures++;
                LOG.warn("{}; trying again in {} s", Failures.told(e), pause().toSeconds(), e);
                return ShardRequests.Taken.NONE;
            } catch (Error e) {
                unfit.set(true);
                throw e;
            }
        }

        private Duration pause() {
            return BETWEEN_LOOKS.multipliedBy(1L << Math.min(failures, MOST_DOUBLINGS));
        }
    }
}
