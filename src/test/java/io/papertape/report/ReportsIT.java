package io.papertape.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.papertape.Database;
import io.papertape.batch.nightly.TestNight;
import io.papertape.batch.replay.TestBooks;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.jdbc.core.JdbcTemplate;

@ParameterizedClass
@EnumSource(Database.class)
class ReportsIT {

    @TempDir
    static Path folder;

    private static final Set<Report> NOTHING_TO_TELL = EnumSet.of(
            Report.AUDITS,
            Report.ORDERS,
            Report.ENDED_ORDERS,
            Report.SUSPICIOUS_BARS,
            Report.REMARKS,
            Report.REJECTED_BARS,
            Report.REFUSED_ENTRIES,
            Report.STRATEGY_FAILURES,
            Report.RESTATEMENTS,
            Report.RESTATED_BARS,
            Report.RESTATED_TRADES,
            Report.RESTATED_ACTIONS,
            Report.CASH_EVENTS,
            Report.CORPORATE_ACTIONS);

    private static TestBooks books;

    @Parameter
    Database database;

    @BeforeParameterizedClassInvocation
    static void replayTwoSessions(Database database) {
        books = new TestBooks(database, folder);
        for (String session : List.of("session=one", "session=two")) {
            books.replay(session, "to=2014-06-27", "risk=off", "positionSize=0.1");
        }
        Map<String, String> same = Map.of("prices", "data/prices", "risk", "off", "positionSize", "0.1");
        TestNight.run(books, Map.of("one", same, "two", same), "2014-06-30");
    }

    @AfterParameterizedClassInvocation
    static void close() {
        books.close();
    }

    @Test
    void listsEveryReportView() {
        List<String> views = jdbc().queryForList(
                        "SELECT table_name FROM information_schema.views WHERE LOWER(table_name) LIKE 'report%'",
                        String.class);

        assertThat(views.stream().map(view -> view.toLowerCase(Locale.ROOT)))
                .containsExactlyInAnyOrderElementsOf(
                        List.of(Report.values()).stream().map(Report::view).toList());
    }

    static Stream<Report> ofSessions() {
        return Arrays.stream(Report.values()).filter(report -> !report.isOfSweeps());
    }

    @ParameterizedTest
    @MethodSource("ofSessions")
    void beginsWithTheSessionAndCanBeRestrictedToIt(Report report) {
        Reports reports = books.context().getBean(Reports.class);

        ReportTable all = reports.read(report, null);
        ReportTable one = reports.read(report, "one");

        assertThat(all.columns().getFirst()).isEqualTo("session");
        assertThat(one.rows()).allSatisfy(row -> assertThat(row.getFirst()).isEqualTo("one"));
        assertThat(all.rows()).hasSize(2 * one.rows().size());
        if (!NOTHING_TO_TELL.contains(report)) {
            assertThat(one.rows()).isNotEmpty();
        }
    }

    @Test
    void restrictsRowsByTheirTime() {
        Reports reports = books.context().getBean(Reports.class);
        LocalDateTime from = LocalDateTime.parse("2013-03-01T00:00:00");
        LocalDateTime until = LocalDateTime.parse("2013-03-08T00:00:00");

        ReportQuery week = new ReportQuery(Report.EQUITY_CURVE, "one", from, until);

        assertThat(csv(reports.rows(week), RowLimit.none()).lines().skip(1).map(line -> line.substring(0, 14)))
                .containsExactly(
                        "one,2013-03-01", "one,2013-03-04", "one,2013-03-05", "one,2013-03-06", "one,2013-03-07");
        assertThat(csv(reports.rows(week), new RowLimit(2, RowLimit.Beyond.LEAVE))
                        .lines())
                .hasSize(3);
    }

    @Test
    void countsTheRowsBeyondALimit() {
        RowSource curve = books.context().getBean(Reports.class).rows(ReportQuery.of(Report.EQUITY_CURVE, "one"));

        assertThat(curve.read(new CsvFormat(new StringWriter()), new RowLimit(10, RowLimit.Beyond.COUNT)))
                .isEqualTo(new RowCount(10, 350));
        assertThat(curve.read(new CsvFormat(new StringWriter()), new RowLimit(10, RowLimit.Beyond.LEAVE)))
                .isEqualTo(new RowCount(10, 10));
        assertThat(curve.read(new CsvFormat(new StringWriter()), new RowLimit(350, RowLimit.Beyond.COUNT)))
                .isEqualTo(new RowCount(350, 350));
    }

    @ParameterizedTest
    @EnumSource(Report.class)
    void canBeRestrictedByTheTimeThatAReportHas(Report report) {
        Optional<String> column = report.timeColumn();
        LocalDateTime never = LocalDateTime.parse("1900-01-01T00:00:00");

        if (column.isEmpty()) {
            assertThatThrownBy(() -> new ReportQuery(report, null, never, null))
                    .hasMessage(report.label() + " has no time to restrict it by");
        } else {
            RowSource none = books.context().getBean(Reports.class).rows(new ReportQuery(report, null, null, never));
            assertThat(csv(none, RowLimit.none()).lines()).hasSize(1);
        }
    }

    @Test
    void choosesEquityEvenlyUpToTheLastSlice() {
        Reports reports = books.context().getBean(Reports.class);
        List<BigDecimal> all = jdbc().queryForList(
                        "SELECT equity FROM report_equity_curve WHERE session = 'two' ORDER BY recorded_at",
                        BigDecimal.class);

        assertThat(reports.equity("two", 1_000)).isEqualTo(all);
        assertThat(reports.equity("two", 2)).containsExactly(all.get(all.size() / 2 - 1), all.getLast());
        assertThat(reports.equity("two", 40)).hasSize(40).endsWith(all.getLast());
        assertThat(reports.equity("nobody", 40)).isEmpty();
    }

    private static String csv(RowSource rows, RowLimit limit) {
        StringWriter out = new StringWriter();
        rows.read(new CsvFormat(out), limit);
        return out.toString();
    }

    @Test
    void pairsEverySellWithItsBuy() {
        assertThat(number("SELECT COUNT(*) FROM report_round_trips WHERE session = 'one'"))
                .isEqualTo(number("SELECT COUNT(*) FROM report_trades WHERE session = 'one' AND side = 'SELL'"));
        assertThat(number("SELECT COUNT(*) FROM report_round_trips WHERE entered_at >= exited_at OR holding_days < 1"))
                .isZero();
        assertThat(money("SELECT SUM(realized_pnl) FROM report_round_trips WHERE session = 'one'"))
                .isEqualByComparingTo(money("SELECT SUM(realized_pnl) FROM report_symbol_pnl WHERE session = 'one'"));
    }

    @Test
    void splitsTheReturnIntoMonths() {
        assertThat(number("SELECT COUNT(*) FROM report_monthly_returns WHERE session = 'one'"))
                .isEqualTo(17);
        assertThat(money("SELECT start_equity FROM report_monthly_returns WHERE session = 'one'"
                        + " AND calendar_year = 2013 AND calendar_month = 2"))
                .isEqualByComparingTo("100000");
        Double product = jdbc().queryForObject(
                        "SELECT EXP(SUM(LN(1 + month_return))) FROM report_monthly_returns WHERE session = 'one'",
                        Double.class);
        Double total = jdbc().queryForObject(
                        "SELECT 1 + total_return FROM report_session_summary WHERE session = 'one'", Double.class);
        assertThat(product).isCloseTo(total, org.assertj.core.data.Offset.offset(1e-12));
    }

    @Test
    void findsEveryDrawdownOnce() {
        Double deepest =
                jdbc().queryForObject("SELECT MAX(depth) FROM report_drawdowns WHERE session = 'one'", Double.class);

        assertThat(deepest)
                .isEqualTo(jdbc().queryForObject(
                                "SELECT max_drawdown FROM report_session_summary WHERE session = 'one'", Double.class));
        assertThat(number("SELECT SUM(points) FROM report_drawdowns WHERE session = 'one'"))
                .isEqualTo(number("SELECT COUNT(*) FROM report_equity_curve WHERE session = 'one' AND drawdown > 0"));
        assertThat(number("SELECT COUNT(*) FROM report_drawdowns WHERE session = 'one' AND recovered_at IS NULL"))
                .isLessThanOrEqualTo(1);
        assertThat(number("SELECT COUNT(*) FROM report_drawdowns WHERE trough_at < began_at OR peak_at >= began_at"
                        + " OR recovered_at <= trough_at"))
                .isZero();
    }

    @Test
    void keepsMoneyExact() {
        assertThat(jdbc().queryForList(
                                "SELECT DISTINCT UPPER(data_type) || numeric_precision || ',' || numeric_scale"
                                        + " FROM information_schema.columns WHERE LOWER(table_name) IN"
                                        + " ('trade', 'equity_point', 'open_position') AND numeric_scale > 0",
                                String.class))
                .containsExactly("NUMERIC20,8");
    }

    private static JdbcTemplate jdbc() {
        return books.jdbc();
    }

    private static long number(String sql) {
        return jdbc().queryForObject(sql, Long.class);
    }

    private static BigDecimal money(String sql) {
        return jdbc().queryForObject(sql, BigDecimal.class);
    }
}
