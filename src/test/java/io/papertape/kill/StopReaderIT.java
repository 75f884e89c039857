package io.papertape.kill;

import static org.assertj.core.api.Assertions.assertThat;

import io.papertape.cli.Papertape;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Asks commands that only read to stop (SIGTERM, Ctrl-C).
class StopReaderIT {

    /// Far more than a stop takes on a busy machine, and far less than the query would.
    private static final Duration LONGEST = Duration.ofSeconds(5);

    /// A row for each of 10,000,000,000 pairs, and none of them is wanted.
    private static final String ENDLESS_ON_H2 =
            "SELECT a.x FROM system_range(1, 100000) a, system_range(1, 100000) b WHERE a.x + b.x < 0";

    private static final String PRICES = "prices=" + Path.of("data", "prices").toAbsolutePath();

    @TempDir
    Path folder;

    @BeforeAll
    static void heedInterrupts() throws Throwable {
        ProcessSignal.heedInterrupts();
    }

    @BeforeEach
    void makeBooks() throws Exception {
        Papertape.Ended made = Papertape.quick(folder)
                .run("replay", "session=x", PRICES, "symbols=KO", "to=2013-03-01", "reports=off");
        assertThat(made.status()).as(made.err()).isZero();
    }

    @ParameterizedTest
    @EnumSource(
            value = ProcessSignal.class,
            names = {"TERM", "INT"})
    void endsAQueryThatDoesNotEndWithoutAWord(ProcessSignal signal) throws Throwable {
        Papertape.Running query =
                Papertape.quick(folder).start(List.of("sql", ENDLESS_ON_H2, "out=rows.csv", "--debug"));
        query.awaitLine("Unconditional classes:", 1);

        Papertape.Ended ended = stop(query, signal);

        assertThat(ended.status()).isEqualTo(3);
        assertThat(ended.out()).isEmpty();
        assertThat(ended.messages()).isEmpty();
        assertThat(ended.err()).doesNotContain("Exception in thread");
        assertNothingLeft();
    }

    @Test
    void endsACommandThatIsStarting() throws Throwable {
        Papertape.Running report = Papertape.quick(folder).start(List.of("report", "trades", "--debug"));
        report.awaitLine("ConditionEvaluationReportLogger", 1);

        Papertape.Ended ended = stop(report, ProcessSignal.TERM);

        assertThat(ended.status()).isIn(0, 3);
        assertThat(ended.messages()).isEmpty();
    }

    private static Papertape.Ended stop(Papertape.Running running, ProcessSignal signal) throws Throwable {
        long begin = System.nanoTime();
        signal.send(running);
        Papertape.Ended ended = running.await();
        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(LONGEST);
        return ended;
    }

    private void assertNothingLeft() throws Exception {
        List<String> names = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder)) {
            files.forEach(file -> names.add(file.getFileName().toString()));
        }
        assertThat(names).noneMatch(name -> name.startsWith(".papertape") || name.equals("rows.csv"));
    }
}
