package io.papertape.batch.replay;

import static io.papertape.batch.replay.ReplayAssertions.assertFailed;
import static org.assertj.core.api.Assertions.assertThat;

import io.papertape.Database;
import io.papertape.prices.file.FilePrices;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.config.BeanPostProcessor;

/// What a run tells of where its results come from: files, versions, times, and the trades before it.
@ParameterizedClass
@EnumSource(Database.class)
class ProvenanceIT {

    private static final LocalDate FIRST_DAY = LocalDate.of(2020, 1, 1);
    private static final long MILLIS_PER_CHUNK = 250;

    @Parameter
    Database database;

    @TempDir
    Path folder;

    private final Clock clock = new Clock();
    private Path prices;
    private TestBooks books;

    @BeforeEach
    void openBooks() throws IOException {
        prices = Files.createDirectory(folder.resolve("prices"));
        write("AAA.csv", days(24));
        writeCompressed("BBB.csv.gz", days(20));
        books = new TestBooks(
                database.freshUrl(folder), context -> context.getBeanFactory().addBeanPostProcessor(clock));
    }

    @AfterEach
    void closeBooks() {
        books.close();
    }

    @Test
    void keepsSizeAndDigestOfEveryFileThatTheRunHasRead() {
        replay("to=2020-01-10");

        assertThat(files()).containsExactly(onDisk(1, "AAA.csv", 24), onDisk(1, "BBB.csv.gz", 20));
    }

    @Test
    void leavesOutFilesThatTheRunHasNotRead() throws IOException {
        write("CCC.csv", days(5));

        replay("symbols=BBB,CCC");

        assertThat(files()).containsExactly(onDisk(1, "BBB.csv.gz", 20), onDisk(1, "CCC.csv", 5));
    }

    @Test
    void keepsForEveryRunTheFilesAsTheyWereThen() throws IOException {
        write("AAA.csv", days(21));
        replay();
        Map<String, Object> before = onDisk(1, "AAA.csv", 21);
        write("AAA.csv", days(24));
        replay();
        replay();

        assertThat(files())
                .containsExactly(
                        before,
                        onDisk(1, "BBB.csv.gz", 20),
                        onDisk(2, "AAA.csv", 24),
                        onDisk(2, "BBB.csv.gz", 20),
                        onDisk(3, "AAA.csv", 24),
                        onDisk(3, "BBB.csv.gz", 20));
    }

    @Test
    void keepsOfARunThatWasResumedTheFilesOfItsLastExecution() throws IOException {
        write("AAA.csv", days(24).replace("2020-01-15,", "2020-01-15,-"));
        ReplayOutcome failed = replay("maxRejected=0");
        assertFailed(failed);
        assertThat(files()).isEmpty();

        write("AAA.csv", days(24));
        ReplayOutcome resumed = replay("maxRejected=0");

        assertThat(runs("started_at"))
                .containsExactly(LocalDateTime.ofInstant(resumed.resumedRun(), ZoneOffset.UTC)
                        .toString());
        assertThat(files()).containsExactly(onDisk(1, "AAA.csv", 24), onDisk(1, "BBB.csv.gz", 20));
    }

    @Test
    void addsTheTimesOfAllExecutionsOfARun() {
        String strategy = "strategy=" + FailingStrategy.class.getName();
        replay(strategy, "maxFailures=0");
        assertThat(runs("status, slices, elapsed_ms")).containsExactly("FAILED 10 " + MILLIS_PER_CHUNK);

        replay(strategy);
        replay(strategy);

        assertThat(runs("status, slices, elapsed_ms"))
                .containsExactly("COMPLETED 24 " + 3 * MILLIS_PER_CHUNK, "COMPLETED 0 0");
    }

    @Test
    void takesAClockThatWasPutBackForOneThatStoodStill() {
        clock.step = -MILLIS_PER_CHUNK;

        replay();

        assertThat(runs("status, elapsed_ms")).containsExactly("COMPLETED 0");
    }

    @Test
    void countsTheTradesThatTheSessionHadBefore() {
        replay("to=2020-01-10");
        replay("to=2020-01-16");
        replay();

        assertThat(runs("trades, first_trade_no")).containsExactly("10 0", "8 10", "8 18");
        assertThat(books.jdbc().queryForObject("SELECT MAX(trade_no) FROM trade", Long.class))
                .isEqualTo(25);
    }

    @Test
    void countsNoTradesBeforeASessionThatIsStartedOver() {
        replay("to=2020-01-10");
        replay("fresh=true");

        assertThat(runs("trades, first_trade_no")).containsExactly("26 0");
    }

    @Test
    void tellsTheVersionsOfTheLastExecution() throws IOException {
        write("AAA.csv", days(24).replace("2020-01-15,", "2020-01-15,-"));
        replay("maxRejected=0");
        assertThat(books.jdbc().update("UPDATE session_run SET made_with = 'old' WHERE made_with LIKE 'Papertape %'"))
                .isEqualTo(1);

        replay();

        assertThat(runs("made_with"))
                .singleElement()
                .asString()
                .matches("Papertape \\d+\\.\\d+\\.\\d+, Java \\Q" + System.getProperty("java.version") + "\\E, "
                        + (database == Database.H2 ? "H2 2\\.\\d+\\.\\d+" : "PostgreSQL \\d+\\.\\d+"));
    }

    /// Every chunk takes its time.
    private ReplayOutcome replay(String... parameters) {
        String[] all = Stream.concat(
                        Stream.of(
                                "session=x",
                                "prices=" + prices,
                                "strategy=BreakoutStrategy",
                                "lookback=1",
                                "risk=off",
                                "positionSize=0.3",
                                "chunkSize=10"),
                        Stream.of(parameters))
                .toArray(String[]::new);
        return books.context()
                .getBean(ReplayService.class)
                .replay(TestBooks.request(all), new FilePrices(), (bars, estimatedBars) -> clock.tick());
    }

    private List<String> runs(String columns) {
        return books.rows("SELECT " + columns + " FROM session_run ORDER BY run_id").stream()
                .map(row -> row.values().stream().map(String::valueOf).collect(Collectors.joining(" ")))
                .toList();
    }

    private List<Map<String, Object>> files() {
        return books.rows("SELECT run_id, file, bytes, sha256, data_rows FROM price_file ORDER BY run_id, file");
    }

    private Map<String, Object> onDisk(long run, String file, long rows) {
        try {
            byte[] bytes = Files.readAllBytes(prices.resolve(file));
            String sha256 = HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
            return Map.of(
                    "run_id", run, "file", file, "bytes", (long) bytes.length, "sha256", sha256, "data_rows", rows);
        } catch (IOException | NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }

    private void write(String file, String text) throws IOException {
        Files.writeString(prices.resolve(file), text);
    }

    private void writeCompressed(String file, String text) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        }
        Files.write(prices.resolve(file), bytes.toByteArray());
    }

    /// Up for a day and down for two.
    private static String days(int count) {
        StringBuilder text = new StringBuilder("Date,Open,High,Low,Close\n");
        for (int day = 0; day < count; day++) {
            String price = "," + (100 - day % 3);
            text.append(FIRST_DAY.plusDays(day)).append(price.repeat(4)).append('\n');
        }
        return text.toString();
    }

    /// Stands still unless it is told; takes the place of the application's.
    private static final class Clock implements InstantSource, BeanPostProcessor {

        private long step = MILLIS_PER_CHUNK;
        private Instant now = Instant.parse("2026-01-01T00:00:00Z");

        void tick() {
            now = now.plusMillis(step);
        }

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public Object postProcessAfterInitialization(Object bean, String beanName) {
            return bean instanceof InstantSource ? this : bean;
        }
    }
}
