package io.papertape.report.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.papertape.Database;
import io.papertape.batch.replay.TestBooks;
import io.papertape.report.ActionMarket;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What the tear sheet shows of corporate actions and short positions, in a real Chromium.
class ActionPagesIT {

    @TempDir
    static Path folder;

    private static Browser browser;
    private static TestBooks books;
    private static Path page;
    private static Path holding;

    @BeforeAll
    static void replay() throws IOException {
        browser = Browser.shared();
        books = new TestBooks(Database.H2, folder);
        ActionMarket market = ActionMarket.in(folder.resolve("prices"));
        market.replay(books, "whole", "2024-01-08");
        market.replay(books, "holding", "2024-01-03");
        Pages pages = books.context().getBean(Pages.class);
        page = pages.write("whole", folder.resolve("reports"));
        holding = pages.write("holding", folder.resolve("reports"));
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

    private static void open(Path which) {
        browser.show(1280, 900, "light");
        browser.lookAt(which);
    }

    @Test
    void sumsUpAndListsWhatWasBooked() {
        open(page);

        assertThat(browser.find("#income-text").getText())
                .isEqualTo("Booked: −20.00 of dividends, net of tax, 146.67 for what splits left over, 1.43 of fees for"
                        + " borrowing. 31.45 of dividends is owed to the session and counts in its equity.");
        assertThat(browser.texts("#cash-event-table tbody td:nth-child(3)"))
                .containsExactly("borrow fee", "borrow fee", "dividend", "split", "borrow fee");
        assertThat(browser.texts("#cash-event-table tbody tr:nth-child(4) td"))
                .containsExactly("AAA", "split", "+146.67", "−63");
        assertThat(browser.find(".contents [href='#income']").isDisplayed()).isTrue();
    }

    @Test
    void listsWhatCompaniesDid() {
        open(page);

        assertThat(browser.texts("#action-table tbody td:nth-child(3)"))
                .containsExactly("delisting", "dividend", "split", "dividend");
        assertThat(browser.texts("#action-table tbody td:nth-child(4)"))
                .containsExactly("0.05 a share", "1 a share", "0.375 for 1", "0.2 a share");
    }

    @Test
    void tellsTheSidesOfRoundTripsAndPositionsApart() {
        open(page);
        assertThat(browser.texts("#round-trip-table thead th")).startsWith("Symbol", "Side", "Entered", "Exited");
        assertThat(browser.texts("#round-trip-table tbody tr:not(.note) td:nth-child(2)"))
                .containsExactlyInAnyOrder("long", "short", "long");

        open(holding);
        assertThat(browser.texts("#position-table tbody td:nth-child(2)")).containsExactly("long", "short", "long");
        assertThat(browser.texts("#position-table tbody td:nth-child(4)")).containsExactly("100", "−100", "100");
    }

    @Test
    void showsIncomeOfSymbols() {
        open(page);

        assertThat(browser.texts("#symbol-table thead th"))
                .endsWith("Turnover", "Dividends", "Split cash", "Borrow fees", "Total");
        assertThat(browser.texts("#symbol-table tbody tr:first-child td")).endsWith("+1,626.65");
        assertThat(browser.find("#symbols-text").getText()).contains("with dividends and fees, of 3 symbols");
    }

    @Test
    void drawsLongsAndShortsOfEquity() {
        open(page);

        assertThat(browser.find("#exposure-text").getText())
                .contains(" long and ", " short, ", " net; gross at most 18");
        assertThat(browser.<List<String>>run("return echarts.getInstanceByDom(document.getElementById("
                        + "'exposure-chart')).getOption().series.map(s => s.name)"))
                .containsExactly("Long", "Short", "Net");
    }

    @Test
    void marksTradesOfShortPositions() {
        open(page);
        browser.choose("#symbol", "BBB");

        assertThat(browser.<List<String>>run("return echarts.getInstanceByDom(document.getElementById("
                        + "'prices-chart')).getOption().series.filter(s => s.type === 'scatter').map(s => s.name)"))
                .containsExactly("Sold short", "Covered");

        browser.choose("#symbol", "CCC");

        assertThat(browser.<List<String>>run("return echarts.getInstanceByDom(document.getElementById("
                        + "'prices-chart')).getOption().series.filter(s => s.type === 'scatter').map(s => s.name)"))
                .containsExactly("Bought", "Delisted");
    }

    @Test
    void tellsThatAnAccountIsRuined() throws IOException {
        books.jdbc().update("UPDATE paper_session SET ruined = TRUE, status = 'CLOSED' WHERE name = 'holding'");
        Pages pages = books.context().getBean(Pages.class);
        open(pages.write("holding", folder.resolve("ruined")));

        assertThat(browser.find("#period").getText()).endsWith("; ruined and closed for good");
        assertThat(browser.find("#attention").getText()).startsWith("The account is ruined: ");

        open(pages.writeIndex(folder.resolve("ruined")));
        assertThat(browser.texts("tbody td")).anyMatch(text -> text.startsWith("ruined"));
    }

    @ParameterizedTest
    @CsvSource({"light, 1400", "dark, 800", "dark, 400"})
    void isLegible(String theme, int width) throws IOException {
        browser.show(width, 900, theme);
        browser.open(page);

        browser.assertLegible();
        browser.picture("actions-" + theme + "-" + width);
    }

    @Test
    void keepsNobodyFromUsingIt() {
        browser.show(1280, 900, "light");
        browser.open(page);

        assertThat(browser.violations()).isEmpty();
    }
}
