package io.papertape.kill;

import static org.assertj.core.api.Assertions.assertThat;

import io.papertape.Postgres;
import io.papertape.batch.replay.TestBooks;
import io.papertape.cli.Papertape;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/// Kills and suspends the manager of nights and its two workers at random moments, in any order, while companies act.
/// Their seed can be given: -Dpapertape.kill.seed=1.
class WorkersKillIT {

    private static final long SEED = Long.getLong("papertape.kill.seed", new Random().nextInt(1_000_000));

    private static final int SIGNALS_PER_NIGHT = 3;
    private static final int NIGHTS = Math.max(3, Integer.getInteger("papertape.kills", 12) / SIGNALS_PER_NIGHT);
    private static final int SLICES_PER_DAY = 12;
    private static final int SLICES_PER_NIGHT = 4 * SLICES_PER_DAY;
    private static final Duration LAST_SIGNAL = Duration.ofMillis(1_500);
    private static final Duration LONGEST_SUSPENSION = Duration.ofMillis(1_500);
    private static final int MANAGER = 0;

    private static final String DESK = """
            defaults: {prices: prices, chunkSize: 4, delistPrice: last}
            sessions:
              - {session: averages, fastPeriod: [3, 5], slowPeriod: [8, 13]}
              - {session: momentum, strategy: MomentumStrategy, lookback: [5, 10], risk: off}
              - {session: shorts, fastPeriod: 2, slowPeriod: 5, short: true, opposite: reverse, lot: 0.01}
              - {session: some, strategy: BreakoutStrategy, lookback: 5, symbols: [ASH, FIR]}
            """;

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    Path folder;

    private final Random random = new Random(SEED);
    private final String url = Postgres.freshDatabase();
    private final List<Papertape.Running> processes = new ArrayList<>();
    private final StringBuilder story = new StringBuilder("seed " + SEED);
    private RandomWalkPrices walks;
    private Papertape papertape;

    @AfterEach
    void endWorkers() throws Throwable {
        for (Papertape.Running process : processes) {
            ProcessSignal.KILL.send(process);
        }
    }

    @Test
    void losesAndDoublesNothingOfAnySession() throws Throwable {
        System.out.println("kills of workers with seed " + SEED);
        Path prices = folder.resolve("prices");
        walks = RandomWalkPrices.write(prices, NIGHTS * SLICES_PER_NIGHT).acting(prices);
        Files.writeString(folder.resolve("papertape.yaml"), DESK);
        papertape = Papertape.quick(folder);
        processes.addAll(List.of(start(MANAGER, date(0)), start(1, ""), start(2, "")));

        disturb(date(0));
        for (int night = 1; night < NIGHTS; night++) {
            processes.set(MANAGER, start(MANAGER, date(night)));
            disturb(date(night));
        }

        compareWithNightsOfOneProcess();
    }

    /// A signal for one of the processes, some time after the night was begun, or was asked for from the workers.
    private record Signal(ProcessSignal signal, int process, Duration after) {}

    private List<Signal> signals() {
        List<Signal> signals = new ArrayList<>();
        for (int i = 0; i < SIGNALS_PER_NIGHT; i++) {
            int process = random.nextInt(3);
            Duration after = part(LAST_SIGNAL);
            if (random.nextBoolean()) {
                signals.add(new Signal(ProcessSignal.KILL, process, after));
            } else {
                signals.add(new Signal(ProcessSignal.STOP, process, after));
                signals.add(new Signal(ProcessSignal.CONT, process, after.plus(part(LONGEST_SUSPENSION))));
            }
        }
        signals.sort(Comparator.comparing(Signal::after));
        return signals;
    }

    private Duration part(Duration most) {
        return Duration.ofNanos(random.nextLong(most.toNanos()));
    }

    private void disturb(String date) throws Throwable {
        if (random.nextInt(4) > 0) {
            processes.get(MANAGER).awaitLine("shards done", 1);
        }
        long began = System.nanoTime();
        story.append("; ").append(date);
        for (Signal signal : signals()) {
            for (long left = 1; left > 0; left = began + signal.after().toNanos() - System.nanoTime()) {
                LockSupport.parkNanos(left);
            }
            story.append(' ').append(signal);
            Papertape.Running process = processes.get(signal.process());
            if (process.isAlive()) {
                signal.signal().send(process);
                if (signal.signal() == ProcessSignal.KILL) {
                    process.await();
                    processes.set(signal.process(), start(signal.process(), date));
                }
            }
        }
        Papertape.Ended ended = processes.get(MANAGER).await();
        assertThat(ended.status()).as("%s: %s", story, ended).isZero();
    }

    private Papertape.Running start(int process, String date) throws IOException {
        List<String> command = process == MANAGER
                ? List.of("nightly", "workers=remote", "wait=60", "shard=2", "date=" + date)
                : List.of("worker", "threads=1");
        List<String> all = new ArrayList<>(command);
        all.add("--spring.datasource.url=" + url);
        return papertape.start(all);
    }

    private String date(int night) {
        return walks.time((night + 1) * SLICES_PER_NIGHT - 1)
                .atZone(ZoneOffset.UTC)
                .toLocalDate()
                .toString();
    }

    private void compareWithNightsOfOneProcess() throws Exception {
        try (TestBooks books = new TestBooks(url)) {
            List<String> sessions = books.rows("SELECT name FROM paper_session ORDER BY name").stream()
                    .map(row -> (String) row.get("name"))
                    .toList();
            assertThat(sessions).hasSize(8);
            Papertape.Ended alone = papertape.run("nightly", "threads=1", "quiet=true", "date=" + date(NIGHTS - 1));
            assertThat(alone.status()).as("%s", alone).isZero();
            try (TestBooks expected = new TestBooks("jdbc:h2:file:" + folder.resolve("data/db/papertape"))) {
                for (String session : sessions) {
                    assertThat(TestBooks.difference(expected.results(session), books.results(session)))
                            .as("%s, %s", session, story)
                            .isEmpty();
                }
            }
            assertThat(books.rows("SELECT 1 FROM session_run WHERE status <> 'COMPLETED'"))
                    .as(story.toString())
                    .isEmpty();
            assertThat(books.rows("SELECT run_id FROM session_run WHERE slices > 0"))
                    .as(story.toString())
                    .hasSize(NIGHTS * sessions.size());
            assertThat(books.rows("SELECT 1 FROM batch_job_execution WHERE end_time IS NULL"))
                    .as(story.toString())
                    .isEmpty();
            assertThat(books.rows("SELECT 1 FROM int_channel_message"))
                    .as(story.toString())
                    .isEmpty();
            System.out.println("workers have taken "
                    + books.rows("SELECT 1 FROM batch_job_instance WHERE job_name = 'shard'")
                            .size()
                    + " shards, "
                    + books.rows(
                                    "SELECT 1 FROM batch_job_execution WHERE status = 'FAILED' AND job_instance_id IN (SELECT job_instance_id FROM batch_job_instance WHERE job_name = 'shard')")
                            .size()
                    + " of them in vain");
        }
    }
}
