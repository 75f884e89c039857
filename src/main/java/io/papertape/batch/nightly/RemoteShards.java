package io.papertape.batch.nightly;

import io.papertape.batch.StopRequest;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.job.JobInterruptedException;
import org.springframework.batch.core.partition.PartitionHandler;
import org.springframework.batch.core.partition.StepExecutionSplitter;
import org.springframework.batch.core.step.StepExecution;

/// Hands the partitions of a night to workers, and waits until all are done: the job repository tells. Where no worker
/// gets on, it does not wait for ever. For one night.
final class RemoteShards implements PartitionHandler {

    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(1);
    private static final Duration BETWEEN_LINES = Duration.ofSeconds(10);
    private static final Duration BETWEEN_COMPLAINTS = Duration.ofSeconds(30);

    private final ShardRequests requests;
    private final ShardStates states;
    private final StopRequest stop;
    private final InstantSource clock;
    private final int shards;
    private final Duration wait;
    private final Consumer<String> lines;
    private Map<String, ShardStates.State> last = Map.of();
    private boolean waitedInVain;

    /// @param shards how many there are
    /// @param wait how long to wait for a worker to get on
    /// @param lines hears how far they got
    RemoteShards(
            ShardRequests requests,
            ShardStates states,
            StopRequest stop,
            InstantSource clock,
            int shards,
            Duration wait,
            Consumer<String> lines) {
        this.requests = requests;
        this.states = states;
        this.stop = stop;
        this.clock = clock;
        this.shards = shards;
        this.wait = wait;
        this.lines = lines;
    }

    /// The states of the partitions at the end, by name.
    Map<String, ShardStates.State> last() {
        return last;
    }

    /// Whether it ended because no worker got on.
    boolean waitedInVain() {
        return waitedInVain;
    }

    @Override
    public Collection<StepExecution> handle(StepExecutionSplitter splitter, StepExecution night) throws Exception {
        List<StepExecution> partitions = splitter.split(night, shards).stream()
                .sorted(Comparator.comparingLong(StepExecution::getId))
                .toList();
        BatchStatus left = BatchStatus.FAILED;
        try {
            requests.send(partitions);
            left = await(partitions);
        } finally {
            states.endOpen(partitions, left);
        }
        note(partitions, states.of(partitions));
        if (left == BatchStatus.STOPPED) {
            night.setTerminateOnly();
            throw new JobInterruptedException("stopped on request");
        }
        return states.current(partitions);
    }

    /// @return what becomes of partitions that are not done
    private BatchStatus await(Collection<StepExecution> partitions) throws InterruptedException {
        long first = partitions.stream().mapToLong(StepExecution::getId).min().orElse(Long.MAX_VALUE);
        Progress progress = new Progress(partitions.size(), clock.instant());
        while (true) {
            Map<Long, ShardStates.State> now = states.of(partitions);
            note(partitions, now);
            if (now.values().stream().allMatch(ShardStates.State::ended)) {
                return BatchStatus.FAILED;
            }
            if (stop.requested()) {
                return BatchStatus.STOPPED;
            }
            if (progress.isOver(now, states.transactionsSince(first), clock.instant())) {
                waitedInVain = true;
                return BatchStatus.FAILED;
            }
            stop.await(BETWEEN_LOOKS);
        }
    }

    private void note(Collection<StepExecution> partitions, Map<Long, ShardStates.State> now) {
        Map<String, ShardStates.State> named = new TreeMap<>();
        partitions.forEach(partition -> {
            ShardStates.State state = now.get(partition.getId());
            if (state != null) {
                named.put(partition.getStepName(), state);
            }
        });
        last = named;
    }

    /// How far workers got, and since when they have not got on.
    private final class Progress {

        private final int partitions;
        private long measure = -1;
        private Instant since;
        private Instant told;
        private String line = "";

        private Progress(int partitions, Instant now) {
            this.partitions = partitions;
            since = now;
            told = now.minus(BETWEEN_LINES);
        }

        /// @return whether nobody has got on for too long
        private boolean isOver(Map<Long, ShardStates.State> now, long transactions, Instant time) {
            List<ShardStates.State> open =
                    now.values().stream().filter(state -> !state.ended()).toList();
            int ended = partitions - open.size();
            long got = transactions + ended;
            if (got != measure) {
                measure = got;
                since = time;
            }
            Duration idle = Duration.between(since, time);
            boolean over = idle.compareTo(wait) >= 0;
            if (over || idle.compareTo(BETWEEN_COMPLAINTS) >= 0) {
                tell(complaint(open, ended, idle, over), time, over ? Duration.ZERO : BETWEEN_COMPLAINTS);
            } else {
                long atWork = open.stream().filter(ShardStates.State::atWork).count();
                tell(ended + " of " + partitions + " shards done, " + atWork + " under way", time, BETWEEN_LINES);
            }
            return over;
        }

        private String complaint(List<ShardStates.State> open, int ended, Duration idle, boolean over) {
            String refused = open.stream()
                    .filter(state -> !state.atWork() && !state.told().isEmpty())
                    .map(state -> "; " + state.told())
                    .findFirst()
                    .orElse("");
            return ended + " of " + partitions + " shards done, but no worker has got on for " + idle.toSeconds() + " s"
                    + refused
                    + (over
                            ? ": the night ends, and the next one goes on"
                            : "; start workers (help worker); after " + wait.toSeconds() + " s the night ends (wait=)");
        }

        private void tell(String text, Instant time, Duration pause) {
            if (!text.equals(line) && Duration.between(told, time).compareTo(pause) >= 0) {
                line = text;
                told = time;
                lines.accept(text);
            }
        }
    }
}
