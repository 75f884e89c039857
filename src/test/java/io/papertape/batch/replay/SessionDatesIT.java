package io.papertape.batch.replay;

import static io.papertape.batch.replay.ReplayAssertions.assertCompleted;
import static io.papertape.batch.replay.ReplayAssertions.assertFailed;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What the dates of a session are, and what they make of its figures.
class SessionDatesIT extends EveryDatabase {

    private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");
    private static final LocalDate FRIDAY = LocalDate.of(2021, 1, 1);

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

    /// Every bar at 19:00 in New York is one of the next day in UTC.
    @Test
    void knowNoSaturdayWhereAfterHoursBarsAreOfAFriday() throws IOException {
        afterHours("new-york", "zone=America/New_York");
        afterHours("utc");

        assertThat(periods("new-york")).containsExactly(252, "0 of 25 dates are Saturdays or Sundays");
        assertThat(periods("utc")).containsExactly(252, "5 of 30 dates are Saturdays or Sundays");
        assertThat(books.jdbc()
                        .queryForList(
                                "SELECT calendar_day FROM report_equity_by_day WHERE session = 'new-york'"
                                        + " ORDER BY calendar_day",
                                LocalDate.class))
                .isEqualTo(weekdays());
        assertThat(pointsWithALocalDate("utc")).isZero();
        assertThat(pointsWithALocalDate("new-york")).isEqualTo(25);
    }

    @Test
    void countAnEveningToItsOwnMonth() throws IOException {
        afterHours("new-york", "zone=America/New_York");
        Map<YearMonth, Long> expected =
                books.rows("SELECT t.traded_at FROM report_trades t WHERE t.session = 'new-york'").stream()
                        .map(row -> ((LocalDateTime) row.get("traded_at"))
                                .atZone(ZoneOffset.UTC)
                                .withZoneSameInstant(NEW_YORK))
                        .collect(Collectors.groupingBy(YearMonth::from, Collectors.counting()));

        assertThat(books.rows("SELECT calendar_year, calendar_month, trades FROM report_costs"))
                .extracting(
                        row -> YearMonth.of((Integer) row.get("calendar_year"), (Integer) row.get("calendar_month")),
                        row -> row.get("trades"))
                .containsExactlyInAnyOrderElementsOf(expected.entrySet().stream()
                        .map(month -> tuple(month.getKey(), month.getValue()))
                        .toList());
        assertThat(books.rows("SELECT calendar_day FROM report_equity_curve WHERE recorded_at = '2024-02-01'"))
                .extracting(row -> row.get("calendar_day").toString())
                .containsExactly("2024-01-31");
        assertThat(books.rows("SELECT calendar_month FROM report_monthly_returns WHERE end_equity ="
                        + " (SELECT equity FROM report_equity_curve WHERE recorded_at = '2024-02-01')"))
                .extracting(row -> row.get("calendar_month"))
                .containsExactly(1);
    }

    @Test
    void areTheSameCarriedForwardAsWhole() throws IOException {
        afterHours("whole", "zone=America/New_York", "risk=on", "riskMaxDailyLoss=0.002", "riskMaxDrawdown=1");
        for (LocalDate date : weekdays()) {
            afterHours(
                    "steps",
                    "zone=America/New_York",
                    "risk=on",
                    "riskMaxDailyLoss=0.002",
                    "riskMaxDrawdown=1",
                    "to=" + date.plusDays(1) + "T00:00");
        }
        afterHours("utc", "risk=on", "riskMaxDailyLoss=0.002", "riskMaxDrawdown=1");

        assertThat(TestBooks.difference(books.results("whole"), books.results("steps")))
                .isEmpty();
        assertThat(books.rows("SELECT refused_at FROM report_refused_entries WHERE session = 'whole'"))
                .isNotEmpty()
                .isNotEqualTo(books.rows("SELECT refused_at FROM report_refused_entries WHERE session = 'utc'"));
    }

    /// A bar at midnight UTC may have come with a date alone.
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    UPDATE equity_point SET local_date = '2024-01-09' WHERE recorded_at = '2024-01-10 15:00:00' | equity_point 2024-01-10T15:00: local_date is 2024-01-09, which is neither the date of its time in America/New_York nor that of a bar with a date alone
                    UPDATE equity_point SET local_date = '2024-01-12' WHERE recorded_at = '2024-01-10 15:00:00' | equity_point 2024-01-10T15:00: local_date is 2024-01-12, which is neither the date of its time in America/New_York nor that of a bar with a date alone
                    UPDATE equity_point SET local_date = NULL WHERE recorded_at = '2024-01-11 00:00:00' | trade 1: local_date is 2024-01-10 but that of its equity_point is 2024-01-11
                    UPDATE trade SET local_date = NULL WHERE trade_no = 1 | trade 1: local_date is 2024-01-11 but that of its equity_point is 2024-01-10
                    """)
    void areProven(String tampering, String finding) throws IOException {
        afterHours("x", "zone=America/New_York");
        assertThat(books.jdbc().update(tampering)).isPositive();

        ReplayOutcome outcome = books.replay("session=x", "reports=off");

        assertFailed(outcome)
                .hasMessageContaining("the books of session 'x' do not balance: ")
                .hasMessageContaining(finding);
    }

    @Test
    void keepTheDateOfBarsWithADateAlone() throws IOException {
        List<LocalDate> dates = weekdays();
        replay("tokyo", dates, "zone=Asia/Tokyo");
        replay("honolulu", dates, "zone=Pacific/Honolulu");

        assertThat(pointsWithALocalDate("tokyo")).isZero();
        assertThat(pointsWithALocalDate("honolulu")).isZero();
        assertThat(TestBooks.difference(books.results("tokyo"), books.results("honolulu")))
                .isEmpty();
    }

    /// Five weeks of two bars on each weekday, at 10:00 and at 19:00 in New York.
    private void afterHours(String session, String... parameters) throws IOException {
        Path prices = folder.resolve("HOURS.csv");
        if (!Files.exists(prices)) {
            List<String> lines = new ArrayList<>(List.of("timestamp,open,high,low,close,volume"));
            int bar = 0;
            for (LocalDate date : weekdays()) {
                for (int hour : new int[] {10, 19}) {
                    long time =
                            date.atTime(hour, 0).atZone(NEW_YORK).toInstant().toEpochMilli();
                    int close = 100 + bar * bar % 17;
                    lines.add("%d,%2$d,%2$d,%2$d,%2$d,1".formatted(time, close));
                    bar++;
                }
            }
            Files.write(prices, lines);
        }
        replay(session, prices, parameters);
    }

    private static List<LocalDate> weekdays() {
        return LocalDate.of(2024, 1, 8)
                .datesUntil(LocalDate.of(2024, 2, 10))
                .filter(date -> date.getDayOfWeek().compareTo(DayOfWeek.SATURDAY) < 0)
                .toList();
    }

    private long pointsWithALocalDate(String session) {
        return books.jdbc()
                .queryForObject(
                        "SELECT COUNT(*) FROM equity_point e JOIN paper_session s ON s.session_id = e.session_id"
                                + " WHERE s.name = ? AND e.local_date IS NOT NULL",
                        Long.class,
                        session);
    }

    private void replay(String session, List<LocalDate> dates, String... parameters) throws IOException {
        List<String> lines = new ArrayList<>(List.of("Date,Open,High,Low,Close,Volume"));
        for (int i = 0; i < dates.size(); i++) {
            int close = 100 + i * i % 17;
            lines.add("%s,%2$d,%2$d,%2$d,%2$d,1".formatted(dates.get(i), close));
        }
        replay(session, Files.write(folder.resolve("DAYS.csv"), lines), parameters);
    }

    private void replay(String session, Path prices, String... more) {
        List<String> parameters = new ArrayList<>(List.of(
                "session=" + session, "prices=" + prices, "strategy=MomentumStrategy", "lookback=1", "reports=off"));
        parameters.addAll(List.of(more));
        if (!parameters.contains("risk=on")) {
            parameters.add("risk=off");
        }

        assertCompleted(books.replay(parameters.toArray(String[]::new)));
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
