package io.papertape.kill;

import static org.assertj.core.api.Assertions.assertThat;

import io.papertape.cli.Papertape;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/// Kills and stops live trading at random moments while its files grow. The seed can be given:
/// -Dpapertape.kill.seed=1.
class LiveKillIT {

    private static final long SEED = Long.getLong("papertape.kill.seed", new Random().nextInt(1_000_000));
    private static final int SLICES = 3_000;

    /// How many there are before the first start.
    private static final int FIRST = 300;

    private static final int KILLS = 4;

    private static final Duration LONGEST_STOP = Duration.ofSeconds(5);

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    Path folder;

    private final Random random = new Random(SEED);
    private RandomWalkPrices whole;
    private Path growing;
    private int written;

    @Test
    void endsWithTheRowsOfAReplayHoweverItIsKilledAndStopped() throws Throwable {
        System.out.println("kills of live with seed " + SEED);
        whole = RandomWalkPrices.write(folder.resolve("whole"), SLICES);
        growing = Files.createDirectory(folder.resolve("growing"));
        write(FIRST, -1);
        Papertape papertape = Papertape.quick(Files.createDirectory(folder.resolve("live")));

        for (int i = 0; i < KILLS; i++) {
            Papertape.Running running = papertape.start(command("live"));
            awaitLive(running);
            growFor(Duration.ofMillis(random.nextInt(1_500)));
            ProcessSignal.KILL.send(running);
            assertThat(running.await().status()).isEqualTo(ProcessSignal.KILL.status());
            if (i % 2 == 0) {
                write(written + 1, -1);
                Papertape.Ended resumed = papertape.run(command("replay"));
                assertThat(resumed.status()).as(resumed.toString()).isZero();
            }
        }
        Papertape.Running running = papertape.start(command("live"));
        awaitLive(running);
        growFor(Duration.ofMillis(500));
        long sent = System.nanoTime();
        ProcessSignal.TERM.send(running);
        Papertape.Ended stopped = running.await();

        assertThat(Duration.ofNanos(System.nanoTime() - sent)).isLessThan(LONGEST_STOP);
        assertThat(stopped.status()).as(stopped.toString()).isZero();
        assertThat(stopped.out()).contains("Session   x");
        assertThat(stopped.messages()).allMatch(line -> line.contains(": changed while it was read: "));
        write(SLICES, -1);
        Papertape.Ended last = papertape.run(command("replay"));
        assertThat(last.status()).as(last.toString()).isZero();
        assertThat(results("live")).isEqualTo(undisturbed());
    }

    private static void awaitLive(Papertape.Running running) throws Exception {
        if (!running.awaitLine("live: session x", 1)) {
            throw new AssertionError(running.await().toString());
        }
    }

    private SortedMap<String, List<SortedMap<String, String>>> undisturbed() throws Exception {
        Papertape papertape = Papertape.quick(Files.createDirectory(folder.resolve("undisturbed")));
        Papertape.Ended ended = papertape.run(command("replay"));
        assertThat(ended.status()).as(ended.toString()).isZero();
        return results("undisturbed");
    }

    /// What the books hold, but for what tells of the runs themselves, or counts within one.
    private SortedMap<String, List<SortedMap<String, String>>> results(String place) {
        BooksContent books = new BooksPlace.Default(folder.resolve(place)).look(BooksContent::read);
        SortedMap<String, List<SortedMap<String, String>>> results = new TreeMap<>(books.tables());
        results.keySet().removeAll(List.of("session_run", "run_metric", "price_file", "run_remark"));
        results.replaceAll((table, rows) -> rows.stream()
                .peek(row -> row.keySet().removeAll(List.of("run_id", "refusal_no")))
                .sorted(Comparator.comparing(Object::toString))
                .toList());
        assertThat(results.get("trade")).hasSizeGreaterThan(100);
        return results;
    }

    private List<String> command(String name) {
        List<String> command =
                new ArrayList<>(ReplayScenario.FIRST_RUN.command(new RandomWalkPrices(growing, SLICES), whole));
        command.set(0, name);
        if (name.equals("live")) {
            command.addAll(List.of("interval=0.02", "wait=60"));
        }
        return command;
    }

    /// Writes rows, of one symbol after the other, the last one of them cut in two.
    private void growFor(Duration duration) {
        long end = System.nanoTime() + duration.toNanos();
        do {
            write(Math.min(SLICES - 10, written + 1 + random.nextInt(4)), random.nextInt(10));
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(5));
        } while (System.nanoTime() < end);
    }

    /// Writes the rows of each symbol up to a slice.
    ///
    /// @param beyond how many bytes of the row after it are written, too; -1 for none
    private void write(int slices, int beyond) {
        try (var files = Files.newDirectoryStream(whole.folder())) {
            for (Path file : files) {
                List<String> lines = Files.readAllLines(file);
                StringBuilder text = new StringBuilder();
                lines.subList(0, Math.min(lines.size(), slices + 1))
                        .forEach(line -> text.append(line).append('\n'));
                if (beyond >= 0 && slices + 1 < lines.size()) {
                    text.append(lines.get(slices + 1), 0, beyond);
                }
                append(growing.resolve(file.getFileName()), text.toString());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        written = slices;
    }

    private static void append(Path file, String text) throws IOException {
        int there = Files.exists(file) ? (int) Files.size(file) : 0;
        if (there < text.length()) {
            Files.writeString(file, text.substring(there), StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        }
    }
}
