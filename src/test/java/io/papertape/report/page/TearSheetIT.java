package io.papertape.report.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;

/// A tear sheet in a real Chromium.
class TearSheetIT extends InABrowser {

    @Test
    void showsTheFiguresOfTheBooks() {
        browser.lookAt(page);
        Map<String, Object> metrics = books.books()
                .rows(
                        "SELECT m.* FROM session_metrics m JOIN paper_session s ON s.session_id = m.session_id"
                                + " WHERE s.name = ?",
                        PageBooks.PLAIN)
                .getFirst();

        List<WebElement> shown = browser.run("return [...document.querySelectorAll('[data-metric]')]");

        assertThat(shown).hasSize(25).allSatisfy(row -> {
            Object value = metrics.get(row.getDomAttribute("data-metric"));
            String exactly =
                    row.findElement(org.openqa.selenium.By.tagName("td")).getDomAttribute("title");
            if (value == null) {
                assertThat(exactly).isEqualTo("not defined");
                assertThat(row.getText()).endsWith("—");
            } else {
                assertThat(new BigDecimal(exactly)).isEqualByComparingTo(new BigDecimal(value.toString()));
            }
        });
        assertThat(browser.texts("#headline .value"))
                .startsWith(
                        percent((Double) metrics.get("total_return")),
                        String.format(
                                Locale.ROOT,
                                "%,.2f",
                                books.value(
                                        "SELECT equity FROM report_session_summary WHERE session = 'demo'",
                                        BigDecimal.class)));
    }

    private static String percent(double fraction) {
        return String.format(Locale.ROOT, "%+.2f %%", fraction * 100);
    }

    @Test
    void drawsEveryChartAndTellsWhatItShows() {
        browser.lookAt(page);
        assertThat(browser.<List<String>>check("blankCharts")).isEmpty();
        assertThat(browser.find("#equity-text").getText())
                .startsWith("Equity rose from 100,000 to 225,376.37 between 2013-02-08 and 2018-02-07; deepest drawdown"
                        + " 9.97 %, from ");
        assertThat(browser.find("#equity-chart").getDomAttribute("aria-label"))
                .isEqualTo(browser.find("#equity-text").getDomProperty("textContent"));
        assertThat(browser.<Long>run("return data.equity.points.length")).isEqualTo(1259);
    }

    @ParameterizedTest
    @CsvSource({"rollingSharpes, sharpe_63", "rollingVolatilities, volatility_63", "rollingBetas, beta_63"})
    void reckonsTheRollingFiguresOfTheReport(String figures, String column) {
        browser.lookAt(page);
        List<Map<String, Object>> rows = books.books()
                .rows(
                        "SELECT " + column + " FROM report_rolling WHERE session = ? ORDER BY calendar_day",
                        PageBooks.PLAIN);

        List<Number> shown = browser.run("return " + figures);

        assertThat(shown).hasSize(1259).hasSameSizeAs(rows);
        for (int i = 0; i < rows.size(); i++) {
            Double expected = (Double) rows.get(i).get(column);
            if (expected == null) {
                assertThat(shown.get(i)).as("day %d", i).isNull();
            } else {
                assertThat(shown.get(i).doubleValue()).as("day %d", i).isCloseTo(expected, within(1e-9));
            }
        }
        assertThat(shown.subList(0, 62)).containsOnlyNulls();
        assertThat(shown.get(62)).isNotNull();
    }

    @ParameterizedTest
    @CsvSource({"equity", "prices"})
    void drawsOnALogarithmicScaleAndBack(String chart) {
        browser.open(page);
        click("#" + chart + "-zoom", "Zoom in");
        click("#" + chart + "-zoom", "Log scale");

        assertThat(scale(chart)).isEqualTo("log");
        assertThat(browser.find("#" + chart + "-zoom [aria-pressed]").getDomAttribute("aria-pressed"))
                .isEqualTo("true");
        assertThat(browser.zoom(chart + "-chart")).map(Number::doubleValue).containsExactly(25.0, 75.0);

        click("#" + chart + "-zoom", "Log scale");
        assertThat(scale(chart)).isEqualTo("value");
    }

    @Test
    void drawsTheLatestCandlesWithTheirVolumes() throws IOException {
        browser.open(page);
        browser.choose("#symbol", "BA");
        click("#prices-zoom", "Candles and volume");

        assertThat(browser.<List<String>>run(
                        "const series = echarts.getInstanceByDom(document.getElementById('prices-chart')).getOption().series;"
                                + "return [series[0].type, series.at(-1).name, String(series.at(-1).data.length)]"))
                .containsExactly("candlestick", "Volume", "1259");
        assertThat(browser.<Number>run(
                                "const ba = data.prices.find(one => one.symbol === 'BA');" + "return ba.largestVolume")
                        .longValue())
                .isEqualTo(largestVolumeOfBoeing());
        assertThat(browser.zoom("prices-chart").getLast().doubleValue()).isEqualTo(100.0);

        click("#prices-zoom", "All");
        assertThat(browser.<String>run("return echarts.getInstanceByDom(document.getElementById('prices-chart'))"
                        + ".getOption().series[0].type"))
                .isEqualTo("line");
    }

    private static long largestVolumeOfBoeing() throws IOException {
        return Files.readAllLines(Path.of("data", "prices", "sp500_demo20.csv")).stream()
                .map(line -> line.split(",", -1))
                .filter(cells -> cells[6].equals("BA"))
                .mapToLong(cells -> Long.parseLong(cells[5]))
                .max()
                .orElseThrow();
    }

    private static String scale(String chart) {
        return browser.run(
                "return echarts.getInstanceByDom(document.getElementById(arguments[0])).getOption().yAxis[0].type",
                chart + "-chart");
    }

    @Test
    void zoomsAndComesBack() {
        browser.open(page);
        assertThat(browser.zoom("equity-chart")).map(Number::doubleValue).containsExactly(0.0, 100.0);

        click("#equity-zoom", "Zoom in");
        click("#equity-zoom", "Later");

        assertThat(browser.zoom("equity-chart")).map(Number::doubleValue).containsExactly(50.0, 100.0);
        assertThat(browser.find("#equity-zoom .range").getText()).isEqualTo("2015-08-09 to 2018-02-07");

        click("#equity-zoom", "All");
        assertThat(browser.zoom("equity-chart")).map(Number::doubleValue).containsExactly(0.0, 100.0);
        assertThat(browser.find("#equity-zoom .range").getText()).isEqualTo("2013-02-08 to 2018-02-07");
    }

    private static void click(String place, String label) {
        browser.<WebElement>run(
                        "return [...document.querySelectorAll(arguments[0])].find(b => b.textContent === arguments[1])",
                        place + " button",
                        label)
                .click();
    }

    @Test
    void showsThePricesAndTradesOfTheSymbolThatIsChosen() {
        browser.open(page);
        long sells = books.value(
                "SELECT COUNT(*) FROM report_trades WHERE session = 'demo' AND symbol = 'BA' AND side = 'SELL'",
                Long.class);
        browser.choose("#symbol", "BA");

        assertThat(browser.find("#prices-text").getText())
                .startsWith("BA went from ")
                .endsWith(", with " + (sells + 1) + " buys and " + sells + " sells.");
        assertThat(browser.<List<Long>>run(
                        "return echarts.getInstanceByDom(document.getElementById('prices-chart')).getOption().series"
                                + ".map(s => s.data.length)"))
                .containsExactly(1259L, sells + 1, sells);

        click("#prices-zoom", "Zoom in");
        click("#prices-zoom", "Zoom in");
        assertThat(browser.<String>run("return echarts.getInstanceByDom(document.getElementById('prices-chart'))"
                        + ".getOption().series[0].type"))
                .isEqualTo("candlestick");
    }

    @Test
    void keepsThePriceInViewUnderManyTrades() {
        browser.open(page);
        browser.run("const trades = data.trades.find(([symbol]) => symbol === 'BA')[1];"
                + "const sale = trades.find(([, , , quantity]) => quantity.startsWith('-'));"
                + "for (let i = 0; i < 501; i++) { trades.push(sale); }");
        assertThat(markers("AAPL")).containsExactly("11,10 1 0", "11,10 1 0");
        assertThat(markers("BA")).containsExactly("3 0.25 0", "3 0.25 0");
    }

    private static List<String> markers(String symbol) {
        browser.choose("#symbol", symbol);
        return browser.run("return echarts.getInstanceByDom(document.getElementById('prices-chart')).getOption().series"
                + ".filter(s => s.type === 'scatter')"
                + ".map(s => s.symbolSize + ' ' + s.itemStyle.opacity + ' ' + s.progressive)");
    }

    @ParameterizedTest
    @CsvSource({"light, 1280", "dark, 1280", "light, 400", "dark, 400"})
    void isLegibleInBothThemesAndWidths(String theme, int width) throws IOException {
        browser.show(width, 900, theme);
        browser.open(page);
        browser.run("document.querySelectorAll('details').forEach(d => { d.open = true; })");

        browser.assertLegible();
        browser.run("document.querySelectorAll('details').forEach(d => { d.open = false; })");
        browser.picture("tearsheet-" + theme + "-" + width);
    }

    @Test
    void lightOrDarkCanBeChosen() {
        browser.open(page);
        WebElement button = browser.find("#theme");
        String paper = browser.run("return getComputedStyle(document.body).backgroundColor");

        button.click();
        button.click();

        assertThat(button.getText()).isEqualTo("Theme: dark");
        assertThat(browser.<String>run("return getComputedStyle(document.body).backgroundColor"))
                .isNotEqualTo(paper);

        browser.open(hostilePage);
        assertThat(browser.find("#theme").getText()).isEqualTo("Theme: dark");
    }

    @Test
    void isUsedWithoutAMouse() {
        browser.open(page);
        assertThat(tabsTo("a.skip", 1)).isEqualTo("Skip to the figures");
        tabsTo(ROUND_TRIPS + " input", 200);
        assertThat(tabsTo(ROUND_TRIPS + " thead button", 5)).isEqualTo("Symbol");

        browser.<WebElement>run("return document.activeElement").sendKeys(Keys.ENTER);

        assertThat(browser.texts(ROUND_TRIPS + " tbody th")).isSorted().startsWith("AAPL");
        assertThat(browser.<String>run("return getComputedStyle(document.activeElement).outlineStyle"))
                .isEqualTo("solid");
    }

    /// Presses the tabulator key until an element has the focus.
    private static String tabsTo(String selector, int most) {
        for (int i = 0; i < most; i++) {
            browser.<WebElement>run("return document.activeElement").sendKeys(Keys.TAB);
            String text = browser.run(
                    "const at = document.activeElement; return at.matches(arguments[0]) ? at.textContent : null",
                    selector);
            if (text != null) {
                return text;
            }
        }
        throw new AssertionError("the tabulator key does not lead to " + selector);
    }

    @Test
    void printsItsChartsToo() throws IOException {
        browser.open(page);
        byte[] printed = browser.print("tearsheet");
        browser.run("document.querySelectorAll('.chart').forEach(chart => { chart.style.visibility = 'hidden'; })");

        assertThat(pages(printed)).isBetween(4, 40);
        assertThat(browser.print("tearsheet-without-charts")).hasSizeLessThan(printed.length - 50_000);
    }

    private static int pages(byte[] pdf) {
        return new String(pdf, StandardCharsets.ISO_8859_1).split("/Type /Page\n", -1).length - 1;
    }

    @Test
    void showsHostileNamesAsText() throws IOException {
        browser.open(hostilePage);

        assertThat(browser.title()).isEqualTo(PageBooks.HOSTILE + " – tear sheet");
        assertThat(browser.find("h1").getText()).isEqualTo(PageBooks.HOSTILE);
        assertThat(browser.texts("#symbol option")).containsExactlyInAnyOrderElementsOf(PageBooks.HOSTILE_SYMBOLS);
        assertThat(browser.texts("#symbol-table tbody th"))
                .containsExactlyInAnyOrderElementsOf(PageBooks.HOSTILE_SYMBOLS);
        assertThat(browser.texts("#rejected-table tbody td:nth-child(3)")).containsExactly("<script>alert(3)</script>");
        assertThat(browser.<Long>run("return document.querySelectorAll('img, i, b, iframe, object').length"))
                .isZero();
        assertThat(browser.<Long>run("return document.scripts.length")).isEqualTo(3);

        browser.choose("#symbol", PageBooks.HOSTILE_SYMBOLS.getFirst());
        browser.run("const c = echarts.getInstanceByDom(document.getElementById('prices-chart'));"
                + "c.dispatchAction({type: 'showTip', seriesIndex: 1, dataIndex: 0})");
        assertThat(browser.find("#prices-chart .tip").getText()).startsWith("Bought ");
        browser.show(400, 900, "light");
        assertThat(browser.<List<String>>check("beyond")).isEmpty();
        browser.picture("tearsheet-hostile-400");
    }
}
