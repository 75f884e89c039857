package io.papertape;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// The page that says where a thing is added names files that are there.
class ExtendingDocumentTest {

    private static final Path PAGE = Path.of("src", "docs", "EXTENDING.md");
    private static final Pattern FILE = Pattern.compile("`([\\w./…]+\\.(?:java|sql|md|py|properties))`");

    /// Of files that are yet to be written.
    private static final Pattern PLACEHOLDER = Pattern.compile("NAME|WHAT|…");

    private static final List<Path> ROOTS = List.of(
            Path.of(""),
            Path.of("src", "main", "java", "io", "papertape"),
            Path.of("src", "main", "resources", "db", "migration"),
            Path.of("src", "main", "java", "io", "papertape", "engine", "performance"));

    @Test
    void namesFilesThatAreThere() throws IOException {
        List<String> named = FILE.matcher(Files.readString(PAGE))
                .results()
                .map((MatchResult file) -> file.group(1))
                .filter(file -> !PLACEHOLDER.matcher(file).find())
                .toList();

        assertThat(named).hasSizeGreaterThan(75).allMatch(ExtendingDocumentTest::isThere);
    }

    private static boolean isThere(String file) {
        return Stream.of(file)
                .flatMap(name -> ROOTS.stream().map(root -> root.resolve(name)))
                .anyMatch(Files::isRegularFile);
    }
}
