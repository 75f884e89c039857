package io.papertape.report.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.papertape.batch.StopRequest;
import io.papertape.batch.replay.ReplayRequest;
import io.papertape.batch.replay.ReplayService;
import io.papertape.engine.strategy.StrategyCatalog;
import io.papertape.prices.file.FilePrices;
import io.papertape.report.Obedient;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What a page and the index tell, in a real Chromium, of sessions that look well and are not: how the last run
/// ended, and what hides behind the figures.
class AttentionIT extends InABrowser {

    private static final String RUNS = "Runs";

    /// Of sessions that are all well.
    private static Path healthyIndex;

    /// Written while a run was under way.
    private static Path meanwhile;

    private static Path underWay;

    private static Path index;

    /// Sessions that each have something to tell.
    enum Trouble {
        RESTATED {
            @Override
            void bringAbout() throws IOException {
                replay("2024-01-01,100,0", "2024-01-02,101,0");
                replay("2024-01-01,100,0", "2024-01-02,102,0");
            }

            @Override
            List<String> told() {
                return List.of(
                        "The last run failed on " + time("last_run_at") + ": " + failure() + ". The books stand as of"
                                + " the run that was completed on " + time("completed_at") + ". " + RUNS);
            }
        },
        BROKEN_DOWN {
            @Override
            void bringAbout() throws IOException {
                replay("2024-01-01,100,0", "2024-01-02,101,4");
            }

            @Override
            List<String> told() {
                return List.of("The last run failed on " + time("last_run_at") + ": " + failure()
                        + ". No run has been completed yet. " + RUNS);
            }
        },
        STOPPED {
            @Override
            void bringAbout() throws IOException {
                replay("2024-01-01,100,0", "2024-01-02,101,0");
                books.books().context().getBean(StopRequest.class).stop();
                replay("2024-01-01,100,0", "2024-01-02,101,0", "2024-01-03,101,0");
            }

            @Override
            List<String> told() {
                return List.of("The last run was stopped on request on " + time("last_run_at")
                        + ". The books stand as of the run that was completed on " + time("completed_at") + ". "
                        + RUNS);
            }
        },
        LOCKED_OUT {
            @Override
            void bringAbout() throws IOException {
                replay("2024-01-01,100,1", "2024-01-02,99,0", "2024-01-03,50,2", "2024-01-04,100,1");
            }

            @Override
            List<String> told() {
                return List.of("Risk lets the session never enter again: locked out since 2024-01-03. Refused entries");
            }
        },
        FAILING {
            @Override
            void bringAbout() throws IOException {
                replay("2024-01-01,100,0", "2024-01-02,101,3", "2024-01-03,101,3");
            }

            @Override
            List<String> told() {
                return List.of("The strategy failed 2 times in the last run. Strategy failures");
            }
        },
        STALE {
            @Override
            void bringAbout() throws IOException {
                gone();
                replay("2024-01-01,100,0", "2024-01-02,101,0", "2024-01-20,101,0");
            }

            @Override
            List<String> told() {
                return List.of("1 position is valued at a stale price. Open positions");
            }
        },
        FAILING_AND_STALE {
            @Override
            void bringAbout() throws IOException {
                gone();
                replay("2024-01-01,100,0", "2024-01-02,101,3", "2024-01-20,101,0");
            }

            @Override
            List<String> told() {
                return List.of(
                        "The strategy failed 1 time in the last run. Strategy failures",
                        "1 position is valued at a stale price. Open positions");
            }
        };

        abstract void bringAbout() throws IOException;

        /// The sentences on the page, each with what its link is called.
        abstract List<String> told();

        /// Replays these bars of a symbol, each given as its day, its price and its volume, which tells the
        /// strategy what to do.
        void replay(String... bars) throws IOException {
            write("KO", bars);
            books.books()
                    .replay(
                            "session=" + this,
                            "prices=" + prices(),
                            "strategy=" + Obedient.class.getName(),
                            "chunkSize=1",
                            "positionSize=0.5",
                            "riskMaxPositionSize=0.5",
                            "riskMaxDailyLoss=1");
        }

        /// A symbol that is bought and has no bars any more.
        void gone() throws IOException {
            write("GONE", "2024-01-01,100,1");
        }

        private void write(String symbol, String... bars) throws IOException {
            Files.write(Files.createDirectories(prices()).resolve(symbol + ".csv"), lines(bars));
        }

        private Path prices() {
            return folder.resolve("prices of " + this);
        }

        String failure() {
            return books.value(
                    "SELECT last_run_failure FROM report_session_summary WHERE session = '" + this + "'", String.class);
        }

        String time(String column) {
            return minute(books.value(
                    "SELECT " + column + " FROM report_session_summary WHERE session = '" + this + "'",
                    LocalDateTime.class));
        }
    }

    @BeforeAll
    static void bringTroubleAbout() throws IOException {
        healthyIndex = kept("healthy");
        replayAndLookMeanwhile();
        replayWithoutEverCompleting();
        for (Trouble trouble : Trouble.values()) {
            if (trouble != Trouble.STOPPED) {
                trouble.bringAbout();
            }
        }
        // The last one: whoever has been asked to stop does not go on.
        Trouble.STOPPED.bringAbout();
        for (Trouble trouble : Trouble.values()) {
            books.page(trouble.name());
        }
        underWay = Files.move(page("under way"), page("meanwhile"));
        books.page("under way");
        index = books.index();
    }

    private static Path page(String session) {
        return page.resolveSibling(PageName.of(session));
    }

    /// The index as it is now.
    private static Path kept(String name) throws IOException {
        Path now = books.index();
        return Files.move(now, now.resolveSibling("index-" + name + ".html"));
    }

    private static void replayAndLookMeanwhile() throws IOException {
        Path prices = Files.write(folder.resolve("KO.csv"), lines("2024-01-01,100,1", "2024-01-02,101,0"));
        Map<String, String> parameters = new LinkedHashMap<>(Map.of(
                "session",
                "under way",
                "prices",
                prices.toString(),
                "strategy",
                Obedient.class.getName(),
                "chunkSize",
                "1"));
        books.books()
                .context()
                .getBean(ReplayService.class)
                .replay(
                        ReplayRequest.parse(parameters, new StrategyCatalog(Obedient.class.getClassLoader()))
                                .orThrow(new FilePrices()),
                        new FilePrices(),
                        (bars, all) -> {
                            if (bars > 0 && meanwhile == null) {
                                CompletableFuture.runAsync(AttentionIT::look).join();
                            }
                        });
    }

    private static void look() {
        try {
            books.page("under way");
            meanwhile = kept("meanwhile");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void replayWithoutEverCompleting() throws IOException {
        Path prices = Files.write(folder.resolve("PEP.csv"), lines("2024-01-01,100,4"));
        books.books()
                .replay("session=unborn", "prices=" + prices, "strategy=" + Obedient.class.getName(), "fresh=true");
    }

    /// As a page writes it.
    private static String minute(LocalDateTime time) {
        return time.toString().substring(0, 16).replace('T', ' ').replace(" 00:00", "");
    }

    private static List<String> lines(String... bars) {
        List<String> lines = new ArrayList<>(List.of("Date,Open,High,Low,Close,Volume"));
        for (String bar : bars) {
            lines.add(bar.replaceFirst(",(.*),", ",$1,$1,$1,$1,"));
        }
        return lines;
    }

    @ParameterizedTest
    @EnumSource
    void isToldOnThePageOfItsSession(Trouble trouble) {
        browser.lookAt(page(trouble.name()));

        assertThat(browser.texts("#attention li")).isEqualTo(trouble.told());
    }

    @ParameterizedTest
    @EnumSource
    void isToldOnTheIndex(Trouble trouble) {
        browser.lookAt(index);

        assertThat(noteOf(trouble.name())).isEqualTo("Attention: " + String.join(" ", trouble.told()));
    }

    /// What stands below a session on the index; empty where there is nothing.
    private static String noteOf(String session) {
        return browser.run(
                "const row = [...document.querySelectorAll('tbody tr:not(.note)')]"
                        + ".find(r => r.querySelector('th').textContent === arguments[0]);"
                        + "const next = row.nextElementSibling;"
                        + "return next && next.className === 'note' ? next.innerText.trim() : ''",
                session);
    }

    @ParameterizedTest
    @CsvSource({
        "RESTATED, runs, Runs, #run-table, onRestatement=replay",
        "LOCKED_OUT, refused, Refused entries, #refused-table, riskMaxDrawdown",
        "FAILING, failures, Strategy failures, #failure-table, not today",
        "STALE, positions, Open positions, #position-table, stale"
    })
    void leadsToThePartOfThePageThatShowsMore(String session, String anchor, String part, String table, String shown) {
        browser.open(page(session));
        browser.find("#attention a").click();
        assertThat(browser.find(":target").getText()).startsWith(part);
        assertThat(browser.find(table).getText()).contains(shown);

        browser.open(index);
        browser.find(".note a[href='./" + session + ".html#" + anchor + "']").click();
        assertThat(browser.title()).isEqualTo(session + " – tear sheet");
        assertThat(browser.find(":target").getText()).startsWith(part);
    }

    @Test
    void isToldOfARunThatIsUnderWay() {
        browser.open(meanwhile);
        String told = noteOf("under way");

        assertThat(told)
                .isEqualTo("Attention: The last run began on "
                        + minute(books.value(
                                "SELECT started_at FROM report_runs WHERE session = 'under way'", LocalDateTime.class))
                        + " and is under way, or its process has died. No run has been completed yet. Runs");

        browser.open(underWay);
        assertThat("Attention: " + browser.find("#attention li").getText()).isEqualTo(told);
    }

    @Test
    void isToldWithoutALinkOfASessionWithoutAPage() {
        browser.open(index);

        assertThat(noteOf("unborn"))
                .startsWith("Attention: The last run failed on ")
                .contains(Obedient.HOSTILE_MESSAGE)
                .endsWith(". No run has been completed yet.");
    }

    @Test
    void isNothingForAHealthySession() {
        for (String healthy : List.of(PageBooks.PLAIN, PageBooks.HOSTILE, "under way")) {
            browser.open(page(healthy));
            assertThat(browser.find("#attention").isDisplayed()).isFalse();
            assertThat(browser.texts("#attention li")).isEmpty();

            browser.open(index);
            assertThat(noteOf(healthy)).isEmpty();
        }
    }

    @Test
    void isWhatTheIndexCanBeReducedTo() {
        browser.open(index);
        browser.choose(".tools select", "what needs attention");

        assertThat(browser.texts("tbody th"))
                .containsExactlyInAnyOrderElementsOf(
                        Stream.concat(Stream.of(Trouble.values()).map(Trouble::name), Stream.of("unborn"))
                                .toList());

        browser.open(healthyIndex);
        assertThat(browser.texts(".tools select")).isEmpty();
        assertThat(browser.texts(".note")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"light, 1280", "dark, 1280", "light, 768", "dark, 768", "light, 400", "dark, 400"})
    void isLegibleOnThePageInBothThemesAndAllWidths(String theme, int width) {
        browser.show(width, 900, theme);
        browser.lookAt(page("BROKEN_DOWN"));

        assertLegible();
        assertThat(browser.find("#attention").isDisplayed()).isTrue();
        assertThat(browser.<Number>check("contrastOfTheAttentionsFrame").doubleValue())
                .isGreaterThan(3);
    }

    @ParameterizedTest
    @CsvSource({"light, 1280", "dark, 1280", "light, 768", "dark, 768", "light, 400", "dark, 400"})
    void isLegibleOnThePageAboveChartsInBothThemesAndAllWidths(String theme, int width) {
        browser.show(width, 900, theme);
        browser.lookAt(page("FAILING_AND_STALE"));

        assertLegible();
    }

    @ParameterizedTest
    @CsvSource({"light, 1280", "dark, 1280", "light, 768", "dark, 768", "light, 400", "dark, 400"})
    void isLegibleOnTheIndexInBothThemesAndAllWidths(String theme, int width) {
        browser.show(width, 900, theme);
        browser.lookAt(index);

        assertLegible();
    }

    private static void assertLegible() {
        assertThat(browser.<List<String>>check("pale")).isEmpty();
        assertThat(browser.<List<String>>check("overlapping")).isEmpty();
        assertThat(browser.<List<String>>check("beyond")).isEmpty();
    }

    /// The table is wider than the window and scrolls sideways; what is to be noticed does not.
    @ParameterizedTest
    @ValueSource(ints = {1280, 768, 400})
    void isInViewOnTheIndexWithoutScrolling(int width) {
        browser.show(width, 900, "light");
        browser.open(index);

        String widths =
                "return [...document.querySelectorAll('tr.note div')].map(note => note.getBoundingClientRect().right)";
        assertThat(browser.<List<Number>>run(widths))
                .hasSize(Trouble.values().length + 1)
                .allSatisfy(right -> assertThat(right.doubleValue()).isLessThanOrEqualTo(width));
        assertThat(browser.<List<String>>check("scrolling").isEmpty()).isEqualTo(width == 1280);
    }

    @ParameterizedTest
    @ValueSource(ints = {1280, 400})
    void leavesNoRoomForChartsThatAreNotDrawn(int width) {
        browser.show(width, 900, "light");
        browser.open(page("BROKEN_DOWN"));

        assertThat(browser.texts(".chart.empty")).hasSizeGreaterThan(3);
        assertThat(browser.<List<Number>>run(
                        "return [...document.querySelectorAll('.chart.empty')].map(chart => chart.offsetHeight)"))
                .allSatisfy(height -> assertThat(height.intValue()).isZero());
        assertThat(browser.find("#symbol").isDisplayed()).isFalse();
    }

    @Test
    void namesNoDrawdownBeforeItIsReckoned() {
        browser.open(page("BROKEN_DOWN"));

        String notYet = "Figures, returns and drawdowns are reckoned when a run is completed.";
        assertThat(browser.find("#figures-text").getText()).isEqualTo(notYet);
        assertThat(browser.find("#drawdown-table").getText()).isEqualTo(notYet);

        browser.open(page("STALE"));
        assertThat(browser.find("#figures-text").getText()).startsWith("A dash stands");
    }
}
