package io.papertape.report.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;

/// The pages in a real Chromium.
class TearSheetIT {

    private static final String ROUND_TRIPS = "#round-trip-table";

    @TempDir
    static Path folder;

    private static Browser browser;
    private static PageBooks books;
    private static Path page;
    private static Path hostilePage;

    @BeforeAll
    static void replayAndStartTheBrowser() throws IOException {
        browser = Browser.start();
        books = new PageBooks(folder);
        page = books.page(PageBooks.PLAIN);
        hostilePage = books.page(PageBooks.HOSTILE);
    }

    @AfterAll
    static void close() {
        if (browser != null) {
            browser.close();
        }
        if (books != null) {
            books.close();
        }
    }

    @BeforeEach
    void open() {
        browser.show(1280, 900, "light");
        browser.open(page);
    }

    @AfterEach
    void hasLeftNothingOnTheConsoleAndAskedForNothing() {
        assertThat(browser.console()).isEmpty();
        assertThat(browser.requests()).isEmpty();
    }

    @Test
    void showsTheFiguresOfTheBooks() {
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
        assertThat(browser.<List<String>>check("blankCharts")).isEmpty();
        assertThat(browser.find("#equity-text").getText())
                .startsWith("Equity rose from 100,000 to 225,376.37 between 2013-02-08 and 2018-02-07; deepest drawdown"
                        + " 9.97 %, from ");
        assertThat(browser.find("#equity-chart").getDomAttribute("aria-label"))
                .isEqualTo(browser.find("#equity-text").getDomProperty("textContent"));
        assertThat(browser.<Long>run("return data.equity.points.length")).isEqualTo(1259);
    }

    @Test
    void showsEveryRoundTripAndWhatTheyCameTo() {
        long trips = books.value("SELECT COUNT(*) FROM report_round_trips WHERE session = 'demo'", Long.class);
        List<String> pnl = browser.run(
                "return data.roundTrips.rows.map(r => r[data.roundTrips.columns.indexOf(" + "'realized_pnl')])");
        List<String> bySymbol =
                browser.run("return data.symbols.rows.map(r => r[data.symbols.columns.indexOf('realized_pnl')])");

        assertThat(browser.find(ROUND_TRIPS + " .shown").getText()).isEqualTo("1–25 of " + trips + " round trips");
        assertThat(sum(pnl))
                .isEqualByComparingTo(sum(bySymbol))
                .isEqualByComparingTo(books.value(
                        "SELECT SUM(realized_pnl) FROM report_symbol_pnl WHERE session = 'demo'", BigDecimal.class));
        assertThat(browser.texts(ROUND_TRIPS + " tbody td:nth-child(3)").getFirst())
                .isEqualTo(books.value(
                        "SELECT CAST(MAX(CAST(exited_at AS DATE)) AS VARCHAR) FROM report_round_trips"
                                + " WHERE session = 'demo'",
                        String.class));
    }

    private static BigDecimal sum(List<String> values) {
        return values.stream().map(BigDecimal::new).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    @Test
    void sortsByAnyColumnInBothDirections() {
        header("Profit and loss").click();
        assertThat(money(8)).hasSize(25).isSortedAccordingTo(Comparator.reverseOrder());
        assertThat(money(8).getFirst())
                .isEqualByComparingTo(books.value(
                        "SELECT MAX(realized_pnl) FROM report_round_trips WHERE session = 'demo'", BigDecimal.class));

        header("Profit and loss").click();
        assertThat(money(8)).hasSize(25).isSorted();
        assertThat(money(8).getFirst())
                .isEqualByComparingTo(books.value(
                        "SELECT MIN(realized_pnl) FROM report_round_trips WHERE session = 'demo'", BigDecimal.class));

        header("Symbol").click();
        assertThat(browser.texts(ROUND_TRIPS + " tbody th"))
                .hasSize(25)
                .isSorted()
                .startsWith("AAPL");
        assertThat(browser.texts(ROUND_TRIPS + " [aria-sort=ascending]")).containsExactly("Symbol");
    }

    private static WebElement header(String name) {
        return browser.run(
                "return [...document.querySelectorAll(arguments[0])].find(b => b.textContent === arguments[1])",
                ROUND_TRIPS + " thead button",
                name);
    }

    private static List<BigDecimal> money(int column) {
        return browser.texts(ROUND_TRIPS + " tbody td:nth-child(" + column + ")").stream()
                .map(text -> new BigDecimal(
                        text.replaceAll("[,+\\u2007\\u2008\\s]", "").replace('−', '-')))
                .toList();
    }

    @Test
    void filtersRows() {
        long apple = books.value(
                "SELECT COUNT(*) FROM report_round_trips WHERE session = 'demo' AND symbol = 'AAPL'", Long.class);
        long gains = books.value(
                "SELECT COUNT(*) FROM report_round_trips WHERE session = 'demo' AND symbol = 'AAPL'"
                        + " AND realized_pnl > 0",
                Long.class);
        browser.find(ROUND_TRIPS + " input").sendKeys("aapl 201");

        assertThat(browser.texts(ROUND_TRIPS + " tbody th"))
                .hasSize((int) apple)
                .containsOnly("AAPL");
        assertThat(browser.find(ROUND_TRIPS + " .shown").getText())
                .isEqualTo("1–" + apple + " of " + apple + " round trips found among 183");

        browser.choose(ROUND_TRIPS + " select", "gains");
        assertThat(money(8))
                .hasSize((int) gains)
                .allSatisfy(pnl -> assertThat(pnl).isPositive());

        browser.find(ROUND_TRIPS + " input").sendKeys(" no such words");
        assertThat(browser.find(ROUND_TRIPS + " .shown").getText()).startsWith("None of 0 round trips");
    }

    @Test
    void turnsThePagesOfATable() {
        List<String> first = browser.texts(ROUND_TRIPS + " tbody tr");
        browser.find(ROUND_TRIPS + " .pager button:nth-child(2)").click();

        assertThat(browser.texts(ROUND_TRIPS + " tbody tr")).hasSize(25).doesNotContainAnyElementsOf(first);
        assertThat(browser.find(ROUND_TRIPS + " .shown").getText()).startsWith("26–50 of");
    }

    @Test
    void zoomsAndComesBack() {
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

    @ParameterizedTest
    @CsvSource({"light, 1280", "dark, 1280", "light, 400", "dark, 400"})
    void isLegibleInBothThemesAndWidths(String theme, int width) throws IOException {
        browser.show(width, 900, theme);
        browser.open(page);
        browser.run("document.querySelectorAll('details').forEach(d => { d.open = true; })");

        assertThat(browser.<List<String>>check("pale")).isEmpty();
        assertThat(browser.<List<String>>check("overlapping")).isEmpty();
        assertThat(browser.<List<String>>check("beyond")).isEmpty();
        assertThat(browser.<List<String>>check("blankCharts")).isEmpty();
        browser.run("document.querySelectorAll('details').forEach(d => { d.open = false; })");
        browser.picture("tearsheet-" + theme + "-" + width);
    }

    @Test
    void lightOrDarkCanBeChosen() {
        WebElement button = browser.find("#theme");
        String paper = browser.run("return getComputedStyle(document.body).backgroundColor");

        button.click();
        button.click();

        assertThat(button.getText()).isEqualTo("Theme: dark");
        assertThat(browser.<String>run("return getComputedStyle(document.body).backgroundColor"))
                .isNotEqualTo(paper);
    }

    @Test
    void isUsedWithoutAMouse() {
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

    @Test
    void listsTheSessionsOfTheDatabase() throws IOException {
        browser.open(books.index());

        assertThat(browser.texts("tbody th")).containsExactlyInAnyOrder(PageBooks.PLAIN, PageBooks.HOSTILE);
        assertThat(browser.texts("tbody td:nth-child(6)")).anyMatch(text -> text.startsWith("225,376.36917275"));
        assertThat(browser.find("tbody svg").getDomAttribute("aria-label")).startsWith("Equity from ");
        assertThat(browser.<List<String>>check("pale")).isEmpty();
        browser.picture("index-light");
        browser.show(400, 900, "dark");
        assertThat(browser.<List<String>>check("beyond")).isEmpty();
        browser.picture("index-dark-400");

        browser.<WebElement>run("return [...document.querySelectorAll('tbody a')].find(a => a.textContent != 'demo')")
                .click();
        assertThat(browser.title()).isEqualTo(PageBooks.HOSTILE + " – tear sheet");
    }
}
