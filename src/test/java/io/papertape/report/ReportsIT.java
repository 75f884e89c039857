package io.papertape.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.papertape.Database;
import io.papertape.batch.TestBooks;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.jdbc.core.JdbcTemplate;

@ParameterizedClass
@EnumSource(Database.class)
class ReportsIT {

    @TempDir
    static Path folder;

    private static final Set<Report> NOTHING_TO_TELL = EnumSet.of(
            Report.REJECTED_BARS,
            Report.REFUSED_ENTRIES,
            Report.RESTATEMENTS,
            Report.RESTATED_BARS,
            Report.RESTATED_TRADES);

    private static TestBooks books;

    @Parameter
    Database database;

    @BeforeParameterizedClassInvocation
    static void replayTwoSessions(Database database) {
        books = new TestBooks(database, folder);
        for (String session : List.of("session=one", "session=two")) {
            books.replay(session, "to=2014-06-30", "risk=off", "positionSize=0.1");
        }
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

    @ParameterizedTest
    @EnumSource(Report.class)
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
