package io.papertape.report.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/// Has pages of a few sessions and a Chromium to show them.
abstract class InABrowser {

    static final String ROUND_TRIPS = "#round-trip-table";

    @TempDir
    static Path folder;

    static Browser browser;
    static PageBooks books;
    static Path page;
    static Path hostilePage;

    @BeforeAll
    static void openBooksAndBrowser() throws IOException, InterruptedException {
        browser = Browser.shared();
        books = PageBooks.copyInto(folder);
        page = books.written(PageBooks.PLAIN);
        hostilePage = books.written(PageBooks.HOSTILE);
    }

    @AfterAll
    static void closeBooks() {
        if (books != null) {
            books.close();
        }
    }

    @BeforeEach
    void showADesktop() {
        browser.show(1280, 900, "light");
    }

    @AfterEach
    void hasLeftNothingOnTheConsoleAndAskedForNothing() {
        assertThat(browser.console()).isEmpty();
        assertThat(browser.requests()).isEmpty();
        browser.run("localStorage.clear()");
    }
}
