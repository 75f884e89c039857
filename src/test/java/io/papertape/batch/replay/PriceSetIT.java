package io.papertape.batch.replay;

import static io.papertape.batch.replay.ReplayAssertions.assertCompleted;
import static io.papertape.batch.replay.ReplayAssertions.assertFailed;
import static org.assertj.core.api.Assertions.assertThat;

import io.papertape.Database;
import io.papertape.prices.file.FilePrices;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/// Bars are kept once for all sessions, and each session's books stand on the bars that they were made from.
@ParameterizedClass
@EnumSource(Database.class)
class PriceSetIT {

    private static final String[] SETTINGS = {"strategy=MomentumStrategy", "lookback=5", "threshold=0.01"};

    @Parameter
    Database database;

    @TempDir
    Path folder;

    private TestBooks books;
    private Path prices;
    private Vendor vendor;

    @BeforeEach
    void openBooks() {
        books = new TestBooks(database, folder);
        prices = folder.resolve("prices");
        vendor = new Vendor(7, 200, "AAA", "BBB", "CCC", "SPY");
    }

    @AfterEach
    void closeBooks() {
        books.close();
    }

    @Test
    void keepsTheBarsOfManySessionsOnce() {
        vendor.write(prices, Vendor.day(0), Vendor.day(150));
        replay("first");
        List<Map<String, Object>> bars = books.rows("SELECT block_id, content FROM price_bars ORDER BY block_id");
        for (int i = 0; i < 4; i++) {
            replay("more" + i, "initialCapital=" + (50_000 + i));
        }
        replay("part", "symbols=BBB,AAA", "from=" + Vendor.day(30));

        assertThat(books.rows("SELECT block_id, content FROM price_bars ORDER BY block_id"))
                .isEqualTo(bars);
        assertThat(count("price_set")).isEqualTo(1);
        assertThat(count("price_set_version")).isEqualTo(1);
        vendor.write(prices, Vendor.day(0), Vendor.day(160));
        for (String session : List.of("first", "more0", "more1", "more2", "more3", "part")) {
            assertThat(carry(session).slices()).as(session).isEqualTo(10);
        }
        assertThat(count("price_set_version")).isEqualTo(1);
        assertLikeWhole("first");
        assertLikeWhole("part", "symbols=BBB,AAA", "from=" + Vendor.day(30));
    }

    @Test
    void carriesASessionForwardThroughARollingWindowAndFilesOfADay() {
        vendor.write(prices, Vendor.day(0), Vendor.day(100));
        replay("x");
        for (int day = 101; day <= 110; day++) {
            vendor.write(prices, Vendor.day(day - 20), Vendor.day(day));
            carry("x");
        }
        for (int day = 111; day <= 115; day++) {
            Path daily = folder.resolve("day" + day);
            vendor.write(daily, Vendor.day(day), Vendor.day(day));
            assertThat(carry("x", "prices=" + daily).slices()).isEqualTo(1);
        }

        vendor.write(prices, Vendor.day(0), Vendor.day(115));
        assertLikeWhole("x");
    }

    @Test
    void keepsTheBarsOfABenchmarkThatTheSessionDoesNotTrade() {
        String[] benchmark = {"symbols=AAA,BBB", "benchmark=SPY"};
        vendor.write(prices, Vendor.day(0), Vendor.day(100));
        replay("x", benchmark);
        vendor.write(prices, Vendor.day(95), Vendor.day(105));
        assertCompleted(carry("x"));
        NavigableMap<LocalDate, String> spy = vendor.remove("SPY");
        vendor.write(prices, Vendor.day(106), Vendor.day(107));
        assertCompleted(carry("x"));

        vendor.put("SPY", new TreeMap<>(spy.headMap(Vendor.day(105), true)));
        vendor.write(prices, Vendor.day(0), Vendor.day(107));
        assertLikeWhole("x", benchmark);
    }

    @Test
    void givesASessionAVersionOfItsOwnWhenItIsReplayedUnderOtherBars() {
        vendor.write(prices, Vendor.day(0), Vendor.day(100));
        replay("stays");
        replay("moves");
        replay("follows");
        Map<String, List<Map<String, Object>>> before = books.results("stays");
        String row = vendor.rows("BBB").get(Vendor.day(50));
        vendor.rows("BBB").put(Vendor.day(50), Vendor.with(row, 2, "0.5"));
        vendor.write(prices, Vendor.day(0), Vendor.day(101));

        assertFailed(carry("moves"));
        assertThat(count("price_set_version")).isEqualTo(1);
        assertCompleted(carry("moves", "onRestatement=replay"));
        assertThat(count("price_set_version")).isEqualTo(2);
        assertCompleted(carry("follows", "onRestatement=replay"));
        assertThat(count("price_set_version")).isEqualTo(2);
        assertFailed(carry("stays"));

        assertThat(books.results("stays")).isEqualTo(before);
        assertLikeWhole("moves");
        assertLikeWhole("follows");
        vendor.rows("BBB").put(Vendor.day(50), row);
        vendor.write(prices, Vendor.day(0), Vendor.day(101));
        assertCompleted(carry("stays"));
        vendor.rows("BBB").put(Vendor.day(50), Vendor.with(row, 2, "0.5"));
        vendor.write(prices, Vendor.day(0), Vendor.day(101));
        assertCompleted(carry("stays", "onRestatement=replay"));
        assertThat(count("price_set_version")).isEqualTo(1);
    }

    /// A session that has not got that far meets a bar which another one has used otherwise: both stand on their own.
    @Test
    void partsFromASessionThatHasUsedOtherBars() {
        vendor.write(prices, Vendor.day(0), Vendor.day(60));
        replay("behind");
        vendor.write(prices, Vendor.day(0), Vendor.day(80));
        replay("ahead");
        Map<String, List<Map<String, Object>>> ahead = books.results("ahead");
        vendor.rows("AAA").remove(Vendor.day(70));
        vendor.rows("CCC").compute(Vendor.day(75), (day, row) -> Vendor.with(row, 3, Vendor.field(row, 0)));
        vendor.write(prices, Vendor.day(0), Vendor.day(80));

        assertCompleted(carry("behind"));

        assertThat(books.results("ahead")).isEqualTo(ahead);
        assertThat(count("price_set_version")).isEqualTo(2);
        assertLikeWhole("behind");
    }

    /// Sessions of other times bring the bars before and between those that are there.
    @Test
    void fillsTheGapsBetweenSessionsOfOtherTimes() {
        vendor.write(prices, Vendor.day(0), Vendor.day(200));
        replay("late", "from=" + Vendor.day(150));
        replay("early", "to=" + Vendor.day(40));
        replay("middle", "from=" + Vendor.day(60), "to=" + Vendor.day(90));
        carry("early", "to=" + Vendor.day(75));
        carry("early");
        carry("middle");
        carry("late");

        assertThat(count("price_set_version")).isEqualTo(1);
        assertThat(books.results("middle")).isEqualTo(whole("from=" + Vendor.day(60)));
        assertThat(books.results("late")).isEqualTo(whole("from=" + Vendor.day(150)));
        assertLikeWhole("early");
    }

    /// The files are right where they cover, what was used stands where they do not.
    @Test
    void replaysWholeWithWhatTheFilesDoNotHaveAnyMore() {
        vendor.write(prices, Vendor.day(0), Vendor.day(100));
        replay("x");
        vendor.rows("AAA").compute(Vendor.day(95), (day, row) -> Vendor.with(row, 2, "1.00"));
        NavigableMap<LocalDate, String> gone = vendor.remove("CCC");
        vendor.write(prices, Vendor.day(90), Vendor.day(101));

        ReplayOutcome outcome = carry("x", "onRestatement=replay");

        assertThat(outcome.restatement()).isNotNull();
        vendor.put("CCC", new TreeMap<>(gone.headMap(Vendor.day(100), true)));
        vendor.write(prices, Vendor.day(0), Vendor.day(101));
        assertLikeWhole("x");
    }

    @Test
    void leavesPricesWithinTheToleranceAndTakesVolumesThatNobodyLooksAt() {
        vendor.write(prices, Vendor.day(0), Vendor.day(100));
        replay("x");
        Map<String, List<Map<String, Object>>> before = books.results("x");
        vendor.rows("AAA").compute(Vendor.day(50), (day, row) -> Vendor.with(row, 0, Vendor.field(row, 0) + "0001"));
        vendor.rows("BBB").compute(Vendor.day(60), (day, row) -> Vendor.with(row, 4, "77"));
        vendor.write(prices, Vendor.day(0), Vendor.day(100));

        assertFailed(carry("x")).hasMessageContaining("priceTolerance=0.00001 leaves such bars as they were");
        assertCompleted(carry("x", "priceTolerance=0.00001"));

        Map<String, List<Map<String, Object>>> after = books.results("x");
        assertThat(after.get("trade")).isEqualTo(before.get("trade"));
        assertThat(after.get("bars")).hasSameSizeAs(before.get("bars"));
        assertThat(books.jdbc()
                        .queryForList(
                                "SELECT remark FROM report_remarks ORDER BY run_id DESC, remark_no FETCH FIRST 2 ROWS ONLY",
                                String.class))
                .containsExactly(
                        "1 bar differs from what was used by no more than 0.00001 of its prices (priceTolerance)",
                        "1 volume has changed, which no strategy of these prices looks at");
        assertThat(after.get("bars").stream().filter(bar -> bar.toString().contains("volume=77.0")))
                .hasSize(1);
    }

    /// The next execution of the run finds the volumes that it had taken.
    @Test
    void tellsOfVolumesThatAnExecutionOfTheRunTookWhichFailed() {
        vendor.write(prices, Vendor.day(0), Vendor.day(100));
        replay("x");
        vendor.rows("BBB").compute(Vendor.day(60), (day, row) -> Vendor.with(row, 4, "77"));
        vendor.write(prices, Vendor.day(0), Vendor.day(101));

        ReplayOutcome failed = books.context()
                .getBean(ReplayService.class)
                .replay(TestBooks.request(parameters("x", new String[0])), new FilePrices(), (bars, estimatedBars) -> {
                    if (bars > 0) {
                        throw new IllegalStateException("interrupted");
                    }
                });
        assertFailed(failed).hasRootCauseMessage("interrupted");
        assertThat(books.results("x").get("bars").stream()
                        .filter(bar -> bar.toString().contains("volume=77.0")))
                .hasSize(1);
        ReplayOutcome again = carry("x");

        assertCompleted(again);
        assertThat(again.resumed()).isTrue();
        assertThat(books.rows("SELECT remark FROM run_remark ORDER BY run_id, remark_no"))
                .extracting(row -> row.get("remark"))
                .containsExactly("1 volume has changed, which no strategy of these prices looks at");
        assertCompleted(carry("x"));
        assertThat(books.rows("SELECT remark FROM run_remark")).hasSize(1);
    }

    @Test
    void holdsTheNewestSlicesBackAndWaitsForIncompleteOnes() throws IOException {
        vendor.write(prices, Vendor.day(0), Vendor.day(100));
        assertThat(replay("held", "holdBack=2").slices()).isEqualTo(99);
        assertThat(carry("held", "holdBack=2").slices()).isZero();
        assertThat(carry("held", "holdBack=1").slices()).isEqualTo(1);
        assertThat(carry("held").slices()).isEqualTo(1);
        assertThat(carry("held", "holdBack=5").slices()).isZero();

        vendor.write(prices, Vendor.day(0), Vendor.day(101));
        vendor.write(prices, "BBB", Vendor.day(0), Vendor.day(100));
        replay("waits", "incomplete=wait");
        assertThat(last("waits")).isEqualTo(Vendor.day(100));
        carry("waits", "incomplete=wait");
        assertThat(last("waits")).isEqualTo(Vendor.day(100));
        vendor.write(prices, Vendor.day(0), Vendor.day(102));
        Files.delete(prices.resolve("BBB.csv"));
        vendor.write(prices, "BBB", Vendor.day(0), Vendor.day(100));
        carry("waits", "incomplete=wait");
        assertThat(last("waits")).isEqualTo(Vendor.day(100));
        books.jdbc().update("UPDATE waited_night SET night = DATE '2020-01-01'");
        carry("waits", "incomplete=wait", "waitNights=2");
        assertThat(last("waits")).isEqualTo(Vendor.day(100));
        carry("waits", "incomplete=wait");
        assertThat(last("waits")).isEqualTo(Vendor.day(102));
        assertLikeWhole("waits");
    }

    @Test
    void tellsOfSymbolsThatAreGoneRenamedNewOrEarly() {
        vendor.write(prices, Vendor.day(0), Vendor.day(100));
        replay("x");
        NavigableMap<LocalDate, String> renamed = vendor.remove("AAA");
        vendor.put("META", renamed);
        vendor.remove("SPY");
        vendor.add("NEW", 101);
        vendor.write(prices, Vendor.day(0), Vendor.day(101));
        vendor.write(prices, "CCC", Vendor.day(0), Vendor.day(90));
        carry("x");

        assertThat(books.jdbc().queryForList("SELECT remark FROM report_remarks ORDER BY remark_no", String.class))
                .containsExactly(
                        "AAA is gone; META has its bars (with a line of actions.csv, 'AAA,<date>,rename,META', the session"
                                + " goes on with these)",
                        "SPY (last bar " + Vendor.day(100)
                                + ") is not in the prices any more; what was used of it stands",
                        "CCC (last bar " + Vendor.day(100) + ") ends in the prices before what was used, which stands",
                        "NEW is new in the prices; the session keeps the symbols that it began with");
    }

    private LocalDate last(String session) {
        return books.jdbc()
                .queryForObject(
                        "SELECT CAST(last_slice_at AS DATE) FROM paper_session WHERE name = ?",
                        LocalDate.class,
                        session);
    }

    private long count(String table) {
        Long count = books.jdbc().queryForObject("SELECT COUNT(*) FROM " + table, Long.class);
        return count == null ? 0 : count;
    }

    private ReplayOutcome replay(String session, String... more) {
        return books.replay(parameters(session, SETTINGS, more));
    }

    private ReplayOutcome carry(String session, String... more) {
        return books.replay(parameters(session, new String[0], more));
    }

    private String[] parameters(String session, String[] settings, String... more) {
        List<String> parameters = new ArrayList<>(List.of("session=" + session));
        parameters.addAll(List.of(settings));
        parameters.addAll(List.of(more));
        if (parameters.stream().noneMatch(parameter -> parameter.startsWith("prices="))) {
            parameters.add("prices=" + prices);
        }
        return parameters.toArray(String[]::new);
    }

    private void assertLikeWhole(String session, String... more) {
        assertThat(TestBooks.difference(whole(more), books.results(session))).isEmpty();
    }

    /// The results of a session that replays the prices whole, in books of its own.
    private Map<String, List<Map<String, Object>>> whole(String... more) {
        try (TestBooks alone = new TestBooks(Database.H2, Files.createTempDirectory(folder, "whole"))) {
            alone.replay(parameters("whole", SETTINGS, more));
            return alone.results("whole");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
