package io.papertape.report.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Pages of sessions that have hardly begun, what they tell of the strategy's code, and how small values are written.
class SmallValuesIT extends InABrowser {

    @Test
    void tellsOfASinglePointInsteadOfDrawingIt() throws IOException {
        open("one", 1);

        assertThat(browser.find("#equity-text").getText())
                .isEqualTo("The session has one point of equity yet: 100,000.00 on 2013-02-08.");
        assertThat(browser.texts("#equity-zoom button")).isEmpty();
        assertThat(browser.find("#exposure-text").getText())
                .isEqualTo("At the end of the only day 0.00 % of equity was invested.");
    }

    @Test
    void drawsNoDrawdownAlongTheTop() throws IOException {
        open("flat", 9);

        assertThat(browser.find("#equity-text").getText())
                .startsWith("Equity stayed at 100,000 between 2013-02-08 and 2013-02-21; no drawdown.");
        assertThat(browser.<List<Number>>run("const axis = echarts.getInstanceByDom(document.getElementById("
                        + "'equity-chart')).getModel().getComponent('yAxis', 1).axis.scale.getExtent(); return axis"))
                .extracting(Number::doubleValue)
                .containsExactly(-0.01, 0.0);
        assertThat(browser.find("#distribution-text").getText())
                .startsWith("Of 9 days, 0 gained and 0 lost, 9 did neither;");
        assertThat(browser.<List<Number>>run("return echarts.getInstanceByDom(document.getElementById("
                        + "'distribution-chart')).getOption().series[0].data"))
                .extracting(Number::intValue)
                .containsExactly(9);
    }

    @Test
    void tellsTheCodeThatTheStrategyHadFromWhichSliceOn() throws IOException {
        open("coded", 9);
        assertThat(browser.texts("#version-table tbody td:nth-child(3)")).containsExactly("from the first");
        assertThat(browser.texts("#version-table tbody td:nth-child(4)")).containsExactly("SimpleMAStrategy 1");

        books.books().jdbc().update("UPDATE strategy_version SET digest = 'SimpleMAStrategy 0'");
        books.books().replay("session=coded", "prices=" + folder.resolve("coded.csv"), "onCodeChange=accept");
        browser.open(books.page("coded"));

        assertThat(browser.texts("#version-table tbody th")).containsExactly("1", "0");
        assertThat(browser.texts("#version-table tbody td:nth-child(3)"))
                .containsExactly("2013-02-21", "from the first");
        assertThat(browser.texts("#version-table tbody td:nth-child(4)"))
                .containsExactly("SimpleMAStrategy 1", "SimpleMAStrategy 0");
    }

    @Test
    void tellsTheCodeBeforeAndAfterAReplayOfTheWholeSession() throws IOException {
        open("recoded", 9);
        books.books().jdbc().update("UPDATE strategy_version SET digest = 'SimpleMAStrategy 0'");
        books.books().replay("session=recoded", "prices=" + folder.resolve("recoded.csv"), "onCodeChange=replay");
        browser.open(books.page("recoded"));

        assertThat(browser.texts("#restatement-table tbody tr.note"))
                .containsExactly("Code before: SimpleMAStrategy 0\nCode after: SimpleMAStrategy 1");
        assertThat(browser.texts("#version-table tbody td:nth-child(4)")).containsExactly("SimpleMAStrategy 1");
    }

    /// A session over the first bars of one symbol.
    private static void open(String session, int bars) throws IOException {
        Path prices = folder.resolve(session + ".csv");
        try (Stream<Path> files = Files.list(Path.of("data", "prices"))) {
            Path bundled = files.filter(file -> file.toString().endsWith(".csv"))
                    .findFirst()
                    .orElseThrow();
            List<String> lines = Files.readAllLines(bundled);
            Stream<String> rows =
                    lines.stream().filter(line -> line.endsWith(",AAPL")).limit(bars);
            Files.write(prices, Stream.concat(Stream.of(lines.getFirst()), rows).toList());
        }
        books.books().replay("session=" + session, "prices=" + prices);
        browser.open(books.page(session));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            duration(0)                                       | 0 days
            duration(40 / 86400)                              | 40 s
            duration(29 / 1440)                               | 29 min
            duration(310 / 1440)                              | 5 h 10 min
            duration(0.5)                                     | 12 h
            duration(1)                                       | 1 day
            duration(48.4583)                                 | 48.5 days
            duration(63)                                      | 63 days
            money('225376.36917275')                          | 225,376.37
            money('-0.004')                                   | \u22120.004
            money(-0.000001)                                  | \u22120.000001
            signedPercent(0.00001)                            | +0.001\u00a0%
            percent(0)                                        | 0.00\u00a0%
            price('0.00012345')                               | 0.0001235
            price('67.7142')                                  | 67.71
            percentTick(-0.0015)                              | \u22120.15\u00a0%
            tick(0.00002)                                     | 0.00002
            moment('2017-01-03T09:30:00')                     | 2017-01-03 09:30
            moment('2017-01-03T09:30:15')                     | 2017-01-03 09:30:15
            momentOf(1483435800000)                           | 2017-01-03 09:30
            shortened('ABCDEFGHIJKLMNOPQRSTUVWXYZ')           | ABCDEFGHI\u2026RSTUVWXYZ
            bins([0, 0.0001, -0.00005]).map(binName).at(-1)   | 0.010 to 0.012\u00a0%
            bins([0, 0, 0.1, -0.1]).map(b => b.unchanged) + ''| 0,0,0,0,2,0,0,0,0
            lastValue([[0, 1], [86400000, null]], money)      | last 1.00 on 1970-01-01, not defined at the end
            lastValue([[0, 1], [86400000, -2]], money)        | last \u22122.00
            """)
    void writesValuesSoThatTheyCanBeRead(String call, String expected) {
        browser.lookAt(page);

        assertThat(browser.<String>run("return " + call)).isEqualTo(expected);
    }
}
