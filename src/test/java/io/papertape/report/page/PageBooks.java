package io.papertape.report.page;

import io.papertape.Database;
import io.papertape.SharedFolder;
import io.papertape.batch.replay.TestBooks;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.util.FileSystemUtils;

/// Books with sessions to look at, and their pages.
final class PageBooks implements AutoCloseable {

    static final String PLAIN = "demo";
    static final String HOSTILE = "<script>alert(\"1\")</script> '; a/../b {{data}} 😀 </title> " + "x".repeat(250);

    /// Each stands in for a symbol of the bundled prices.
    static final List<String> HOSTILE_SYMBOLS = List.of(
            "</script><img src=x onerror=alert(2)>",
            "\"quoted\" & 'single'",
            "😀 &lt;b&gt;",
            "__proto__",
            "S".repeat(300));

    private final TestBooks books;
    private final Path folder;

    private PageBooks(Path folder) {
        this.folder = folder.resolve("reports");
        books = new TestBooks(Database.H2, folder);
    }

    /// Books of the tests' own, with the page of each session.
    ///
    /// @param folder empty
    static PageBooks copyInto(Path folder) throws IOException, InterruptedException {
        FileSystemUtils.copyRecursively(SharedFolder.of("page-books", PageBooks::make), folder);
        return new PageBooks(folder);
    }

    private static void make(Path folder) throws IOException {
        try (PageBooks made = new PageBooks(folder)) {
            made.books.replay("session=" + PLAIN, "to=2017-12-29");
            made.books.replay("session=" + PLAIN);
            made.books.replay(
                    "session=" + HOSTILE,
                    "prices=" + hostilePrices(folder),
                    "strategy=MomentumStrategy",
                    "risk=off",
                    "positionSize=0.2");
            made.page(PLAIN);
            made.page(HOSTILE);
        }
    }

    /// Five symbols of the bundled prices under other names, two years of them, and a row that is no bar.
    private static Path hostilePrices(Path folder) throws IOException {
        Path file = folder.resolve("hostile <b>.csv");
        try (Stream<Path> files = Files.list(Path.of("data", "prices"))) {
            List<String> lines =
                    Files.readAllLines(files.filter(path -> path.toString().endsWith(".csv"))
                            .findFirst()
                            .orElseThrow());
            List<String> symbols = lines.stream()
                    .skip(1)
                    .map(PageBooks::symbol)
                    .distinct()
                    .limit(HOSTILE_SYMBOLS.size())
                    .toList();
            Stream<String> rows = lines.stream()
                    .skip(1)
                    .filter(line -> symbols.contains(symbol(line)) && line.compareTo("2015") < 0)
                    .map(line -> renamed(line, HOSTILE_SYMBOLS.get(symbols.indexOf(symbol(line)))));
            Stream<String> bad = Stream.of("2015-01-01,<i>,1,1,1,1,<script>alert(3)</script>");
            Files.write(
                    file,
                    Stream.of(Stream.of(lines.getFirst()), rows, bad)
                            .flatMap(all -> all)
                            .toList());
        }
        return file;
    }

    private static String symbol(String line) {
        return line.substring(line.lastIndexOf(',') + 1);
    }

    private static String renamed(String line, String symbol) {
        return line.substring(0, line.lastIndexOf(',') + 1) + '"' + symbol.replace("\"", "\"\"") + '"';
    }

    TestBooks books() {
        return books;
    }

    /// Writes the page of a session.
    Path page(String session) throws IOException {
        return pages().write(session, folder);
    }

    /// The page of a session, as it was written last.
    Path written(String session) {
        return folder.resolve(PageName.of(session));
    }

    Path index() throws IOException {
        return pages().writeIndex(folder);
    }

    private Pages pages() {
        return books.context().getBean(Pages.class);
    }

    /// One value.
    <T> T value(String sql, Class<T> type) {
        return books.jdbc().queryForObject(sql, type);
    }

    @Override
    public void close() {
        books.close();
    }
}
