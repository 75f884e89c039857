package io.papertape.report.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.papertape.Database;
import io.papertape.batch.replay.TestBooks;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What the tear sheet of a session with levels and waiting orders shows of them, in a real Chromium.
class OrderPagesIT {

    private static final String CHART = "echarts.getInstanceByDom(document.getElementById('prices-chart'))";

    @TempDir
    static Path folder;

    private static Browser browser;
    private static TestBooks books;
    private static Path page;

    @BeforeAll
    static void replay() throws IOException {
        browser = Browser.shared();
        books = new TestBooks(Database.H2, folder);
        books.replay(
                "session=levels",
                "strategy=BreakoutStrategy",
                "fill=nextOpen",
                "stopLoss=0.02",
                "takeProfit=0.03",
                "trailingStop=0.025",
                "risk=off",
                "to=2018-01-24");
        page = books.context().getBean(Pages.class).write("levels", folder.resolve("reports"));
    }

    @AfterAll
    static void close() {
        if (books != null) {
            books.close();
        }
    }

    @AfterEach
    void hasLeftNothingOnTheConsole() {
        assertThat(browser.console()).isEmpty();
    }

    private static List<Map<String, Object>> rows(String sql) {
        return books.rows(sql);
    }

    private static void open() {
        browser.show(1280, 900, "light");
        browser.lookAt(page);
    }

    @Test
    void listsTheOrdersForTheNextBar() {
        open();

        assertThat(browser.texts("#order-table tbody th"))
                .isNotEmpty()
                .isEqualTo(rows("SELECT symbol FROM report_orders ORDER BY side DESC, order_no").stream()
                        .map(row -> row.get("symbol"))
                        .toList());
        assertThat(browser.texts("#order-table tbody tr:first-child td"))
                .startsWith("buy")
                .endsWith("at the market", "2018-01-24");
        assertThat(browser.find(".contents [href='#orders']").isDisplayed()).isTrue();
    }

    @Test
    void listsTheOrdersThatEnded() {
        open();

        assertThat(browser.find("#ended-order-table .shown").getText())
                .endsWith("of " + rows("SELECT symbol FROM report_ended_orders").size() + " orders");
    }

    @Test
    void tellsExitsByKindAndWhatHangsOnThoseThatAreAmbiguous() {
        open();
        List<Map<String, Object>> exits = rows("SELECT * FROM report_exits ORDER BY kind");

        assertThat(browser.texts("#exit-table tbody th")).containsExactly("stop", "target", "trailing stop");
        assertThat(browser.texts("#exit-table tbody td:nth-child(2)"))
                .isEqualTo(
                        exits.stream().map(row -> row.get("exits").toString()).toList());
        assertThat(browser.find("#exits-text").getText())
                .startsWith("Of %,d exits, %d are ambiguous: another order of events within the bar was possible,"
                        .formatted(
                                sum(exits, "exits").intValue(),
                                sum(exits, "ambiguous_exits").intValue()))
                .contains(String.format(Locale.ROOT, "gained up to %,.2f more", sum(exits, "might_have_gained")));
    }

    private static BigDecimal sum(List<Map<String, Object>> rows, String column) {
        return rows.stream()
                .map(row -> new BigDecimal(row.get(column).toString()))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    @Test
    void marksTradesByWhatLedToThem() {
        open();
        List<Map<String, Object>> kinds =
                rows("SELECT kind, COUNT(*) AS trades FROM report_trades WHERE symbol = 'AAPL'"
                        + " GROUP BY kind, side ORDER BY side, kind");

        List<String> marks = browser.run("return " + CHART
                + ".getOption().series.filter(s => s.type === 'scatter').map(s => s.name + ' ' + s.data.length)");
        List<String> shapes = browser.run("return " + CHART + ".getOption().legend[0].data.map(entry => entry.icon)");

        assertThat(marks)
                .isEqualTo(kinds.stream()
                        .map(row -> Map.of(
                                                "OPEN", "Bought",
                                                "CLOSE", "Sold",
                                                "STOP", "Stop",
                                                "TARGET", "Target",
                                                "TRAIL", "Trailing stop")
                                        .get(row.get("kind").toString())
                                + " " + row.get("trades"))
                        .toList());
        assertThat(shapes).hasSameSizeAs(marks).doesNotHaveDuplicates();
    }

    @Test
    void tellsOfATradeItsLevelAndItsDecision() {
        browser.show(1280, 900, "light");
        browser.open(page);
        Map<String, Object> trade = rows("SELECT * FROM report_trades WHERE kind = 'STOP' AND ambiguous"
                        + " ORDER BY trade_no FETCH FIRST 1 ROWS ONLY")
                .getFirst();
        browser.choose("#symbol", trade.get("symbol").toString());
        browser.run(
                "const series = " + CHART + ".getOption().series;"
                        + "const at = series.findIndex(s => s.name === 'Stop' && s.type === 'scatter');"
                        + CHART + ".dispatchAction({type: 'showTip', seriesIndex: at, dataIndex:"
                        + "series[at].data.findIndex(point => Math.abs(point[1] - arguments[0]) < 1e-6)})",
                trade.get("price"));

        assertThat(browser.find("#prices-chart .tip").getText())
                .startsWith("Sold by the stop ")
                .contains("Level ", "Decided at ", "Ambiguous: another order of events within the bar was possible");
    }

    @Test
    void drawsTheLevelsOfAnOpenPosition() {
        browser.show(1280, 900, "light");
        browser.open(page);
        Map<String, Object> position =
                rows("SELECT * FROM report_open_positions ORDER BY symbol FETCH FIRST 1 ROWS ONLY")
                        .getFirst();
        browser.choose("#symbol", position.get("symbol").toString());

        assertThat(browser.<List<Number>>run("return " + CHART
                        + ".getOption().series.filter(s => s.endLabel && s.endLabel.show).map(s => s.data.at(-1)[1])"))
                .extracting(Number::doubleValue)
                .containsExactly(
                        number(position, "stop_price"),
                        number(position, "target_price"),
                        number(position, "trail_price"));
        assertThat(browser.find("#prices-text").getText())
                .contains("the levels of its open position for the next bar: stop ");
    }

    private static double number(Map<String, Object> row, String column) {
        return ((Number) row.get(column)).doubleValue();
    }

    @ParameterizedTest
    @CsvSource({"light, 1400", "dark, 800", "dark, 400"})
    void isLegible(String theme, int width) throws IOException {
        browser.show(width, 900, theme);
        browser.open(page);

        browser.assertLegible();
        browser.picture("orders-" + theme + "-" + width);
    }

    @Test
    void keepsNobodyFromUsingIt() {
        browser.show(1280, 900, "light");
        browser.open(page);

        assertThat(browser.violations()).isEmpty();
    }
}
