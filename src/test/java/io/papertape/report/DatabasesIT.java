package io.papertape.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.papertape.Database;
import io.papertape.batch.nightly.TestNight;
import io.papertape.batch.replay.FailingStrategy;
import io.papertape.batch.replay.PricedEntries;
import io.papertape.batch.replay.TestBooks;
import io.papertape.batch.sweep.TestSweeps;
import io.papertape.ledger.SessionAudit;
import io.papertape.ledger.SessionAuditLedger;
import io.papertape.ledger.SessionLedger;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// The same replays on H2 and on PostgreSQL.
class DatabasesIT {

    private static final List<String> SESSIONS = List.of("open", "closed", "faulty", "orders", "restated");

    private static final Set<String> OF_THE_RUN = Set.of(
            "started_at",
            "ended_at",
            "replayed_at",
            "elapsed_ms",
            "bars_per_second",
            "made_with",
            "last_run_at",
            "completed_at",
            "used_since",
            "resumed_run_at",
            "night_at");

    @TempDir
    static Path folder;

    /// A price below a hundred: one before its digits makes it higher by a hundred.
    private static final Pattern HIGHER = Pattern.compile(",(\\d\\d)\\.");

    private static TestBooks h2;
    private static TestBooks postgresql;

    @BeforeAll
    static void replayOnBoth() throws IOException {
        Path faulty = folder.resolve("FAULTY.csv");
        Files.writeString(faulty, """
                Date,Open,High,Low,Close
                2020-01-01,10,11,9,10.123456785
                2020-01-02,10,11,9,ten
                2020-01-03,10,12,9,11.5
                2020-01-03,10,12,9,11.5
                2020-01-06,10,12,9,10.5
                """);
        Path restated = folder.resolve("RESTATED.csv");
        List<String> lines = Files.readAllLines(Path.of("data/prices/sp500_demo20.csv")).stream()
                .filter(line -> line.startsWith("date") || line.endsWith(",KO"))
                .toList();
        h2 = new TestBooks(Database.H2, folder);
        postgresql = new TestBooks(Database.POSTGRESQL, folder);
        for (TestBooks books : List.of(h2, postgresql)) {
            books.replay("session=open", "risk=off", "positionSize=0.1", "to=2014-06-30");
            books.replay("session=open");
            books.replay("session=closed", "strategy=BreakoutStrategy", "from=2014-01-02", "closeAtEnd=true");
            books.replay("session=faulty", "strategy=MomentumStrategy", "lookback=1", "prices=" + faulty);
            books.replay(
                    "session=failing",
                    "strategy=" + FailingStrategy.class.getName(),
                    "symbols=KO,IBM",
                    "to=2013-03-01");
            books.replay(
                    "session=orders",
                    "strategy=" + PricedEntries.class.getName(),
                    "symbols=AAPL,KO,IBM",
                    "risk=off",
                    "positionSize=0.2",
                    "fill=nextOpen",
                    "trailingStop=0.02",
                    "volumeLimit=0.00001",
                    "entryRemainder=keep",
                    "to=2014-07-02");
            Files.write(restated, lines);
            books.replay("session=restated", "risk=off", "to=2014-12-31", "prices=" + restated);
            Files.write(
                    restated,
                    lines.stream()
                            .map(line -> line.startsWith("2013")
                                    ? HIGHER.matcher(line).replaceAll(",1$1.")
                                    : line)
                            .toList());
            books.replay("session=restated", "to=2014-12-31", "onRestatement=replay");
            ActionMarket market = ActionMarket.in(folder.resolve("acting"));
            market.replay(books, "acting", "2024-01-08");
            market.withDividend("1.5").replay(books, "acting", "2024-01-08", "onRestatement=replay");
            TestSweeps.run(
                    books,
                    "name=crossings",
                    "symbols=KO,IBM",
                    "fastPeriod=5,10",
                    "slowPeriod=20,30",
                    "trainDays=730",
                    "testDays=365");
            books.context()
                    .getBean(SessionAuditLedger.class)
                    .add(
                            books.context()
                                    .getBean(SessionLedger.class)
                                    .find("open")
                                    .orElseThrow()
                                    .id(),
                            new SessionAudit(0, 5, 50, 1, "code", List.of()),
                            Instant.parse("2026-01-02T03:04:05Z"));
            TestNight.run(
                    books, Map.of("open", Map.of("prices", "data/prices", "risk", "off", "positionSize", "0.1")), null);
        }
    }

    @AfterAll
    static void closeBoth() {
        h2.close();
        postgresql.close();
    }

    @Test
    void giveTheSameResultsToTheDigit() {
        for (String session : SESSIONS) {
            Map<String, List<Map<String, Object>>> results = postgresql.results(session);

            assertThat(results).as(session).isEqualTo(h2.results(session));
            assertThat(results.get("trade")).as(session).isNotEmpty();
        }
        assertThat(postgresql.results("open").get("open_position")).isNotEmpty();
        assertThat(postgresql.results("faulty").get("rejected_bar")).hasSize(2);
    }

    @ParameterizedTest
    @EnumSource(Report.class)
    void giveTheSameReports(Report report) {
        ReportTable expected = comparable(h2.context().getBean(Reports.class).read(report, null));

        ReportTable table =
                comparable(postgresql.context().getBean(Reports.class).read(report, null));

        assertThat(table.columns()).isEqualTo(expected.columns());
        assertThat(table.rows()).isNotEmpty();
        // The standard deviations of the databases differ in their last digit.
        ViewRows.assertEqual(report.view(), ViewRows.of(table), ViewRows.of(expected));
    }

    /// Without what tells of the run rather than of its results.
    private static ReportTable comparable(ReportTable table) {
        return table.select(table.columns().stream()
                .filter(column -> !OF_THE_RUN.contains(column))
                .toList());
    }
}
