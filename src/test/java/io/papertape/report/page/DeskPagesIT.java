package io.papertape.report.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.papertape.Database;
import io.papertape.batch.replay.TestBooks;
import io.papertape.report.Reports;
import io.papertape.report.morning.DigestReader;
import io.papertape.report.morning.TroubledDesk;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The index and the digest after a night in which something happened to every session, in a real Chromium.
class DeskPagesIT {

    private static final String WITHOUT_PAGE = "stale";

    @TempDir
    static Path folder;

    private static Browser browser;
    private static Path index;
    private static Path morning;

    @BeforeAll
    static void passTwoNights() throws IOException {
        browser = Browser.shared();
        try (TestBooks books = new TestBooks(Database.H2, folder)) {
            TroubledDesk desk = new TroubledDesk(folder.resolve("prices"));
            desk.first(books);
            desk.second(books);
            Pages pages = books.context().getBean(Pages.class);
            Path reports = folder.resolve("reports");
            for (String session : books.context().getBean(Reports.class).sessions()) {
                if (!session.equals(WITHOUT_PAGE)) {
                    pages.write(session, reports);
                }
            }
            morning = pages.writeMorning(
                    books.context().getBean(DigestReader.class).ofLastNight().orElseThrow(), reports);
            index = pages.writeIndex(reports);
        }
    }

    @BeforeEach
    void showADesktop() {
        browser.show(1400, 900, "light");
    }

    @AfterEach
    void hasLeftNothingOnTheConsoleAndAskedForNothing() {
        assertThat(browser.console()).isEmpty();
        assertThat(browser.requests()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"400, light", "400, dark", "800, light", "800, dark", "1400, light", "1400, dark"})
    void canBeReadAndUsedInBothThemesAndAllWidths(int width, String theme) throws IOException {
        for (Path page : List.of(index, morning)) {
            browser.show(width, 900, theme);
            browser.open(page);
            if (page.equals(index)) {
                compare("steady", "locked");
            }

            browser.assertLegible();
            assertThat(browser.violations()).isEmpty();
            browser.picture(page.getFileName() + "-" + width + "-" + theme);
        }
    }

    @Test
    void leadsToNoPageThatDoesNotExist() {
        for (Path page : List.of(index, morning)) {
            browser.open(page);
            List<String> links = browser.run(
                    "return [...document.querySelectorAll('a[href]')].map(link => link.href.split('#')[0])");

            assertThat(links)
                    .hasSizeGreaterThan(5)
                    .allSatisfy(link -> assertThat(Path.of(URI.create(link))).isRegularFile());
        }
    }

    @Test
    void hasEverySessionOfTheNight() {
        browser.open(index);

        assertThat(browser.texts("tbody th"))
                .containsExactly(
                        "broken",
                        "closed",
                        "failing",
                        "healed",
                        "locked",
                        "misspelt",
                        "rejecting",
                        "restated",
                        "stale",
                        "steady",
                        "unchanged");
        assertThat(row("misspelt"))
                .contains("not there yet\nto be corrected")
                .contains(
                        "Attention: The last night did not carry it forward: maxPositions must be a whole number but was 'many'.");
        assertThat(row("closed")).contains("closed\ncompleted");
        assertThat(row("steady")).contains("100,935.14").contains("+766.00");
        assertThat(row("broken")).contains("The last run failed on ").doesNotContain("The last night");
    }

    @Test
    void sortsByTheGainOfTheLastNight() {
        browser.open(index);
        browser.run("[...document.querySelectorAll('thead button')].find(b => b.textContent === 'Last night').click()");

        assertThat(browser.texts("tbody th")).startsWith("steady", "healed").endsWith("rejecting", "misspelt");
    }

    @Test
    void comparesChosenSessions() {
        browser.open(index);
        assertThat(browser.find("#compare").isDisplayed()).isFalse();

        compare("steady", "locked");
        assertThat(browser.find("#compare-text").getText())
                .isEqualTo("Equity, 100 at the first slice of each session: steady 100.97, locked 54.97."
                        + " Drawn are up to 3 points of each.");
        browser.choose("#compare select", "as amounts");
        assertThat(browser.find("#compare-text").getText())
                .isEqualTo("Equity: steady 100,935.14, locked 54,897.93. Drawn are up to 3 points of each.");
        compare("steady");
        assertThat(browser.find("#compare-text").getText()).doesNotContain("steady");

        browser.find("#compare button").click();
        assertThat(browser.find("#compare").isDisplayed()).isFalse();
        assertThat(browser.<Long>run("return document.querySelectorAll('input:checked').length"))
                .isZero();
    }

    @Test
    void tellsTheDigest() {
        browser.open(index);
        browser.find("#night a").click();

        assertThat(browser.title()).startsWith("Night of ").endsWith(" – Papertape");
        assertThat(browser.texts("h2")).startsWith("To be corrected: 1 session", "To be decided: 1 session");
        assertThat(browser.texts("ul.attention li"))
                .contains("stale: KO has had no bar since 2024-01-03; 20.07 % of equity hangs on it");
        browser.find("td.gain");
        browser.find("a[href='./steady.html']").click();
        assertThat(browser.title()).isEqualTo("steady – tear sheet");
    }

    private static String row(String session) {
        return browser.run(
                "const row = [...document.querySelectorAll('tbody tr:not(.note)')]"
                        + ".find(r => r.querySelector('th').textContent === arguments[0]);"
                        + "const next = row.nextElementSibling;"
                        + "return row.innerText + (next && next.className === 'note' ? next.innerText : '')",
                session);
    }

    private static void compare(String... sessions) {
        for (String session : sessions) {
            browser.find("input[aria-label='Compare " + session + "']").click();
        }
    }
}
