package io.papertape.batch.nightly;

import static io.papertape.batch.replay.ReplayAssertions.assertCompleted;
import static org.assertj.core.api.Assertions.assertThat;

import io.papertape.Database;
import io.papertape.batch.replay.TestBooks;
import io.papertape.ledger.NightSession;
import io.papertape.ledger.NightSession.State;
import io.papertape.prices.file.FilePrices;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/// Sessions that are carried forward together have the rows that each would have alone.
@ParameterizedClass
@EnumSource(Database.class)
class NightlyIT {

    private static final String LAST = "2014-03-31";

    /// Largest amount that the books hold; the first gain is too much.
    private static final String MOST = "92233720368";

    private static final List<String> STRATEGIES = List.of(
            "SimpleMAStrategy", "MomentumStrategy", "MeanReversionStrategy", "VolatilityStrategy", "BreakoutStrategy");

    private static final Map<String, Map<String, String>> MINE =
            Map.of("mine", Map.of("prices", "data/prices", "symbols", "KO,AAPL", "tradeFrom", "2013-04-01"));

    private final Database database;

    @TempDir
    Path folder;

    NightlyIT(Database database) {
        this.database = database;
    }

    @ParameterizedTest
    @CsvSource({"1, 50", "2, 3", "8, 1"})
    void givesEverySessionTheRowsThatItWouldHaveAlone(int threads, int shard) {
        Map<String, Map<String, String>> sessions = sessions();
        try (TestBooks together = new TestBooks(database, folder);
                TestBooks alone = new TestBooks(database, folder)) {
            together.replay(arguments("behind", sessions.get("behind"), "to=2013-06-28"));
            together.replay(arguments("ahead", sessions.get("ahead"), "to=2014-02-28"));

            assertThat(states(night(together, sessions, "2013-09-30", threads, shard)))
                    .containsEntry("behind", State.CARRIED)
                    .containsEntry("ahead", State.UNCHANGED)
                    .containsEntry("overflows", State.UNDECIDED)
                    .containsEntry("misspelt", State.INVALID)
                    .containsEntry("Momentum", State.CARRIED);
            together.replay(arguments("closes", sessions.get("closes"), "to=2013-11-29", "closeAtEnd=true"));
            assertThat(states(night(together, sessions, LAST, threads, shard)))
                    .containsEntry("closes", State.CLOSED)
                    .containsEntry("ahead", State.CARRIED);
            NightOutcome last = night(together, sessions, LAST, threads, shard);

            assertThat(states(last))
                    .containsEntry("behind", State.UNCHANGED)
                    .containsEntry("overflows", State.UNDECIDED);
            assertThat(last.exitStatus()).isEqualTo(2);
            sessions.forEach((name, parameters) -> {
                if (name.equals("closes")) {
                    alone.replay(arguments(name, parameters, "to=2013-11-29", "closeAtEnd=true"));
                } else if (!name.equals("misspelt")) {
                    alone.replay(arguments(name, parameters, "to=" + LAST));
                }
                if (!name.equals("overflows")) {
                    assertThat(TestBooks.difference(alone.results(name), together.results(name)))
                            .as(name)
                            .isEmpty();
                }
            });
            assertThat(together.results("Momentum").get("trade")).isNotEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource({"2, 50", "2, 2"})
    void replaysSessionsWholeWhoseBarsHaveChanged(int threads, int shard) throws Exception {
        CorrectingVendor vendor = new CorrectingVendor(folder.resolve("prices"));
        vendor.write(40, 0);
        Map<String, Map<String, String>> sessions = new LinkedHashMap<>();
        for (int i = 2; i < 6; i++) {
            sessions.put(
                    "s" + i,
                    Map.of(
                            "prices", vendor.folder(),
                            "fastPeriod", String.valueOf(i),
                            "slowPeriod", String.valueOf(3 * i),
                            "onRestatement", i % 2 == 0 ? "replay" : "stop"));
        }
        try (TestBooks together = new TestBooks(database, folder);
                TestBooks alone = new TestBooks(database, folder)) {
            assertThat(night(together, sessions, null, threads, shard).sessions())
                    .allSatisfy(session -> assertThat(session.message()).isNull());
            vendor.write(45, 7);

            NightOutcome outcome = night(together, sessions, null, threads, shard);

            assertThat(outcome.exitStatus()).isEqualTo(5);
            assertThat(states(outcome))
                    .containsEntry("s2", State.CARRIED)
                    .containsEntry("s3", State.UNDECIDED)
                    .containsEntry("s4", State.CARRIED);
            assertThat(outcome.sessions().get(1).message()).contains("session 's3'", "A 2020-01-08");
            assertThat(outcome.sessions().getFirst().replayedWhole()).isTrue();
            for (String name : List.of("s2", "s4")) {
                alone.replay(arguments(name, sessions.get(name)));
                assertThat(TestBooks.difference(alone.results(name), together.results(name)))
                        .as(name)
                        .isEmpty();
            }
            assertThat(together.rows("SELECT status, message, replayed_whole FROM night_session WHERE session = 's3'"
                            + " ORDER BY night_id"))
                    .hasSize(2)
                    .last()
                    .satisfies(row -> assertThat(row).containsEntry("status", "UNDECIDED"));
        }
    }

    @Test
    void tellsTheGainSinceTheLastNightThatEnded() {
        try (TestBooks books = new TestBooks(database, folder)) {
            night(books, MINE, "2013-06-28", 1, 0);
            night(books, MINE, "2013-09-30", 1, 0);
            cutOffLastNight(books);
            books.jdbc()
                    .update("UPDATE session_run SET status = 'STARTED', ended_at = NULL WHERE run_id ="
                            + " (SELECT MAX(run_id) FROM session_run)");

            night(books, MINE, LAST, 1, 0);

            assertThat(books.rows("SELECT equity_before FROM night_session ORDER BY night_id")
                            .getLast())
                    .isEqualTo(books.rows("SELECT equity_after AS equity_before FROM night_session ORDER BY night_id")
                            .getFirst());
        }
    }

    @Test
    void tellsOfWhatANightThatWasCutOffHadCompleted() {
        try (TestBooks books = new TestBooks(database, folder)) {
            night(books, MINE, "2013-06-28", 1, 0);
            NightSession cutOff = night(books, MINE, LAST, 1, 0).sessions().getFirst();
            cutOffLastNight(books);

            NightSession told = night(books, MINE, LAST, 1, 0).sessions().getFirst();

            assertThat(told).isEqualTo(cutOff);
            assertThat(told.slices()).isPositive();
            NightSession next = night(books, MINE, LAST, 1, 0).sessions().getFirst();
            assertThat(next.state()).isEqualTo(State.UNCHANGED);
            assertThat(next.run()).isNull();
            assertThat(next.equityBefore()).isEqualTo(told.equityAfter());
        }
    }

    @Test
    void tellsTheGainSinceTheLastNightAlsoOfWhatAPersonHasReplayed() {
        try (TestBooks books = new TestBooks(database, folder)) {
            NightSession first =
                    night(books, MINE, "2013-06-28", 1, 0).sessions().getFirst();
            books.replay(arguments("mine", MINE.get("mine"), "to=2013-09-30"));

            NightSession next = night(books, MINE, LAST, 1, 0).sessions().getFirst();

            assertThat(next.equityBefore()).isEqualTo(first.equityAfter());
            books.replay(arguments("mine", MINE.get("mine"), "to=2013-05-31", "fresh=true"));
            long startedOver = books.results("mine").get("equity_point").size();
            assertThat(startedOver).isPositive();
            assertThat(night(books, MINE, "2013-05-31", 1, 0).sessions().getFirst())
                    .satisfies(session -> assertThat(session.equityBefore()).isEqualTo(session.equityAfter()));
        }
    }

    @Test
    void tellsNoGainOfASessionThatHasNotCompletedARun() {
        try (TestBooks books = new TestBooks(database, folder)) {
            night(books, MINE, "2013-06-28", 1, 0);
            cutOffLastNight(books);
            books.jdbc().update("UPDATE session_run SET status = 'STARTED', ended_at = NULL");

            NightOutcome outcome = night(books, MINE, LAST, 1, 0);

            assertThat(outcome.sessions().getFirst().equityBefore()).isEmpty();
            assertThat(outcome.sessions().getFirst().equityAfter()).isPresent();
        }
    }

    /// As a kill leaves it.
    private static void cutOffLastNight(TestBooks books) {
        books.jdbc().update("DELETE FROM night_session WHERE night_id = (SELECT MAX(night_id) FROM night)");
        books.jdbc()
                .update("UPDATE night SET ended_at = NULL, exit_status = NULL"
                        + " WHERE night_id = (SELECT MAX(night_id) FROM night)");
    }

    @Test
    void carriesOnAfterARunThatReplayHadBegun() {
        Map<String, Map<String, String>> sessions =
                Map.of("mine", Map.of("prices", "data/prices", "symbols", "KO,AAPL", "maxFailures", "off"));
        try (TestBooks books = new TestBooks(database, folder)) {
            books.replay(arguments("mine", sessions.get("mine"), "to=2013-06-28"));
            books.jdbc().update("UPDATE session_run SET status = 'STARTED', ended_at = NULL");
            books.jdbc().update("UPDATE BATCH_JOB_EXECUTION SET STATUS = 'STARTED', END_TIME = NULL");

            assertThat(states(night(books, sessions, LAST, 1, 0))).containsEntry("mine", State.CARRIED);

            assertThat(books.rows("SELECT status FROM session_run")).hasSize(1);
            assertThat(books.rows("SELECT status FROM session_run WHERE status = 'COMPLETED'"))
                    .hasSize(1);
            assertThat(books.rows("SELECT 1 FROM BATCH_JOB_EXECUTION WHERE STATUS = 'STARTED'"))
                    .isEmpty();
            assertCompleted(books.replay(arguments("mine", sessions.get("mine"))));
        }
    }

    private static Map<String, Map<String, String>> sessions() {
        Map<String, Map<String, String>> sessions = new LinkedHashMap<>();
        for (String strategy : STRATEGIES) {
            sessions.put(
                    strategy.replace("Strategy", ""),
                    Map.of("prices", "data/prices", "strategy", strategy, "symbols", "AAPL,KO,HD"));
            sessions.put(
                    strategy + " without risk", Map.of("prices", "data/prices", "strategy", strategy, "risk", "off"));
        }
        sessions.put("later", Map.of("prices", "data/prices", "symbols", "AAPL,KO,HD", "from", "2013-08-01"));
        sessions.put("warm", Map.of("prices", "data/prices", "symbols", "AAPL,KO,HD", "tradeFrom", "2013-08-01"));
        sessions.put("benchmark", Map.of("prices", "data/prices", "symbols", "AAPL,KO,HD", "benchmark", "MSFT"));
        sessions.put(
                "orders",
                Map.of(
                        "prices", "data/prices",
                        "symbols", "AAPL,KO,HD",
                        "strategy", "BreakoutStrategy",
                        "lookback", "5",
                        "fill", "nextOpen",
                        "stopLoss", "0.02",
                        "takeProfit", "0.03",
                        "volumeLimit", "0.00001",
                        "entryRemainder", "keep"));
        sessions.put("behind", Map.of("prices", "data/prices", "symbols", "AAPL,KO,HD", "fastPeriod", "5"));
        sessions.put("ahead", Map.of("prices", "data/prices", "symbols", "AAPL,KO,HD", "fastPeriod", "6"));
        sessions.put("closes", Map.of("prices", "data/prices", "symbols", "AAPL,KO,HD", "fastPeriod", "7"));
        sessions.put(
                "overflows",
                Map.of(
                        "prices", "data/prices",
                        "symbols", "AAPL,KO,HD",
                        "strategy", "MomentumStrategy",
                        "lookback", "3",
                        "threshold", "0",
                        "commission", "0",
                        "slippage", "0",
                        "initialCapital", MOST,
                        "risk", "off"));
        sessions.put("misspelt", Map.of("prices", "data/prices", "strategy", "Momentun"));
        return sessions;
    }

    private static NightOutcome night(
            TestBooks books,
            Map<String, Map<String, String>> sessions,
            @Nullable String until,
            int threads,
            int shard) {
        List<NightRequest.Entry> entries = new ArrayList<>();
        sessions.forEach((name, parameters) -> entries.add(new NightRequest.Entry(name, parameters)));
        return books.context()
                .getBean(NightlyService.class)
                .run(
                        new NightRequest("desk.yaml", entries, until, threads, shard),
                        new FilePrices(),
                        (bars, estimatedBars) -> {});
    }

    private static Map<String, State> states(NightOutcome outcome) {
        Map<String, State> states = new LinkedHashMap<>();
        outcome.sessions().forEach(session -> states.put(session.session(), session.state()));
        return states;
    }

    private static String[] arguments(String name, Map<String, String> parameters, String... more) {
        return Stream.of(
                        Stream.of("session=" + name),
                        parameters.entrySet().stream().map(entry -> entry.getKey() + "=" + entry.getValue()),
                        Stream.of(more))
                .flatMap(stream -> stream)
                .toArray(String[]::new);
    }
}
