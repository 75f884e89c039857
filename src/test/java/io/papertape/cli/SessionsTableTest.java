package io.papertape.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.papertape.report.ReportTable;
import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SessionsTableTest {

    private static final List<String> COLUMNS = List.of(
            "session",
            "status",
            "last_slice_at",
            "equity",
            "total_return",
            "max_drawdown",
            "trades",
            "last_run_status",
            "last_run_at",
            "last_run_failure",
            "completed_at",
            "strategy",
            "ruined");

    private static final LocalDateTime SLICE = LocalDateTime.parse("2018-02-07T00:00");
    private static final LocalDateTime YESTERDAY = LocalDateTime.parse("2018-02-07T22:10:11.5");
    private static final LocalDateTime TODAY = LocalDateTime.parse("2018-02-08T22:10:12");

    @Test
    void hasOneLineForASession() {
        SessionsTable table = table(List.of(row("SimpleMAStrategy-0a1b2c3d", "COMPLETED", null)));

        assertThat(table.lines(120))
                .containsExactly(
                        " session                   | status | last_slice |     equity |   return | drawdown | last_run"
                                + "  | run_at",
                        "---------------------------|--------|------------|------------|----------|----------|--------"
                                + "---|------------------",
                        " SimpleMAStrategy-0a1b2c3d | OPEN   | 2018-02-07 | 225,376.37 | 125.38 % |   9.97 % | COMPLET"
                                + "ED | 2018-02-08 22:10",
                        "left out: trades, strategy; COLUMNS=143 has room for them, report session_summary has all");
        assertThat(table.lines(80))
                .containsExactly(
                        " session                   | last_slice |     equity |   return | last_run",
                        "---------------------------|------------|------------|----------|-----------",
                        " SimpleMAStrategy-0a1b2c3d | 2018-02-07 | 225,376.37 | 125.38 % | COMPLETED",
                        "left out: status, drawdown, trades, run_at, strategy; COLUMNS=143 has room for",
                        "them, report session_summary has all");
    }

    @Test
    void tellsBelowWhatTheLastRunCameToAndSinceWhenTheBooksStand() {
        SessionsTable table = table(List.of(
                row("done", "COMPLETED", null),
                row("broken", "FAILED", "KO.csv\nis gone"),
                row("halted", "STOPPED", null),
                row("going", "STARTED", null),
                Arrays.asList(
                        "new",
                        "OPEN",
                        null,
                        null,
                        null,
                        null,
                        null,
                        "FAILED",
                        TODAY,
                        "no bars",
                        null,
                        "Breakout",
                        false)));

        assertThat(table.lines(200).subList(2 + 5, 2 + 5 + 4))
                .containsExactly(
                        "broken: the last run failed at 2018-02-08 22:10: KO.csv␤is gone; books as of the run of"
                                + " 2018-02-07 22:10",
                        "halted: the last run was stopped at 2018-02-08 22:10; books as of the run of 2018-02-07 22:10",
                        "going: the last run began at 2018-02-08 22:10 and is under way, or its process has died; books"
                                + " as of the run of 2018-02-07 22:10",
                        "new: the last run failed at 2018-02-08 22:10: no bars; no run completed yet");
    }

    @Test
    void tellsBesideItsStatusThatASessionIsRuined() {
        List<@Nullable Object> ruined = row("bold", "COMPLETED", null);
        ruined.set(COLUMNS.indexOf("status"), "CLOSED");
        ruined.set(COLUMNS.indexOf("ruined"), true);

        assertThat(table(List.of(ruined)).lines(200).get(2)).startsWith(" bold    | CLOSED, ruined | ");
    }

    private static List<@Nullable Object> row(String session, String lastRun, @Nullable String failure) {
        return Arrays.asList(
                session,
                "OPEN",
                SLICE,
                new BigDecimal("225376.36917275"),
                1.25376,
                0.0996735,
                369L,
                lastRun,
                TODAY,
                failure,
                YESTERDAY,
                "SimpleMAStrategy",
                false);
    }

    private static SessionsTable table(List<List<@Nullable Object>> rows) {
        return new SessionsTable(new ReportTable(COLUMNS, rows));
    }
}
