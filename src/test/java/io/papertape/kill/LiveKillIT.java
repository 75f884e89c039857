package io.papertape.kill;

import static org.assertj.core.api.Assertions.assertThat;

import io.papertape.Database;
import io.papertape.Postgres;
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
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.jdbc.core.JdbcTemplate;

/// Kills and stops live trading at random moments while its files grow. The seed can be given:
/// -Dpapertape.kill.seed=1.
class LiveKillIT {

    private static final long SEED = Long.getLong("papertape.kill.seed", new Random().nextInt(1_000_000));
    private static final int SLICES = 3_000;

    /// How many there are before the first start.
    private static final int FIRST = 300;

    /// What resumes a run that was killed; live does so in any case.
    private static final List<String> RESUMING = List.of("replay", "nightly", "live", "nightly");

    private static final Set<String> OF_THE_RUNS =
            Set.of("session_run", "run_metric", "price_file", "run_remark", "night", "night_session", "session_inputs");

    private static final Duration LONGEST_STOP = Duration.ofSeconds(5);

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    Path folder;

    private final Random random = new Random(SEED);
    private RandomWalkPrices whole;
    private Path growing;
    private int written;

    @ParameterizedTest
    @EnumSource(Database.class)
    void endsWithTheRowsOfAReplayHoweverItIsKilledAndStopped(Database database) throws Throwable {
        System.out.println("kills of live with seed " + SEED);
        whole = RandomWalkPrices.write(folder.resolve("whole"), SLICES);
        growing = Files.createDirectory(folder.resolve("growing"));
        write(FIRST, -1);
        Path live = Files.createDirectory(folder.resolve("live"));
        BooksPlace books = switch (database) {
            case H2 -> new BooksPlace.Default(live);
            case POSTGRESQL -> new BooksPlace.Server(Postgres.freshDatabase());
        };
        writeDesk(live);
        Papertape papertape = Papertape.quick(live);

        for (String resuming : RESUMING) {
            Papertape.Running running = papertape.start(command("live", books));
            awaitLive(running);
            growFor(Duration.ofMillis(random.nextInt(1_500)));
            ProcessSignal.KILL.send(running);
            assertThat(running.await().status()).isEqualTo(ProcessSignal.KILL.status());
            if (!resuming.equals("live")) {
                write(written + 1, -1);
                run(papertape, resuming, books);
                assertThat(books.look(LiveKillIT::uncompletedRuns))
                        .as("after %s, seed %d", resuming, SEED)
                        .isZero();
            }
        }
        Papertape.Running running = papertape.start(command("live", books));
        awaitLive(running);
        growFor(Duration.ofMillis(500));
        long sent = System.nanoTime();
        ProcessSignal.TERM.send(running);
        Papertape.Ended stopped = running.await();

        assertThat(Duration.ofNanos(System.nanoTime() - sent)).isLessThan(LONGEST_STOP);
        assertThat(stopped.status()).as(stopped.toString()).isZero();
        assertThat(stopped.out())
                .contains("Stopped on request; live, replay and nightly go on with the session.\nSession   x\n")
                .doesNotContain("Speed");
        assertThat(stopped.messages()).allMatch(line -> line.contains(": changed while it was read: "));
        write(SLICES, -1);
        run(papertape, "replay", books);
        assertThat(results(books).difference(undisturbed())).as("seed %d", SEED).isEmpty();
    }

    private void run(Papertape papertape, String name, BooksPlace books) throws Exception {
        Papertape.Ended ended = papertape.run(command(name, books));
        assertThat(ended.status()).as("%s, seed %d: %s", name, SEED, ended).isZero();
    }

    private static int uncompletedRuns(JdbcTemplate jdbc) {
        return jdbc.queryForObject("SELECT COUNT(*) FROM session_run WHERE status <> 'COMPLETED'", Integer.class);
    }

    private static void awaitLive(Papertape.Running running) throws Exception {
        if (!running.awaitLine("live: session x", 1)) {
            throw new AssertionError(running.await().toString());
        }
    }

    private BooksContent undisturbed() throws Exception {
        BooksPlace books = new BooksPlace.Default(Files.createDirectory(folder.resolve("undisturbed")));
        run(Papertape.quick(folder.resolve("undisturbed")), "replay", books);
        return results(books);
    }

    /// What the books hold, but for what tells of the runs themselves, or counts within one.
    private BooksContent results(BooksPlace books) {
        SortedMap<String, List<SortedMap<String, String>>> results =
                new TreeMap<>(books.look(BooksContent::read).tables());
        results.keySet().removeAll(OF_THE_RUNS);
        results.replaceAll((table, rows) -> rows.stream()
                .peek(row -> row.keySet().removeAll(List.of("run_id", "refusal_no")))
                .sorted(Comparator.comparing(Object::toString))
                .toList());
        assertThat(results.get("trade")).hasSizeGreaterThan(100);
        return new BooksContent(results);
    }

    private List<String> command(String name, BooksPlace books) {
        List<String> command = new ArrayList<>(
                switch (name) {
                    case "nightly" -> List.of("reports=off");
                    case "live" ->
                        Stream.concat(parameters(), Stream.of("interval=0.02", "wait=60"))
                                .toList();
                    default -> parameters().toList();
                });
        command.addFirst(name);
        command.addAll(books.options());
        return command;
    }

    private Stream<String> parameters() {
        return ReplayScenario.FIRST_RUN.command(new RandomWalkPrices(growing, SLICES), whole, whole).stream()
                .skip(1);
    }

    /// Writes the file by which a night carries forward the session that trades live.
    private void writeDesk(Path into) throws IOException {
        Files.writeString(
                into.resolve("papertape.yaml"),
                parameters()
                        .map(parameter -> parameter.replaceFirst("=", ": "))
                        .collect(Collectors.joining(", ", "sessions: [{", "}]\n")));
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
