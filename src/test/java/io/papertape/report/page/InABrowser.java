package io.papertape.report.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/// Has pages of a few sessions and a Chromium that shows one of them.
abstract class InABrowser {

    static final String ROUND_TRIPS = "#round-trip-table";

    @TempDir
    static Path folder;

    static Browser browser;
    static PageBooks books;
    static Path page;
    static Path hostilePage;

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
        browser.run("localStorage.clear()");
    }
}
