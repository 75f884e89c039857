package io.papertape.prices.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/// The page on prices lists every layout.
class PricesDocumentTest {

    private static final String HEAD = "| layout | how a file begins |";

    @Test
    void listsTheLayoutsInTheOrderInWhichTheyAreAsked() throws IOException {
        List<String> page = Files.readAllLines(Path.of("src", "docs", "PRICES.md"));
        List<String> rows = page.subList(page.indexOf(HEAD) + 2, page.size()).stream()
                .takeWhile(line -> line.startsWith("|"))
                .toList();

        assertThat(rows)
                .containsExactlyElementsOf(PriceFormats.KNOWN.formats().stream()
                        .map(format ->
                                "| " + format.name() + " | `" + format.example().replace("\t", " ⇥ ") + "` |")
                        .toList());
    }
}
