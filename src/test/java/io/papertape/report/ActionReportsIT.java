package io.papertape.report;

import static io.papertape.report.ViewRows.row;
import static org.assertj.core.api.Assertions.assertThat;

import io.papertape.Database;
import io.papertape.batch.replay.TestBooks;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/// What the reports tell of corporate actions and of short positions, with amounts that were found by hand.
@ParameterizedClass
@EnumSource(Database.class)
class ActionReportsIT {

    private static final String WHOLE = "whole";
    private static final String HOLDING = "holding";

    @TempDir
    static Path folder;

    private static TestBooks books;

    @Parameter
    Database database;

    @BeforeParameterizedClassInvocation
    static void replay(Database database) throws IOException {
        books = new TestBooks(database, folder);
        ActionMarket market = ActionMarket.in(folder.resolve(database.name()));
        market.replay(books, HOLDING, "2024-01-03");
        market.replay(books, WHOLE, "2024-01-05");
        market.replay(books, WHOLE, "2024-01-08");
    }

    @AfterParameterizedClassInvocation
    static void close() {
        books.close();
    }

    @Test
    void tellWhatChangedCashAndSharesWithoutATrade() {
        assertRows(
                Report.CASH_EVENTS,
                WHOLE,
                List.of(
                        event("01-03", "BBB", "BORROW", "-0.5", "0", null, 0),
                        event("01-04", "AAA", "SPLIT_CASH", "146.66666667", "-63", "13.33333334", 1),
                        event("01-04", "BBB", "DIVIDEND", "-20", "0", null, 2),
                        event("01-04", "BBB", "BORROW", "-0.48", "0", null, 3),
                        event("01-05", "BBB", "BORROW", "-0.45", "0", null, 4)));
    }

    private static Map<String, @Nullable Object> event(
            String date, String symbol, String type, String amount, String change, @Nullable String pnl, int number) {
        return row(
                "session",
                WHOLE,
                "booked_at",
                midnight(date),
                "symbol",
                symbol,
                "type",
                type,
                "amount",
                new BigDecimal(amount),
                "quantity_change",
                new BigDecimal(change),
                "realized_pnl",
                pnl == null ? null : new BigDecimal(pnl),
                "event_no",
                number);
    }

    @Test
    void tellWhatCompaniesDidWithinTheDatesThatASessionHasSeen() {
        assertThat(actions(HOLDING)).isEmpty();
        assertThat(actions(WHOLE))
                .containsExactly(
                        "2024-01-04 AAA DIVIDEND 1 2024-01-10",
                        "2024-01-04 AAA SPLIT 0.375 null",
                        "2024-01-04 BBB DIVIDEND 0.2 null",
                        "2024-01-05 CCC DELIST 0.05 null");
    }

    private static List<String> actions(String session) {
        return ViewRows.of(reports().read(Report.CORPORATE_ACTIONS, session)).stream()
                .map(row -> row.get("ex_date") + " " + row.get("symbol") + " " + row.get("type") + " "
                        + Figures.cell(row.get("action_value")) + " " + row.get("pay_date"))
                .toList();
    }

    @Test
    void splitWhatASymbolHasChangedTheEquityBy() {
        assertColumns(
                Report.SYMBOL_PNL,
                WHOLE,
                List.of(
                        row(
                                "symbol",
                                "AAA",
                                "trades",
                                2,
                                "round_trips",
                                1,
                                "realized_pnl",
                                new BigDecimal("1581.86333333"),
                                "dividends",
                                BigDecimal.ZERO,
                                "split_cash",
                                new BigDecimal("146.66666667"),
                                "borrow_fees",
                                BigDecimal.ZERO,
                                "total_pnl",
                                new BigDecimal("1626.64666667")),
                        row(
                                "symbol",
                                "BBB",
                                "trades",
                                2,
                                "round_trips",
                                1,
                                "realized_pnl",
                                new BigDecimal("991"),
                                "dividends",
                                new BigDecimal("-20"),
                                "split_cash",
                                BigDecimal.ZERO,
                                "borrow_fees",
                                new BigDecimal("1.43"),
                                "total_pnl",
                                new BigDecimal("969.57")),
                        row(
                                "symbol",
                                "CCC",
                                "trades",
                                2,
                                "round_trips",
                                1,
                                "realized_pnl",
                                new BigDecimal("-1997"),
                                "dividends",
                                BigDecimal.ZERO,
                                "split_cash",
                                BigDecimal.ZERO,
                                "borrow_fees",
                                BigDecimal.ZERO,
                                "total_pnl",
                                new BigDecimal("-1997"))));
        assertThat(books.rows("""
                        SELECT s.session FROM report_session_summary s
                        WHERE s.equity - s.initial_capital <> (SELECT SUM(p.total_pnl) FROM report_symbol_pnl p
                                                               WHERE p.session = s.session)
                        """)).isEmpty();
    }

    @Test
    void mirrorTheRoundTripOfAShortPositionAndCountSharesAsAfterASplit() {
        assertColumns(
                Report.ROUND_TRIPS,
                WHOLE,
                List.of(
                        row(
                                "symbol",
                                "AAA",
                                "side",
                                "LONG",
                                "quantity",
                                new BigDecimal("37"),
                                "entry_price",
                                new BigDecimal("266.66666667"),
                                "exit_price",
                                new BigDecimal("310"),
                                "commission",
                                new BigDecimal("21.47"),
                                "realized_pnl",
                                new BigDecimal("1581.86333333"),
                                "return_on_cost",
                                1581.86333333 / 9876.66666667,
                                // 98 ÷ 0.375, and 315
                                "worst_excursion",
                                (261.33333333 - 266.66666667) / 266.66666667,
                                "best_excursion",
                                (315 - 266.66666667) / 266.66666667),
                        row(
                                "symbol",
                                "BBB",
                                "side",
                                "SHORT",
                                "quantity",
                                new BigDecimal("100"),
                                "entry_price",
                                new BigDecimal("50"),
                                "exit_price",
                                new BigDecimal("40"),
                                "commission",
                                new BigDecimal("9"),
                                "realized_pnl",
                                new BigDecimal("991"),
                                "return_on_cost",
                                991 / 4995.0,
                                "worst_excursion",
                                -0.12,
                                "best_excursion",
                                0.24),
                        row(
                                "symbol",
                                "CCC",
                                "side",
                                "LONG",
                                "quantity",
                                new BigDecimal("100"),
                                "entry_price",
                                new BigDecimal("20"),
                                "exit_price",
                                new BigDecimal("0.05"),
                                "commission",
                                new BigDecimal("2"),
                                "realized_pnl",
                                new BigDecimal("-1997"),
                                "return_on_cost",
                                -1997 / 2002.0,
                                "worst_excursion",
                                0.0,
                                "best_excursion",
                                0.0)));
    }

    @Test
    void tellThatATradeIsADelisting() {
        assertThat(books.jdbc()
                        .queryForList(
                                "SELECT explanation FROM report_trades WHERE session = 'whole' AND kind = 'DELIST'",
                                String.class))
                .containsExactly("delisted at 0.05; 100 shares at 0.05, which is what a delisted share was worth");
    }

    @Test
    void valueAShortPositionAgainstWhatItsEntryBroughtIn() {
        assertColumns(
                Report.OPEN_POSITIONS,
                HOLDING,
                List.of(
                        row(
                                "symbol",
                                "AAA",
                                "side",
                                "LONG",
                                "quantity",
                                new BigDecimal("100"),
                                "unrealized_return",
                                0.1),
                        row(
                                "symbol",
                                "BBB",
                                "side",
                                "SHORT",
                                "quantity",
                                new BigDecimal("-100"),
                                "unrealized_return",
                                0.04),
                        row(
                                "symbol",
                                "CCC",
                                "side",
                                "LONG",
                                "quantity",
                                new BigDecimal("100"),
                                "unrealized_return",
                                0.0)));
    }

    @Test
    void tellLongsAndShortsApart() {
        // Of 99983 on the first date and 101182.5 on the second.
        assertColumns(
                Report.EXPOSURE,
                HOLDING,
                List.of(
                        row(
                                "calendar_day",
                                LocalDate.parse("2024-01-02"),
                                "positions_value",
                                new BigDecimal("7000"),
                                "invested",
                                7000 / 99983.0,
                                "time_invested",
                                1.0,
                                "long_value",
                                new BigDecimal("12000"),
                                "short_value",
                                new BigDecimal("5000"),
                                "net_exposure",
                                7000 / 99983.0,
                                "gross_exposure",
                                17000 / 99983.0),
                        row(
                                "calendar_day",
                                LocalDate.parse("2024-01-03"),
                                "positions_value",
                                new BigDecimal("8200"),
                                "invested",
                                8200 / 101182.5,
                                "time_invested",
                                1.0,
                                "long_value",
                                new BigDecimal("13000"),
                                "short_value",
                                new BigDecimal("4800"),
                                "net_exposure",
                                8200 / 101182.5,
                                "gross_exposure",
                                17800 / 101182.5)));
    }

    @Test
    void countWhatIsOwedInTheEquityOfADateAndOfASlice() {
        for (Report report : List.of(Report.EQUITY_BY_DAY, Report.EQUITY_CURVE)) {
            assertColumns(
                    report,
                    WHOLE,
                    List.of(
                            equity("100000", "92983", "7000", "0", "5000", "-17"),
                            equity("100000", "92982.5", "8200", "0", "4800", "1182.5"),
                            equity("100000", "93108.68666667", "8600", "31.45", "4500", "1740.13666667"),
                            equity("100000", "100562.76666667", "2000", "31.45", "0", "2594.21666667"),
                            equity("100000", "100567.76666667", "0", "31.45", "0", "599.21666667")));
        }
    }

    private static Map<String, @Nullable Object> equity(
            String capital, String cash, String positions, String receivables, String shorts, String gain) {
        return row(
                "equity", new BigDecimal(capital).add(new BigDecimal(gain)),
                "cash", new BigDecimal(cash),
                "positions_value", new BigDecimal(positions),
                "receivables", new BigDecimal(receivables),
                "shorts_value", new BigDecimal(shorts));
    }

    @Test
    void countFeesForBorrowingAmongTheCostsOfAMonth() {
        assertColumns(
                Report.COSTS,
                WHOLE,
                List.of(row(
                        "calendar_month", 1,
                        "trades", 6,
                        "traded_value", new BigDecimal("32475"),
                        "commission", new BigDecimal("32.47"),
                        "borrow_fees", new BigDecimal("1.43"))));
    }

    @Test
    void sumUpASession() {
        assertColumns(
                Report.SESSION_SUMMARY,
                WHOLE,
                List.of(row(
                        "round_trips", 3L,
                        "dividends", new BigDecimal("-20"),
                        "split_cash", new BigDecimal("146.66666667"),
                        "borrow_fees", new BigDecimal("1.43"),
                        "receivables", new BigDecimal("31.45"),
                        "shorts_value", BigDecimal.ZERO,
                        "ruined", false)));
        assertThat(books.jdbc()
                        .queryForMap("SELECT win_rate, profit_factor, exposure, average_holding_days"
                                + " FROM session_metrics m JOIN paper_session s ON s.session_id = m.session_id"
                                + " WHERE s.name = 'whole'"))
                .containsEntry("win_rate", 2 / 3.0)
                .containsEntry("profit_factor", (1581.86333333 + 991) / 1997)
                .containsEntry("exposure", 0.8)
                .containsEntry("average_holding_days", 4.0);
    }

    @Test
    void balanceByTheEquationsOfTheirPage() throws IOException {
        List<String> equations = equations();

        assertThat(equations)
                .hasSize(4)
                .allSatisfy(sql -> assertThat(books.rows(sql)).as(sql).isEmpty());
    }

    @Test
    void breakEveryEquationWhereARowIsWrong() throws IOException {
        List<String> equations = equations();
        TransactionTemplate transaction =
                new TransactionTemplate(books.context().getBean(PlatformTransactionManager.class));

        transaction.executeWithoutResult(status -> {
            status.setRollbackOnly();
            books.jdbc().update("UPDATE cash_event SET amount = amount + 1 WHERE type = 'DIVIDEND'");
            books.jdbc().update("UPDATE cash_event SET quantity_change = -62 WHERE quantity_change <> 0");
            books.jdbc().update("UPDATE receivable SET amount = 31.46");
            assertThat(equations)
                    .allSatisfy(sql -> assertThat(books.rows(sql)).as(sql).isNotEmpty());
        });
    }

    private static List<String> equations() throws IOException {
        Matcher sql = Pattern.compile("```sql\n(.*?)```", Pattern.DOTALL)
                .matcher(Files.readString(Path.of("src/docs/ACTIONS.md")));
        return sql.results().map(found -> found.group(1)).toList();
    }

    private static LocalDateTime midnight(String date) {
        return LocalDate.parse("2024-" + date).atStartOfDay();
    }

    private static Reports reports() {
        return books.context().getBean(Reports.class);
    }

    private static void assertRows(Report report, String session, List<Map<String, @Nullable Object>> expected) {
        ViewRows.assertEqual(report.view(), ViewRows.of(reports().read(report, session)), expected);
    }

    /// Compares the columns that are expected.
    private static void assertColumns(Report report, String session, List<Map<String, @Nullable Object>> expected) {
        List<Map<String, ?>> rows = ViewRows.of(reports().read(report, session));
        rows.replaceAll(row -> {
            Map<String, @Nullable Object> some = new LinkedHashMap<>();
            expected.getFirst().keySet().forEach(column -> some.put(column, row.get(column)));
            return some;
        });
        ViewRows.assertEqual(report.view(), rows, expected);
    }
}
