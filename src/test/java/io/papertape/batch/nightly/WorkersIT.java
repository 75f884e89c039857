package io.papertape.batch.nightly;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.papertape.Postgres;
import io.papertape.batch.RunLifecycle;
import io.papertape.batch.replay.TestBooks;
import io.papertape.ledger.NightSession;
import io.papertape.ledger.NightSession.State;
import io.papertape.ledger.SessionLocks;
import io.papertape.prices.ForwardingPrices;
import io.papertape.prices.PriceQuery;
import io.papertape.prices.PriceSource;
import io.papertape.prices.PriceTape;
import io.papertape.prices.file.FilePrices;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.StepExecution;

/// Sessions that workers carry forward have the rows that a night of one process would give them.
class WorkersIT {

    private static final PriceSource PRICES = new FilePrices();
    private static final Duration LONG = Duration.ofMinutes(2);

    private static final Map<String, Map<String, String>> FEW = Map.of(
            "one", Map.of("prices", "data/prices", "symbols", "KO,AAPL"),
            "two", Map.of("prices", "data/prices", "symbols", "KO,AAPL", "fastPeriod", "5"));

    @TempDir
    Path folder;

    @Test
    void giveEverySessionTheRowsOfANightOfOneProcess() {
        Map<String, Map<String, String>> sessions = sessions();
        String url = Postgres.freshDatabase();
        try (TestBooks local = new TestBooks(Postgres.freshDatabase());
                TestWorker manager = new TestWorker(url);
                TestWorker one = new TestWorker(url).start(1, PRICES);
                TestWorker other = new TestWorker(url).start(2, PRICES)) {
            for (String until : List.of("2013-09-30", "2014-03-31", "2014-03-31")) {
                NightRequest request = request(sessions, until, 2);
                NightOutcome expected =
                        local.context().getBean(NightlyService.class).run(request, PRICES, (bars, estimated) -> {});

                NightOutcome outcome = manager.manage(request, PRICES, LONG);

                assertThat(withoutRuns(outcome)).isEqualTo(withoutRuns(expected));
                assertThat(outcome.exitStatus()).isEqualTo(2);
            }
            sessions.keySet().stream()
                    .filter(name -> !name.equals("misspelt"))
                    .forEach(name -> assertThat(TestBooks.difference(
                                    local.results(name), manager.books().results(name)))
                            .as(name)
                            .isEmpty());
            assertThat(manager.lines())
                    .anyMatch(line -> line.matches("worker process \\d+ on .*: \\d+ sessions? in .*"));
            assertNothingIsLeft(manager.books());
            assertThat(one.lines()).isEqualTo(other.lines());
        }
    }

    @Test
    void replaySessionsWholeWhoseBarsHaveChanged() throws Exception {
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
        NightRequest request = request(sessions, null, 0);
        try (TestBooks alone = new TestBooks(Postgres.freshDatabase());
                TestWorker worker = new TestWorker(Postgres.freshDatabase()).start(1, PRICES)) {
            worker.manage(request, PRICES, LONG);
            vendor.write(45, 7);

            NightOutcome outcome = worker.manage(request, PRICES, LONG);

            assertThat(outcome.exitStatus()).isEqualTo(5);
            assertThat(outcome.sessions())
                    .extracting(NightSession::state)
                    .containsExactly(State.CARRIED, State.UNDECIDED, State.CARRIED, State.UNDECIDED);
            assertThat(outcome.sessions())
                    .extracting(NightSession::replayedWhole)
                    .containsExactly(true, false, true, false);
            assertThat(outcome.sessions().get(1).message()).contains("session 's3'", "A 2020-01-08");
            for (String name : List.of("s2", "s4")) {
                List<String> parameters = new ArrayList<>(List.of("session=" + name));
                sessions.get(name).forEach((key, value) -> parameters.add(key + "=" + value));
                alone.replay(parameters.toArray(String[]::new));
                assertThat(TestBooks.difference(
                                alone.results(name), worker.books().results(name)))
                        .as(name)
                        .isEmpty();
            }
        }
    }

    @Test
    void endANightThatNoWorkerComesForAndLeaveItToTheNext() {
        try (TestWorker manager = new TestWorker(Postgres.freshDatabase())) {
            NightOutcome outcome = manager.manage(request(FEW, "2013-06-28", 0), PRICES, Duration.ofSeconds(2));

            assertThat(outcome.exitStatus()).isEqualTo(1);
            assertThat(outcome.sessions())
                    .allSatisfy(session -> assertThat(session.message())
                            .isEqualTo("no worker got on for 2 s: no worker has taken it"));
            assertThat(manager.lines().getLast()).startsWith("0 of 1 shards done, but no worker has got on for ");

            manager.start(1, PRICES);
            NightOutcome next = manager.manage(request(FEW, "2013-06-28", 0), PRICES, LONG);

            assertThat(next.sessions()).extracting(NightSession::state).containsOnly(State.CARRIED);
            assertThat(manager.books().rows("SELECT run_id FROM session_run")).hasSize(2);
            assertNothingIsLeft(manager.books());
        }
    }

    @Test
    void leaveAShardToOthersWhosePricesTheyDoNotHave() {
        String url = Postgres.freshDatabase();
        PriceSource others = new ForwardingPrices(PRICES) {
            @Override
            public PriceTape open(PriceQuery query) {
                return PRICES.open(query);
            }

            @Override
            public String digest(PriceQuery query) {
                return "other";
            }
        };
        try (TestWorker manager = new TestWorker(url);
                TestWorker foreign = new TestWorker(url).start(1, others)) {
            CompletableFuture<NightOutcome> night = manager.managing(request(FEW, "2013-06-28", 0), PRICES, LONG);

            assertThatThrownBy(foreign::join)
                    .hasRootCauseInstanceOf(ForeignWorkerException.class)
                    .rootCause()
                    .hasMessageMatching("the prices in '.*data/prices' are not those that the night was planned with");
            assertThat(manager.books()
                            .rows("SELECT exit_message FROM batch_step_execution WHERE step_name = 'shard:1'"))
                    .singleElement()
                    .satisfies(row -> assertThat(row.get("exit_message").toString())
                            .matches("worker process \\d+ on .* leaves it: the prices in .*"));
            assertThat(manager.books().rows("SELECT session_id FROM paper_session"))
                    .isEmpty();
            manager.start(1, PRICES);
            assertThat(night.join().sessions()).extracting(NightSession::state).containsOnly(State.CARRIED);
        }
    }

    @Test
    void doNothingTwiceThatIsAskedForTwice() {
        try (TestWorker worker = new TestWorker(Postgres.freshDatabase()).start(1, PRICES)) {
            worker.manage(request(FEW, "2013-06-28", 1), PRICES, LONG);
            List<Map<String, Object>> runs = worker.books().rows("SELECT * FROM session_run ORDER BY run_id");
            List<StepExecution> asked = worker
                    .books()
                    .rows("SELECT step_execution_id AS id FROM batch_step_execution WHERE step_name LIKE 'shard:%'"
                            + " AND exit_message LIKE 'worker%'")
                    .stream()
                    .map(row -> worker.bean(JobRepository.class).getStepExecution((Long) row.get("id")))
                    .toList();
            assertThat(asked).hasSize(2);

            worker.bean(ShardRequests.class).send(asked);
            worker.manage(request(FEW, "2013-07-31", 1), PRICES, LONG);

            assertThat(worker.books()
                            .rows("SELECT * FROM session_run ORDER BY run_id")
                            .subList(0, 2))
                    .isEqualTo(runs);
            assertThat(worker.books().rows("SELECT run_id FROM session_run")).hasSize(4);
            assertNothingIsLeft(worker.books());
        }
    }

    @Test
    void waitForASessionThatAnotherWorkerHolds() {
        NightRequest request = request(FEW, "2013-06-28", 0);
        try (TestWorker worker = new TestWorker(Postgres.freshDatabase())) {
            CompletableFuture<NightOutcome> night;
            try (SessionLocks.Hold hold = worker.bean(RunLifecycle.class).holdAsWorker()) {
                hold.add(List.of("one"), Instant.now());
                worker.start(1, PRICES);
                night = worker.managing(request, PRICES, LONG);

                while (worker.books().rows("SELECT status FROM night_session").size() < 2) {
                    assertThat(night).isNotDone();
                }

                assertThat(worker.books().rows("SELECT session, status FROM night_session ORDER BY session"))
                        .extracting(row -> row.get("session") + " " + row.get("status"))
                        .containsExactly("one BUSY", "two CARRIED");
            }

            assertThat(night.join().sessions()).extracting(NightSession::state).containsOnly(State.CARRIED);
            assertThat(worker.books().rows("SELECT run_id FROM session_run")).hasSize(2);
            assertNothingIsLeft(worker.books());
        }
    }

    private static void assertNothingIsLeft(TestBooks books) {
        assertThat(books.rows("SELECT 1 FROM int_channel_message")).isEmpty();
        assertThat(books.rows("SELECT 1 FROM batch_job_execution WHERE end_time IS NULL"))
                .isEmpty();
        assertThat(books.rows("SELECT 1 FROM batch_step_execution WHERE end_time IS NULL"))
                .isEmpty();
    }

    /// Keys of runs are given by turns.
    private static List<NightSession> withoutRuns(NightOutcome outcome) {
        return outcome.sessions().stream()
                .map(session -> new NightSession(
                        session.session(),
                        session.run() == null ? null : 0L,
                        session.state(),
                        session.message(),
                        session.replayedWhole(),
                        session.slices(),
                        session.equityBefore(),
                        session.equityAfter()))
                .toList();
    }

    private static Map<String, Map<String, String>> sessions() {
        Map<String, Map<String, String>> sessions = new LinkedHashMap<>();
        for (String strategy : List.of("SimpleMA", "Momentum", "MeanReversion")) {
            sessions.put(
                    strategy,
                    Map.of("prices", "data/prices", "strategy", strategy + "Strategy", "symbols", "AAPL,KO,HD"));
            sessions.put(
                    strategy + " without risk",
                    Map.of("prices", "data/prices", "strategy", strategy + "Strategy", "risk", "off"));
        }
        sessions.put("later", Map.of("prices", "data/prices", "symbols", "AAPL,KO,HD", "from", "2013-08-01"));
        sessions.put("misspelt", Map.of("prices", "data/prices", "strategy", "Momentun"));
        return sessions;
    }

    private static NightRequest request(Map<String, Map<String, String>> sessions, @Nullable String until, int shard) {
        List<NightRequest.Entry> entries = new ArrayList<>();
        sessions.forEach((name, parameters) -> entries.add(new NightRequest.Entry(name, parameters)));
        return new NightRequest("/desk/papertape.yaml", entries, until, 2, shard);
    }
}
