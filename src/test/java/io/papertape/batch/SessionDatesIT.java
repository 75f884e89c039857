package io.papertape.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.papertape.Database;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/// What the dates of a session make of its annual figures.
@ParameterizedClass
@EnumSource(Database.class)
class SessionDatesIT {

    private static final LocalDate FRIDAY = LocalDate.of(2021, 1, 1);

    @Parameter
    Database database;

    @TempDir
    Path folder;

    private TestBooks books;

    @BeforeEach
    void openBooks() {
        books = new TestBooks(database, folder);
    }

    @AfterEach
    void closeBooks() {
        books.close();
    }

    @Test
    void reckonWeeklyBarsWith52Returns() throws IOException {
        List<LocalDate> weeks = new ArrayList<>();
        for (int week = 0; week < 40; week++) {
            weeks.add(FRIDAY.plusWeeks(week));
        }

        replay("weekly", weeks);

        assertThat(periods("weekly")).containsExactly(52, "the median between dates is 7 days");
        assertVolatilityOf(52, "weekly");
    }

    @Test
    void reckonMonthlyBarsWith12Returns() throws IOException {
        List<LocalDate> months = new ArrayList<>();
        for (int month = 0; month < 30; month++) {
            months.add(FRIDAY.plusMonths(month));
        }

        replay("monthly", months);

        assertThat(periods("monthly")).containsExactly(12, "the median between dates is 31 days");
        assertVolatilityOf(12, "monthly");
    }

    private void replay(String session, List<LocalDate> dates) throws IOException {
        List<String> lines = new ArrayList<>(List.of("Date,Open,High,Low,Close,Volume"));
        for (int i = 0; i < dates.size(); i++) {
            int close = 100 + i * i % 17;
            lines.add("%s,%2$d,%2$d,%2$d,%2$d,1".formatted(dates.get(i), close));
        }
        Path prices = Files.write(folder.resolve(session + ".csv"), lines);

        ReplayOutcome outcome = books.replay(
                "session=" + session,
                "prices=" + prices,
                "strategy=MomentumStrategy",
                "lookback=1",
                "risk=off",
                "reports=off");

        assertThat(outcome.status()).isEqualTo(ReplayOutcome.Status.COMPLETED);
    }

    private List<Object> periods(String session) {
        Map<String, Object> row = books.rows(
                        "SELECT periods_per_year, periods_reason FROM report_session_summary WHERE session = ?",
                        session)
                .getFirst();
        assertThat(books.rows("""
                        SELECT m.periods_per_year, m.periods_reason FROM run_metrics m
                        JOIN session_run r ON r.run_id = m.run_id
                        JOIN paper_session s ON s.session_id = r.session_id
                        WHERE s.name = ?
                        """, session)).containsExactly(row);
        return List.of(row.get("periods_per_year"), row.get("periods_reason"));
    }

    private void assertVolatilityOf(int periods, String session) {
        double deviation = books.jdbc()
                .queryForObject(
                        "SELECT STDDEV_SAMP(day_return) FROM report_equity_by_day WHERE session = ?",
                        Double.class,
                        session);
        Double volatility = books.jdbc()
                .queryForObject(
                        "SELECT metric_value FROM report_metrics WHERE session = ? AND metric = 'annual_volatility'",
                        Double.class,
                        session);

        assertThat(deviation).isPositive();
        assertThat(volatility).isCloseTo(deviation * Math.sqrt(periods), within(1e-12));
    }
}
