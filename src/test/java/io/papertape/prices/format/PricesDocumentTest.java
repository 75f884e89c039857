package io.papertape.prices.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/// The page on prices lists every layout, and what `prices.yaml` may tell.
class PricesDocumentTest {

    private static final String HEAD = "| layout | how a file begins |";

    @Test
    void listsTheLayoutsInTheOrderInWhichTheyAreAsked() throws IOException {
        assertThat(rows(HEAD))
                .containsExactlyElementsOf(PriceFormats.KNOWN.formats().stream()
                        .map(format ->
                                "| " + format.name() + " | `" + format.example().replace("\t", " ⇥ ") + "` |")
                        .toList());
    }

    @Test
    void listsTheKeysOfPricesYaml() throws IOException {
        assertThat(rows("| key | value |").stream().map(row -> row.substring(row.indexOf("`") + 1, row.indexOf("` |"))))
                .containsExactlyElementsOf(PinnedFile.KEYS);
    }

    private static List<String> rows(String head) throws IOException {
        List<String> page = Files.readAllLines(Path.of("src", "docs", "PRICES.md"));
        return page.subList(page.indexOf(head) + 2, page.size()).stream()
                .takeWhile(line -> line.startsWith("|"))
                .toList();
    }
}
