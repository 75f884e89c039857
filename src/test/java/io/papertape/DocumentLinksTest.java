package io.papertape;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// README and the pages of `src/docs`: every relative link leads to a file, and to a heading of it.
class DocumentLinksTest {

    private static final Path README = Path.of("README.md");
    private static final int README_LINES = 150;

    private static final Pattern CODE = Pattern.compile("(?ms)^```.*?^```$|`[^`\n]*`");
    private static final Pattern LINK = Pattern.compile("\\]\\((?!https?:)([^)#]*)(?:#([^)]*))?\\)");
    private static final Pattern HEADING = Pattern.compile("(?m)^#+ (.+)$");

    static List<Path> pages() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("src", "docs"))) {
            return Stream.concat(
                            Stream.of(README),
                            files.filter(file -> file.toString().endsWith(".md"))
                                    .sorted())
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("pages")
    void leadsNowhereThatDoesNotExist(Path page) throws IOException {
        List<String> broken = links(page)
                .filter(link -> !exists(page, link))
                .map(MatchResult::group)
                .toList();

        assertThat(broken).isEmpty();
    }

    @Test
    void isReachedFromReadme() throws IOException {
        Set<Path> linked = links(README)
                .map(link -> Path.of(link.group(1)))
                .filter(target -> target.toString().endsWith(".md"))
                .collect(Collectors.toSet());

        assertThat(linked).containsAll(pages().subList(1, pages().size()));
    }

    @Test
    void isShortWhereAStrangerBegins() throws IOException {
        assertThat(Files.readAllLines(README)).hasSizeLessThan(README_LINES);
    }

    private static Stream<MatchResult> links(Path page) throws IOException {
        String text = CODE.matcher(Files.readString(page)).replaceAll("");
        return LINK.matcher(text).results().toList().stream();
    }

    private static boolean exists(Path page, MatchResult link) {
        Path target = link.group(1).isEmpty() ? page : page.resolveSibling(link.group(1));
        return Files.exists(target) && (link.group(2) == null || anchors(target).contains(link.group(2)));
    }

    /// As GitHub makes them: small letters, no punctuation, hyphens for blanks.
    private static Set<String> anchors(Path page) {
        try {
            String text = Files.readString(page).replaceAll("(?ms)^```.*?^```$", "");
            return HEADING.matcher(text)
                    .results()
                    .map(heading -> heading.group(1)
                            .toLowerCase(Locale.ROOT)
                            .replaceAll("[^\\p{L}\\p{N}_ -]", "")
                            .replace(' ', '-'))
                    .collect(Collectors.toSet());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
