package io.papertape.report.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.WebElement;

/// The tables of the pages in a real Chromium: those of a tear sheet, and the index.
class PageTablesIT extends InABrowser {

    @Test
    void showsEveryRoundTripAndWhatTheyCameTo() {
        browser.lookAt(page);
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
        browser.open(page);
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

    /// The exact amounts of a column, which are in the titles of its cells.
    private static List<BigDecimal> money(int column) {
        List<String> titles = browser.run(
                "return [...document.querySelectorAll(arguments[0])].map(cell => cell.title)",
                ROUND_TRIPS + " tbody td:nth-child(" + column + ")");
        return titles.stream().map(BigDecimal::new).toList();
    }

    @Test
    void writesMoneyWithTwoDecimalsAndExactlyInTheTitle() {
        browser.lookAt(page);
        List<String> shown = browser.texts(ROUND_TRIPS + " tbody td:nth-child(8)");
        List<BigDecimal> exact = money(8);

        assertThat(exact).hasSize(25).anyMatch(amount -> amount.scale() > 2);
        assertThat(shown)
                .isEqualTo(exact.stream()
                        .map(amount ->
                                String.format(Locale.ROOT, "%+,.2f", amount).replace('-', '\u2212'))
                        .toList());
    }

    @Test
    void tellsTheReasonsOfARoundTripBelowIt() {
        browser.lookAt(page);
        Map<String, Object> last = books.books()
                .rows(
                        "SELECT entry_reason, exit_reason FROM report_round_trips WHERE session = ?"
                                + " ORDER BY exited_at DESC, exit_trade_no DESC",
                        PageBooks.PLAIN)
                .getFirst();

        assertThat(browser.texts(ROUND_TRIPS + " tbody tr.note").getFirst())
                .isEqualTo("Bought: " + last.get("entry_reason") + "\nSold: " + last.get("exit_reason"));
    }

    @Test
    void needsNoScrollingSidewaysOnADesktop() throws IOException {
        browser.lookAt(page);
        assertThat(browser.<List<String>>check("scrolling")).isEmpty();
        browser.open(books.index());
        assertThat(browser.<List<String>>check("scrolling")).isEmpty();
    }

    @Test
    void fitsOnPaper() throws IOException {
        for (Path one : List.of(hostilePage, books.index(), page)) {
            browser.showPaper();
            browser.open(one);
            assertThat(browser.<List<String>>check("scrolling")).isEmpty();
            assertThat(browser.<List<String>>check("beyond")).isEmpty();
        }
        assertThat(browser.<List<Number>>run("return [...document.querySelectorAll('.scroll tbody tr')]"
                        + ".map(row => Math.round(row.getBoundingClientRect().height))"))
                .hasSizeGreaterThan(100)
                .allSatisfy(height -> assertThat(height.intValue()).isLessThanOrEqualTo(60));
    }

    @Test
    void filtersRows() {
        browser.open(page);
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
        assertThat(browser.find(ROUND_TRIPS + " .shown").getText()).isEqualTo("None of 183 round trips match");
    }

    @Test
    void turnsThePagesOfATable() {
        browser.open(page);
        List<String> first = browser.texts(ROUND_TRIPS + " tbody tr:not(.note)");
        browser.find(ROUND_TRIPS + " .pager button:nth-child(2)").click();

        assertThat(browser.texts(ROUND_TRIPS + " tbody tr:not(.note)"))
                .hasSize(25)
                .doesNotContainAnyElementsOf(first);
        assertThat(browser.find(ROUND_TRIPS + " .shown").getText()).startsWith("26–50 of");
    }

    @Test
    void findsSessionsByTheirParameters() throws IOException {
        browser.open(books.index());
        browser.find("#session-table input[type=search]").sendKeys("averages slowperiod=30");
        assertThat(browser.texts("tbody th")).isEmpty();

        browser.find("#session-table input[type=search]").clear();
        browser.find("#session-table input[type=search]").sendKeys("slowperiod=30 simplema");
        assertThat(browser.texts("tbody th")).containsExactly(PageBooks.PLAIN);
    }

    @Test
    void listsTheSessionsOfTheDatabase() throws IOException {
        browser.open(books.index());

        assertThat(browser.texts("tbody th")).containsExactlyInAnyOrder(PageBooks.PLAIN, PageBooks.HOSTILE);
        assertThat(browser.texts("tbody td:nth-child(7)")).contains("225,376.37");
        assertThat(browser.find("tbody td:nth-child(7)[title^='225376.3691727']")
                        .isDisplayed())
                .isTrue();
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
