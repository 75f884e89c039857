package io.papertape.kill;

import static org.assertj.core.api.Assertions.assertThat;

import io.papertape.Database;
import io.papertape.Postgres;
import io.papertape.batch.nightly.TestNight;
import io.papertape.batch.replay.TestBooks;
import io.papertape.cli.Papertape;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Kills `session copy` while it copies one table and then another.
class SessionCopyKillIT {

    private static final int SLICES = 120;

    private static final List<String> TABLES = List.of("INSERT INTO paper_session", "INSERT INTO run_metric");

    private static final List<String> WITH_ROWS = List.of(
            "session_setting",
            "session_inputs",
            "session_metric",
            "strategy_version",
            "trade",
            "equity_point",
            "equity_day",
            "drawdown",
            "run_metric",
            "price_file",
            "rejected_bar",
            "refused_entry",
            "restatement",
            "restated_bar",
            "restated_trade");

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    Path folder;

    @ParameterizedTest
    @EnumSource
    void copiesAllOrNothing(Database database) throws Throwable {
        RandomWalkPrices walks = RandomWalkPrices.write(folder.resolve("prices"), SLICES);
        Path own = Files.createDirectories(folder.resolve("killed"));
        String url =
                database == Database.H2 ? "jdbc:h2:file:" + own.resolve("data/db/papertape") : Postgres.freshDatabase();
        BooksPlace place = database == Database.H2 ? new BooksPlace.Default(own) : new BooksPlace.Server(url);
        Map<String, String> first = Map.of(
                "prices", walks.folder().toString(),
                "fastPeriod", "2",
                "slowPeriod", "4",
                "conflict", "last",
                "riskMinCashReserve", "0.7");
        try (TestBooks books = new TestBooks(url)) {
            assertThat(TestNight.run(books, Map.of("first", first), "2018-01-05")
                            .exitStatus())
                    .isZero();
            Files.copy(
                    walks.folder().resolve("ASH.csv"),
                    walks.folder().resolve("OAK.csv"),
                    StandardCopyOption.REPLACE_EXISTING);
            Map<String, String> restated = new TreeMap<>(first);
            restated.put("onRestatement", "replay");
            assertThat(TestNight.run(books, Map.of("first", restated), "2018-01-08")
                            .exitStatus())
                    .isZero();
        }
        BooksContent before = place.look(BooksContent::read);
        assertThat(WITH_ROWS)
                .allSatisfy(table -> assertThat(before.tables().get(table)).isNotEmpty());
        Papertape papertape = Papertape.quick(own);
        List<String> command = new ArrayList<>(List.of("session", "copy", "first", "second", "reports=off"));
        command.addAll(place.options());

        for (String table : TABLES) {
            List<String> watched = new ArrayList<>(command);
            watched.add("--logging.level.org.springframework.jdbc.core.JdbcTemplate=debug");
            Papertape.Running running = papertape.start(watched);
            new InterruptionMoment(table, 1, Duration.ZERO).await(running);
            ProcessSignal.KILL.send(running);
            Papertape.Ended ended = running.await();
            assertThat(ended.status()).as(ended.toString()).isEqualTo(ProcessSignal.KILL.status());
            assertThat(place.look(BooksContent::read).difference(before)).isEmpty();
        }

        Papertape.Ended ended = papertape.run(command);

        assertThat(ended.status()).as(ended.toString()).isZero();
        BooksContent after = place.look(BooksContent::read);
        assertThat(after.of("first").difference(before)).isEmpty();
        assertThat(asFirst(after.of("second")).difference(withoutNights(before)))
                .isEmpty();
        try (TestBooks books = new TestBooks(url)) {
            assertThat(TestNight.run(books, Map.of("first", first, "second", first), null)
                            .exitStatus())
                    .isZero();
            assertThat(TestBooks.difference(books.results("first"), books.results("second")))
                    .isEmpty();
            assertThat(books.rows(
                            "SELECT slices FROM session_run WHERE run_id = (SELECT MAX(run_id) FROM session_run)"))
                    .isEqualTo(List.of(Map.of("slices", 24L)));
        }
    }

    /// What past nights have told stays with the first one.
    private static BooksContent withoutNights(BooksContent books) {
        SortedMap<String, List<SortedMap<String, String>>> tables = new TreeMap<>(books.tables());
        tables.remove("night_session");
        return new BooksContent(tables);
    }

    /// As if it had the name of the first one.
    private static BooksContent asFirst(BooksContent second) {
        SortedMap<String, List<SortedMap<String, String>>> tables = new TreeMap<>();
        withoutNights(second)
                .tables()
                .forEach((table, rows) ->
                        tables.put(table, rows.stream().map(row -> renamed(row)).toList()));
        return new BooksContent(tables);
    }

    private static SortedMap<String, String> renamed(SortedMap<String, String> row) {
        SortedMap<String, String> renamed = new TreeMap<>(row);
        renamed.replaceAll((column, value) -> value.equals("second") ? "first" : value);
        return renamed;
    }
}
