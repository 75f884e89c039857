package io.papertape.batch.nightly;

import static org.assertj.core.api.Assertions.assertThat;

import io.papertape.Database;
import io.papertape.batch.RunLifecycle;
import io.papertape.batch.replay.TestBooks;
import io.papertape.database.BusyException;
import io.papertape.ledger.PruneLimits;
import io.papertape.ledger.Pruned;
import io.papertape.ledger.Pruning;
import io.papertape.ledger.SessionLedger;
import io.papertape.ledger.SessionLocks;
import io.papertape.ledger.StoredSession;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource
class PruneIT {

    private static final int DAYS = 30;
    private static final int NIGHTS = 4;
    private static final Instant ALL = Instant.parse("2999-01-01T00:00:00Z");
    private static final Instant NONE = Instant.EPOCH;

    /// What may be removed of a session.
    private static final Set<String> NOTES = Set.of("refused_entry", "strategy_failure");

    private static final String MORNING =
            "SELECT session, attention, status, equity, gain, new_trades, drawdown FROM report_morning ORDER BY position";
    private static final String CHANGES = """
            SELECT session, change, item, changed_at, was, is_now, detail FROM report_changes
            ORDER BY session, position_no, changed_at, item
            """;

    @Parameter
    Database database;

    @TempDir
    Path folder;

    private CorrectingVendor vendor;
    private Map<String, Map<String, String>> sessions;

    @BeforeEach
    void writePrices() {
        vendor = new CorrectingVendor(folder.resolve("prices"));
        sessions = new LinkedHashMap<>();
        for (int lookback = 2; lookback <= 3; lookback++) {
            sessions.put(
                    "s" + lookback,
                    Map.of(
                            "prices",
                            vendor.folder(),
                            "strategy",
                            "MomentumStrategy",
                            "lookback",
                            Integer.toString(lookback),
                            "riskMaxDailyLoss",
                            "0.001"));
        }
    }

    @Test
    void sessionsGoOnAsIfNothingHadBeenRemoved() throws IOException {
        try (TestBooks whole = new TestBooks(database, Files.createDirectory(folder.resolve("whole")));
                TestBooks pruned = new TestBooks(database, Files.createDirectory(folder.resolve("pruned")))) {
            for (int night = 1; night <= NIGHTS; night++) {
                writePricesOf(night);
                TestNight.run(whole, sessions, null);
                TestNight.run(pruned, sessions, null);

                Map<String, Long> told =
                        prune(pruned, new PruneLimits(ALL, ALL, 2, 1, false)).rows();
                assertThat(prune(pruned, new PruneLimits(ALL, ALL, 2, 1, true)).rows())
                        .isEqualTo(told);

                for (String session : sessions.keySet()) {
                    assertThat(TestBooks.difference(books(whole, session), books(pruned, session)))
                            .as("%s after night %d", session, night)
                            .isEmpty();
                }
                assertThat(pruned.rows(MORNING)).isEqualTo(whole.rows(MORNING));
                assertThat(pruned.rows(CHANGES)).isEqualTo(whole.rows(CHANGES));
            }

            assertThat(count(whole, "night")).isEqualTo(NIGHTS);
            assertThat(count(pruned, "night")).isOne();
            assertThat(count(pruned, "batch_job_instance")).isOne();
            assertThat(count(pruned, "price_file")).isEqualTo(2L * 2 * sessions.size());
            // The first run has told of the row that is rejected, and the files still have it.
            assertThat(pruned.rows("SELECT DISTINCT run_id FROM report_rejected_bars"))
                    .hasSize(sessions.size());
            assertThat(count(pruned, "session_run")).isEqualTo(3L * sessions.size());
        }
    }

    @Test
    void countsWhatWouldBeRemovedAndRemovesNothing() throws IOException {
        try (TestBooks books = new TestBooks(database, folder)) {
            for (int night = 1; night <= 3; night++) {
                writePricesOf(night);
                TestNight.run(books, sessions, null);
            }

            Map<String, Long> told =
                    prune(books, new PruneLimits(ALL, ALL, 2, 1, false)).rows();

            assertThat(told).containsEntry("nights", 2L).containsEntry("jobs of Spring Batch", 2L);
            assertThat(count(books, "night")).isEqualTo(3);
            assertThat(count(books, "session_run")).isEqualTo(3L * sessions.size());
            assertThat(prune(books, new PruneLimits(NONE, NONE, 2, 1, true))
                            .rows()
                            .values())
                    .allMatch(rows -> rows == 0);
        }
    }

    @Test
    void keepsARunThatIsToBeResumed() throws IOException {
        try (TestBooks books = new TestBooks(database, folder)) {
            for (int night = 1; night <= 3; night++) {
                writePricesOf(night);
                TestNight.run(books, sessions, null);
            }
            books.jdbc()
                    .update(
                            "UPDATE session_run SET status = 'FAILED' WHERE run_id = (SELECT MAX(r.run_id) FROM session_run r)");

            prune(books, new PruneLimits(ALL, ALL, 2, 1, true));

            assertThat(books.rows("SELECT 1 FROM session_run WHERE status = 'FAILED'"))
                    .hasSize(1);
            writePricesOf(4);
            assertThat(TestNight.run(books, sessions, null).exitStatus()).isZero();
        }
    }

    @Test
    void removesDraftsThatNobodyGoesOnWith() throws IOException {
        try (TestBooks books = new TestBooks(database, folder)) {
            writePricesOf(1);
            TestNight.run(books, sessions, null);
            SessionLedger ledger = books.context().getBean(SessionLedger.class);
            StoredSession stored = ledger.find("s2").orElseThrow();
            ledger.create("s2", true, stored.settings(), false, Instant.parse("2026-01-02T03:04:05Z"));
            ledger.create("s3", true, stored.settings(), false, Instant.parse("2026-03-02T03:04:05Z"));

            Map<String, Long> rows = prune(
                            books, new PruneLimits(Instant.parse("2026-02-01T00:00:00Z"), NONE, 2, 1, true))
                    .rows();

            assertThat(rows).containsEntry("drafts", 1L);
            assertThat(ledger.findDraft("s2")).isEmpty();
            assertThat(ledger.findDraft("s3")).isPresent();
            assertThat(ledger.names()).containsExactlyElementsOf(sessions.keySet());
        }
    }

    @Test
    void leavesASessionAloneThatAnotherRunHolds() throws IOException {
        try (TestBooks books = new TestBooks(database, folder)) {
            for (int night = 1; night <= 4; night++) {
                writePricesOf(night);
                TestNight.run(books, sessions, null);
            }
            try (SessionLocks.Hold hold =
                    books.context().getBean(RunLifecycle.class).hold("s3")) {
                assertThat(hold).isNotNull();

                Pruned pruned = prune(books, new PruneLimits(ALL, ALL, 2, 1, true));

                assertThat(pruned.busy())
                        .singleElement()
                        .extracting(BusyException::getMessage)
                        .asString()
                        .startsWith("session 's3' is held by process "
                                + ProcessHandle.current().pid());
            }
            assertThat(books.rows("SELECT session FROM report_runs WHERE session = 's3'"))
                    .hasSize(4);
            assertThat(books.rows("SELECT session FROM report_runs WHERE session = 's2'"))
                    .hasSize(3);
        }
    }

    private void writePricesOf(int night) throws IOException {
        vendor.write(DAYS + 3 * night, 0);
        Path prices = vendor.path().resolve("A.csv");
        List<String> rows = Files.readAllLines(prices);
        rows.set(2, rows.get(2).replaceFirst(",[0-9.]+,", ",-1,"));
        Files.write(prices, rows, StandardOpenOption.TRUNCATE_EXISTING);
    }

    private static Pruned prune(TestBooks books, PruneLimits limits) {
        return books.context().getBean(Pruning.class).prune(limits, Instant.parse("2026-06-01T00:00:00Z"));
    }

    private static Map<String, List<Map<String, Object>>> books(TestBooks books, String session) {
        Map<String, List<Map<String, Object>>> results = books.results(session);
        results.keySet().removeAll(NOTES);
        return results;
    }

    private static long count(TestBooks books, String table) {
        return books.jdbc().queryForObject("SELECT COUNT(*) FROM " + table, Long.class);
    }
}
