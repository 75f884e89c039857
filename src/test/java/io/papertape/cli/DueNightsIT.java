package io.papertape.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.papertape.Database;
import io.papertape.PapertapeApplication;
import io.papertape.batch.RunLifecycle;
import io.papertape.batch.replay.TestBooks;
import io.papertape.ledger.EndedNight;
import io.papertape.ledger.NightSession;
import io.papertape.ledger.SessionLocks;
import io.papertape.prices.file.FilePrices;
import io.papertape.serve.NightBoard;
import io.papertape.serve.NightMetrics;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(Database.class)
class DueNightsIT {

    private static final String DESK = """
            defaults: {prices: prices}
            schedule: {cron: 30 2 * * *}
            sessions:
              - {session: all, fastPeriod: 5, slowPeriod: 20}
              - {session: one, symbols: KO, strategy: BreakoutStrategy}
            """;

    private static final LocalDate FIRST = LocalDate.parse("2025-01-01");
    private static final Instant EVER = Instant.parse("2000-01-01T00:00:00Z");

    @Parameter
    private Database database;

    @TempDir
    Path folder;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final NightBoard board = new NightBoard();
    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private String url;
    private DueNights nights;

    @BeforeEach
    void writeTheFile() throws IOException {
        url = database.freshUrl(folder);
        Files.createDirectory(folder.resolve("prices"));
        write(400);
        Files.writeString(folder.resolve("papertape.yaml"), DESK);
        nights = nights(url);
    }

    @Test
    void carriesOutWhatIsDueAndTellsTheFigures() {
        Instant before = Instant.now();

        assertThat(nights.last(EVER)).contains(EVER);
        assertThat(nights.carryOut(before))
                .hasValueSatisfying(began -> assertThat(began).isBetween(before, Instant.now()));

        EndedNight night = board.books().orElseThrow();
        assertThat(night.sessions()).containsOnly(entry(NightSession.State.CARRIED, 2));
        assertThat(night.slices()).isEqualTo(800);
        assertThat(night.trades()).isEqualTo(trades()).isPositive();
        assertThat(night.rejectedRows()).isEqualTo(1);
        assertThat(night.newestBar()).isEqualTo("2026-02-04T00:00:00Z");
        assertThat(night.lastSuccess()).isEqualTo(night.ended());
        assertThat(board.last().orElseThrow().exitStatus()).isZero();
        assertThat(board.running()).isEmpty();
        assertThat(nights.last(EVER)).contains(night.began());
        assertThat(registry.get("papertape.nights")
                        .tag("exit_status", "0")
                        .counter()
                        .count())
                .isEqualTo(1);
    }

    @Test
    void findsNothingToDoOnAHoliday() {
        nights.carryOut(Instant.now());
        nights.carryOut(Instant.now());

        EndedNight night = board.books().orElseThrow();
        assertThat(night.sessions()).isEqualTo(Map.of(NightSession.State.UNCHANGED, 2));
        assertThat(List.of(night.slices(), night.trades(), night.rejectedRows()))
                .containsOnly(0L);
        assertThat(board.last().orElseThrow().exitStatus()).isZero();
    }

    @Test
    void putsOffWhatAnotherProcessHolds() {
        nights.carryOut(Instant.now());
        try (TestBooks books = new TestBooks(url);
                SessionLocks.Hold hold =
                        books.context().getBean(RunLifecycle.class).hold()) {
            hold.addNight(Instant.now());

            assertThat(nights.carryOut(Instant.now())).isEmpty();
            assertThat(nights.carryOut(Instant.now())).isEmpty();
        }

        assertThat(err()).containsOnlyOnce("papertape: busy: ").containsOnlyOnce("It is tried again every minute.");
        assertThat(board.running()).isEmpty();
        assertThat(nights.carryOut(Instant.now())).isPresent();
        assertThat(nightsInTheBooks()).isEqualTo(2);
    }

    @Test
    void leavesToAnotherProcessWhatThatHasDone() {
        Instant due = Instant.now();
        DueNights other = nights(url);
        assertThat(other.carryOut(due)).isPresent();
        Instant ended = Instant.now();

        assertThat(nights.carryOut(due))
                .hasValueSatisfying(told -> assertThat(told).isBetween(due.truncatedTo(ChronoUnit.MICROS), ended));

        assertThat(err()).contains("Another process has carried the sessions forward at ");
        assertThat(nightsInTheBooks()).isEqualTo(1);
    }

    @Test
    void goesOnAfterAFileThatCannotBeRead() throws IOException {
        Files.writeString(folder.resolve("papertape.yaml"), DESK.replace("fastPeriod", "fastPeriode"));
        nights.carryOut(Instant.now());

        assertThat(board.last().orElseThrow().exitStatus()).isEqualTo(2);
        assertThat(err()).contains("papertape.yaml line 4, column 20: unknown parameter 'fastPeriode'");

        Files.writeString(folder.resolve("papertape.yaml"), DESK);
        nights.carryOut(Instant.now());

        assertThat(board.last().orElseThrow().exitStatus()).isZero();
    }

    @Test
    void goesOnAfterANightThatFails() throws IOException {
        nights.carryOut(Instant.now());
        Files.writeString(folder.resolve("papertape.yaml"), DESK.replace("slowPeriod: 20", "slowPeriod: 21"));
        write(410);
        nights.carryOut(Instant.now());

        EndedNight night = board.books().orElseThrow();
        assertThat(night.exitStatus()).isEqualTo(2);
        assertThat(night.sessions())
                .containsOnly(entry(NightSession.State.INVALID, 1), entry(NightSession.State.CARRIED, 1));
        assertThat(night.lastSuccess()).isNotNull().isBefore(night.began());
        assertThat(out.toString(StandardCharsets.UTF_8)).contains("slowPeriod was 20");
    }

    @Test
    void countsNoNightThatWasStopped() {
        nights.carryOut(Instant.now());
        Instant began = board.books().orElseThrow().began();
        nights.carryOut(Instant.now());
        try (TestBooks books = new TestBooks(url)) {
            books.jdbc().update("UPDATE night SET exit_status = 3 WHERE night_id = (SELECT MAX(night_id) FROM night)");
        }

        assertThat(nights.last(EVER)).contains(began);
        assertThat(board.last().orElseThrow().exitStatus()).isEqualTo(3);
    }

    @Test
    void waitsForNoDatabaseThatIsNamedWrongly() {
        assertThatThrownBy(() -> nights("jdbc:oracle:x").last(EVER)).isInstanceOf(StartFailure.class);
    }

    private DueNights nights(String database) {
        Console console = new Console(stream(out), out, stream(err), false);
        Arguments arguments = Arguments.of(
                "serve",
                "sessions=" + folder.resolve("papertape.yaml"),
                "reports=off",
                "--spring.datasource.url=" + database);
        List<String> problems = new ArrayList<>();
        NightlyParameters parameters = NightlyParameters.of(arguments.parameters(), problems);
        assertThat(problems).isEmpty();
        return new DueNights(
                console,
                new Program(PapertapeApplication.class, new FilePrices()),
                new GracefulStop(stream(out)),
                arguments,
                parameters,
                InstantSource.system(),
                board,
                new NightMetrics(board, InstantSource.system(), registry));
    }

    /// Days of two symbols that go up and down, and a row that cannot be trusted.
    private void write(int days) throws IOException {
        for (String symbol : List.of("AAPL", "KO")) {
            StringBuilder rows = new StringBuilder("date,open,high,low,close,volume\n");
            for (int day = 0; day < days; day++) {
                long price = Math.round(100 + 30 * Math.sin(day / 17.0 + symbol.length()));
                rows.append(FIRST.plusDays(day))
                        .append((",%d".repeat(4) + ",5\n").formatted(price, price, price, price));
            }
            Files.writeString(
                    folder.resolve("prices").resolve(symbol + ".csv"),
                    symbol.equals("KO") ? rows.append("no row\n") : rows);
        }
    }

    private long trades() {
        try (TestBooks books = new TestBooks(url)) {
            return books.jdbc().queryForObject("SELECT COUNT(*) FROM trade", Long.class);
        }
    }

    private int nightsInTheBooks() {
        try (TestBooks books = new TestBooks(url)) {
            return books.jdbc().queryForObject("SELECT COUNT(*) FROM night", Integer.class);
        }
    }

    private String err() {
        return err.toString(StandardCharsets.UTF_8);
    }

    private static PrintStream stream(ByteArrayOutputStream bytes) {
        return new PrintStream(bytes, true, StandardCharsets.UTF_8);
    }
}
