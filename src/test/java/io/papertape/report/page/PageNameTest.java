package io.papertape.report.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PageNameTest {

    private static final List<String> HOSTILE = List.of(
            "<script>alert(1)</script>",
            "a/b",
            "a\\b",
            "a:b",
            "a b",
            "..",
            ".",
            ".hidden",
            "trailing.",
            "'",
            "\"",
            "😀",
            "😁",
            "ü",
            "x".repeat(300),
            "x".repeat(301),
            "CON",
            "con",
            "con.txt",
            "COM1",
            "nul.",
            "index",
            "Index",
            "morning",
            "mine~0123456789",
            "~",
            "-rf",
            "%2e%2e",
            "\n",
            " ");

    @ParameterizedTest
    @ValueSource(strings = {"mine", "Mine", "SimpleMAStrategy-79093288", "momentum-20_v1.2", "0", "_"})
    void keepsANameThatEveryFileSystemTakes(String session) {
        assertThat(PageName.of(session)).isEqualTo(session + ".html");
    }

    @Test
    void givesASweepANameThatNoSessionHas() {
        assertThat(PageName.ofSweep("mine")).isEqualTo("sweep~mine.html");
        assertThat(PageName.ofSweep("a/b")).isEqualTo("sweep~a-b~c14cddc033.html");
        assertThat(HOSTILE.stream().map(PageName::ofSweep))
                .doesNotHaveDuplicates()
                .allMatch(name -> name.matches("sweep~[A-Za-z0-9._~-]+\\.html"));
        assertThat(PageName.of("sweep~mine")).isNotEqualTo(PageName.ofSweep("mine"));
    }

    @Test
    void givesAnyOtherNameADigest() {
        assertThat(PageName.of("a/b")).isEqualTo("a-b~c14cddc033.html");
        assertThat(PageName.of("..")).isEqualTo("_--~5ec1f7e700.html");
        assertThat(PageName.of("con.txt")).isEqualTo("con-txt~d3bde286fd.html");
    }

    @Test
    void isShortAndSafeWhateverTheSession() {
        assertThat(HOSTILE.stream().map(PageName::of))
                .allSatisfy(name -> assertThat(name)
                        .matches("[A-Za-z0-9_][A-Za-z0-9._-]*~[0-9a-f]{10}\\.html")
                        .hasSizeLessThanOrEqualTo(120));
    }

    @Test
    void givesNoTwoSessionsTheSameFile() {
        assertThat(HOSTILE.stream().map(PageName::of).map(name -> name.toLowerCase(Locale.ROOT)))
                .doesNotHaveDuplicates()
                .doesNotContain(PageName.INDEX);
    }
}
