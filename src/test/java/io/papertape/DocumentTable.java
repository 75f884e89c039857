package io.papertape;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// A page whose tables are made of what the program knows. With `-Dpapertape.docs=write` they are written anew.
public final class DocumentTable {

    private final Path page;
    private final String before;
    private String renewed;

    /// @param name of a page of `src/docs`
    public DocumentTable(String name) throws IOException {
        page = Path.of("src", "docs", name);
        before = Files.readString(page);
        renewed = before;
    }

    /// Puts a table in the place of the first paragraph below a heading.
    ///
    /// @param heading the line with its number signs
    /// @param head its first line, cells between bars
    /// @param rows the cells of each row
    public void put(String heading, String head, List<List<String>> rows) {
        List<String> lines = new ArrayList<>();
        lines.add(head);
        lines.add("|---".repeat(head.split("\\|", -1).length - 2) + "|");
        rows.forEach(cells -> lines.add("| " + String.join(" | ", cells) + " |"));
        String line = "\n" + heading + "\n\n";
        int found = renewed.indexOf(line);
        assertThat(found).as("heading " + heading).isNotNegative();
        int begin = found + line.length();
        int end = renewed.indexOf("\n\n", begin);
        renewed = renewed.substring(0, begin) + String.join("\n", lines) + renewed.substring(end);
    }

    /// Asserts that the page has the tables that were put, having written them if asked to.
    public void check() throws IOException {
        if ("write".equals(System.getProperty("papertape.docs"))) {
            Files.writeString(page, renewed);
        }
        assertThat(before).isEqualTo(renewed);
    }
}
