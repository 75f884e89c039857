package io.papertape.report.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.papertape.batch.sweep.SweepOutcome;
import io.papertape.batch.sweep.SweepRequest;
import io.papertape.batch.sweep.SweepService;
import io.papertape.engine.strategy.StrategyCatalog;
import io.papertape.prices.file.FilePrices;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The pages of sweeps in a real Chromium.
class SweepPageIT extends InABrowser {

    private static final String TESTED = "tested";
    private static final String HOSTILE_NAME = "</script><img src=x onerror=alert(1)> '{{data}}";

    private static Path sweepPage;
    private static Path reports;

    @BeforeAll
    static void sweep() throws IOException {
        sweep(
                "name=" + TESTED,
                "symbols=AAPL,KO",
                "fastPeriod=5,10,15",
                "slowPeriod=20,40",
                "risk=on,off",
                "trainDays=900",
                "testDays=400");
        sweep("name=" + HOSTILE_NAME, "symbols=AAPL", "fastPeriod=5,10");
        reports = folder.resolve("sweep-reports");
        sweepPage = pages().writeSweep(TESTED, reports);
    }

    private static void sweep(String... parameters) {
        Map<String, String> given = new LinkedHashMap<>(Map.of("prices", "data/prices"));
        for (String parameter : parameters) {
            given.put(parameter.substring(0, parameter.indexOf('=')), parameter.substring(parameter.indexOf('=') + 1));
        }
        SweepOutcome outcome = books.books()
                .context()
                .getBean(SweepService.class)
                .run(
                        SweepRequest.parse(given, new StrategyCatalog(SweepPageIT.class.getClassLoader())),
                        new FilePrices(),
                        (stage, done, all) -> {});
        assertThat(outcome.status()).isEqualTo(SweepOutcome.Status.COMPLETED);
    }

    private static Pages pages() {
        return books.books().context().getBean(Pages.class);
    }

    @Test
    void hasTheResultsOfTheBooks() {
        browser.lookAt(sweepPage);
        List<Map<String, Object>> results = books.books().rows("""
                SELECT sharpe_ratio, total_return, max_drawdown, trades FROM report_sweep
                WHERE sweep = ? AND phase = 'TRAIN' ORDER BY result_id
                """, TESTED);
        List<List<Number>> shown = browser.run("return data.cells.units.flatMap(unit => unit.results)");

        assertThat(browser.<List<String>>run("return data.cells.metrics"))
                .containsExactly("sharpe_ratio", "total_return", "max_drawdown", "trades");
        assertThat(shown).hasSize(2 * 4 * 12).hasSameSizeAs(results);
        for (int i = 0; i < shown.size(); i++) {
            List<Object> expected = new ArrayList<>(results.get(i).values());
            for (int j = 0; j < expected.size(); j++) {
                if (expected.get(j) instanceof Number number) {
                    assertThat(shown.get(i).get(j).doubleValue())
                            .isCloseTo(
                                    number.doubleValue(),
                                    within(1e-5 * Math.max(1e-3, Math.abs(number.doubleValue()))));
                } else {
                    assertThat(shown.get(i).get(j)).isNull();
                }
            }
        }
    }

    @Test
    void showsTheMeanOrAValueOfWhatIsNotOnAnAxis() {
        browser.open(sweepPage);
        choose("Parameters", "fastPeriod × slowPeriod");
        String sql = "SELECT %s(r.sharpe_ratio) FROM report_sweep r WHERE r.sweep = 'tested' AND r.phase = 'TRAIN'"
                + " AND r.symbol = 'AAPL' AND r.window_no = 0 AND r.parameters LIKE 'fastPeriod=10 slowPeriod=40 %s'";

        assertThat(cell(10, 40)).isCloseTo(books.value(sql.formatted("AVG", "%"), Double.class), within(1e-5));

        choose("Of several", "largest");
        assertThat(cell(10, 40)).isCloseTo(books.value(sql.formatted("MAX", "%"), Double.class), within(1e-5));

        choose("risk", "off");
        assertThat(cell(10, 40)).isCloseTo(books.value(sql.formatted("MIN", "risk=off"), Double.class), within(1e-5));
        assertThat(browser.find("#map-text").getText())
                .startsWith(
                        "Sharpe ratio by fastPeriod (across) and slowPeriod (down), risk=off; AAPL, 2013-02-08 to ");
    }

    private static double cell(int fast, int slow) {
        return browser.<Number>run(
                        "const option = echarts.getInstanceByDom(document.getElementById('map-chart')).getOption();"
                                + "const at = [option.xAxis[0].data.indexOf(arguments[0]), option.yAxis[0].data.indexOf(arguments[1])];"
                                + "return option.series[0].data.find(({value}) => value[0] === at[0] && value[1] === at[1]).value[2]",
                        String.valueOf(fast),
                        String.valueOf(slow))
                .doubleValue();
    }

    /// Chooses an option of the select that has a label.
    private static void choose(String label, String option) {
        browser.run(
                "const found = [...document.querySelectorAll('label')].find(one => one.firstChild.textContent.trim() === arguments[0]);"
                        + "const select = found.querySelector('select');"
                        + "select.value = [...select.options].find(one => one.textContent === arguments[1]).value;"
                        + "select.dispatchEvent(new Event('change'))",
                label,
                option);
    }

    @Test
    void tellsHowMuchOfTheBestIsLuck() {
        browser.open(sweepPage);
        choose("Symbol", "KO");
        Map<String, Object> best = books.books().rows("""
                SELECT o.sharpe_ratio, o.expected_maximum * o.sharpe_ratio / o.sharpe_per_period AS by_luck,
                    o.deflated_sharpe_ratio, o.overfitting_probability, o.parameters
                FROM report_sweep_overfitting o
                WHERE o.sweep = 'tested' AND o.symbol = 'KO' AND o.window_no = 0
                """).getFirst();

        assertThat(browser.find("#unit-text").getText())
                .startsWith("The best of 12 combinations has a Sharpe ratio of " + two(best.get("sharpe_ratio"))
                        + "; the best of so many is expected at " + two(best.get("by_luck")) + " by luck alone. The"
                        + " probability that it is more than luck (deflated Sharpe ratio) is "
                        + two(best.get("deflated_sharpe_ratio")))
                .contains("(probability of backtest overfitting, " + two(best.get("overfitting_probability")) + ").")
                .contains(" The best is " + best.get("parameters") + ", ");
    }

    private static String two(Object number) {
        return String.format(Locale.ROOT, "%.2f", ((Number) number).doubleValue())
                .replace('-', '−');
    }

    @Test
    void tellsWhatItLeavesOut() throws IOException {
        browser.open(pageOf(30));
        assertThat(browser.find("#left-out").getText())
                .isEqualTo("This section holds the first 1 of 2 accounts and the last 2 of 4 windows. All of it:"
                        + " SELECT * FROM report_sweep WHERE sweep = 'tested'");
        assertThat(browser.<Long>run("return data.cells.units.flatMap(unit => unit.results).length"))
                .isEqualTo(24);

        browser.open(pageOf(5));
        assertThat(browser.find("#left-out").getText())
                .startsWith(
                        "This section holds the first 1 of 2 accounts and the last 1 of 4 windows. There are too many"
                                + " combinations for a page: told is what they come to by every two parameters, over all");
        choose("Parameters", "fastPeriod × slowPeriod");
        choose("Of several", "largest");
        assertThat(cell(10, 40))
                .isCloseTo(
                        books.value(
                                "SELECT MAX(sharpe_ratio) FROM report_sweep WHERE sweep = 'tested' AND phase = 'TRAIN'"
                                        + " AND symbol = 'AAPL' AND window_no = 3"
                                        + " AND parameters LIKE 'fastPeriod=10 slowPeriod=40 %'",
                                Double.class),
                        within(1e-5));
        browser.assertLegible();
    }

    /// The page with so many combinations at most.
    private static Path pageOf(int cells) throws IOException {
        Path written = reports.resolve("cells-" + cells + ".html");
        try (OutputStream out = Files.newOutputStream(written)) {
            SweepData data = new SweepData(books.books().jdbc(), cells);
            new Template("sweep.html").write(out, TESTED, json -> data.write(TESTED, json));
        }
        return written;
    }

    @Test
    void countsEveryCombinationOnce() {
        browser.lookAt(sweepPage);
        assertThat(browser.<List<Long>>run(
                        "return data.cells.units.map(({histogram}) => histogram.bins.reduce((a, b) => a + b, 0)"
                                + " + histogram.undefined)"))
                .hasSize(8)
                .containsOnly(12L);
        assertThat(browser.<Long>run("return data.cells.units[0].histogram.above"))
                .isEqualTo(books.value(
                        "SELECT COUNT(*) FROM report_sweep WHERE sweep = 'tested' AND phase = 'TRAIN' AND symbol = 'AAPL'"
                                + " AND window_no = 0 AND objective > 0",
                        Long.class));
    }

    @Test
    void drawsTheWalkForwardOfAllAndOfEachSymbol() {
        browser.open(sweepPage);
        assertThat(growth()).isCloseTo(lastGrowth("equal_weights"), within(1e-5));

        choose("Symbol", "KO");
        browser.run("const select = document.querySelector('#forward-tools select'); select.value = '2';"
                + "select.dispatchEvent(new Event('change'))");

        assertThat(growth()).isCloseTo(lastGrowth("symbol = 'KO'"), within(1e-5));
        assertThat(browser.find("#forward-text").getText()).contains(" (KO) ");
    }

    private static double growth() {
        return browser.<Number>run("return echarts.getInstanceByDom(document.getElementById('forward-chart'))"
                        + ".getOption().series[0].data.at(-1)[1]")
                .doubleValue();
    }

    private static double lastGrowth(String where) {
        return books.value(
                "SELECT growth FROM report_walk_forward WHERE sweep = 'tested' AND " + where
                        + " ORDER BY calendar_day DESC FETCH FIRST 1 ROWS ONLY",
                Double.class);
    }

    @Test
    void listsEveryBest() {
        browser.lookAt(sweepPage);
        assertThat(browser.texts("#best-table tbody td:nth-child(3)"))
                .containsExactlyElementsOf(books
                        .books()
                        .rows(
                                "SELECT parameters FROM report_sweep_best WHERE sweep = 'tested' ORDER BY symbol, window_no")
                        .stream()
                        .map(row -> String.valueOf(row.get("parameters")))
                        .toList());
    }

    @ParameterizedTest
    @CsvSource({"light, 1280", "dark, 1280", "light, 400", "dark, 400"})
    void isLegibleInBothThemesAndWidths(String theme, int width) throws IOException {
        browser.show(width, 900, theme);
        browser.open(sweepPage);
        browser.run("document.querySelectorAll('details').forEach(d => { d.open = true; })");

        browser.assertLegible();
        assertThat(browser.violations()).isEmpty();
        browser.picture("sweep-" + theme + "-" + width);
    }

    @Test
    void showsHostileNamesAsTextAndIsInTheIndex() throws IOException {
        Path hostile = pages().writeSweep(HOSTILE_NAME, reports);
        browser.open(hostile);

        assertThat(browser.find("h1").getText()).isEqualTo(HOSTILE_NAME);
        assertThat(browser.title()).isEqualTo(HOSTILE_NAME + " – sweep");
        assertThat(browser.<Long>run("return document.querySelectorAll('img').length"))
                .isZero();

        browser.open(pages().writeIndex(reports));
        assertThat(browser.texts("#sweep-table tbody th a")).containsExactlyInAnyOrder(TESTED, HOSTILE_NAME);
        browser.find("#sweep-table tbody th a[title=tested]").click();
        assertThat(browser.title()).isEqualTo("tested – sweep");
    }
}
