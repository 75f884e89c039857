package io.papertape.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

class InterruptionIT {

    private static final int BARS = 20_000;

    /// Size of the database while its schema is being made, and when the first chunks have been committed.
    private static final long STARTING = 100_000;

    private static final long UNDER_WAY = 1_000_000;

    @TempDir
    static Path whole;

    @TempDir
    Path broken;

    private static String[] command;

    private Papertape papertape;

    @BeforeAll
    static void replayUndisturbed() throws Exception {
        Papertape undisturbed = new Papertape(whole);
        command = new String[] {
            "replay",
            "session=x",
            "prices=" + undisturbed.minutePrices(BARS, 7),
            "risk=off",
            "positionSize=0.5",
            "commission=0.00001",
            "chunkSize=20"
        };
        Papertape.Ended ended = undisturbed.run(command);
        assertThat(ended.status()).as(ended.err()).isZero();
    }

    @BeforeEach
    void useBooksThatWillBeBroken() {
        papertape = new Papertape(broken);
    }

    @Test
    void losesAndDoublesNothingWhenKilled() throws Exception {
        for (long bytes : List.of(STARTING, UNDER_WAY, 3 * UNDER_WAY)) {
            Papertape.Running running = papertape.start(command);
            papertape.awaitBooks(running, bytes);
            running.process().destroyForcibly();
            Papertape.Ended killed = running.await();
            assertThat(killed.status()).as(killed.err()).isEqualTo(137);
        }

        Papertape.Ended resumed = papertape.run(command);

        assertThat(resumed.status()).as(resumed.err()).isZero();
        assertThat(tables(broken)).isEqualTo(tables(whole));
    }

    @Test
    void stopsOnRequestAfterACompleteChunkSaysWhereAndGoesOnLater() throws Exception {
        Papertape.Running running = papertape.start(command);
        papertape.awaitBooks(running, UNDER_WAY);
        running.process().destroy();
        Papertape.Ended stopped = running.await();

        assertThat(stopped.out())
                .matches("Stopped on request after the slice of 2018-01-\\d\\d \\d\\d:\\d\\d:00\\."
                        + " Run the same command again to go on\\.\\R");
        assertThat(stopped.status()).isEqualTo(3);

        assertThat(papertape.run(command).status()).isZero();
        assertThat(tables(broken)).isEqualTo(tables(whole));
    }

    @Test
    void isBusyWhileAnotherRunHoldsTheDatabase() throws Exception {
        Papertape.Running running = papertape.start(command);
        papertape.awaitBooks(running, STARTING);

        Papertape.Ended busy = papertape.run("sessions");

        assertThat(busy.err())
                .matches(
                        "papertape: busy: the database is held by process "
                                + running.process().pid()
                                + " on \\S+, since 20\\d\\d-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d UTC; try again when it has ended\\R");
        assertThat(busy.status()).isEqualTo(4);
        running.process().destroyForcibly();
        running.await();
    }

    private static List<?> tables(Path folder) {
        JdbcTemplate jdbc = new JdbcTemplate(
                new DriverManagerDataSource("jdbc:h2:file:" + folder.resolve("data/db/papertape"), "sa", ""));
        assertThat(Files.exists(folder.resolve("data/db/papertape.mv.db"))).isTrue();
        return List.of(
                jdbc.queryForList("SELECT * FROM report_trades ORDER BY trade_no"),
                jdbc.queryForList("SELECT * FROM report_equity_curve ORDER BY recorded_at"),
                jdbc.queryForList("SELECT * FROM open_position ORDER BY symbol"),
                jdbc.queryForList("SELECT * FROM session_metrics"),
                jdbc.queryForList("SELECT status, first_slice_at, last_slice_at, slices, bars, trades, rejected_bars"
                        + " FROM session_run"));
    }
}
