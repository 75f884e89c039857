package io.papertape.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.snakeyaml.engine.v2.nodes.Node;

class YamlFileTest {

    private final YamlFile yaml = new YamlFile("f.yaml");

    @Test
    void keepsTextsAsTheyAreWritten() {
        Map<String, String> texts =
                texts("a: off\nb: 0.10\nc: 1_000\nd: 2024-01-02\ne: 'x'\nf: 0o17\ng: yes\nh: 12:30:45\ni: \"\"\n");

        assertThat(texts)
                .containsExactly(
                        Map.entry("a", "off"),
                        Map.entry("b", "0.10"),
                        Map.entry("c", "1_000"),
                        Map.entry("d", "2024-01-02"),
                        Map.entry("e", "x"),
                        Map.entry("f", "0o17"),
                        Map.entry("g", "yes"),
                        Map.entry("h", "12:30:45"),
                        Map.entry("i", ""));
        assertThat(yaml.problems()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"'a:'", "a: ~", "a: null", "a: NULL", "a: [1]", "a: {b: 1}"})
    void asksForAValueWhereThereIsNone(String text) {
        texts(text);

        assertThat(yaml.problems()).hasSize(1).first().asString().endsWith(": a must have a value");
    }

    @Test
    void tellsAllProblemsOnceInTheOrderOfTheFile() {
        Node root = root("b: 1\na: 2\nb: 3\n");
        yaml.problem(new Place(2, 4), "second");
        yaml.problem(new Place(2, 4), "second");

        assertThat(yaml.mapping(root, List.of("a", "beta"))).containsOnlyKeys("a");
        assertThatThrownBy(yaml::requireSound)
                .isInstanceOfSatisfying(
                        InvalidYamlException.class,
                        e -> assertThat(e.problems())
                                .containsExactly(
                                        "f.yaml line 1, column 1: knows no key 'b'; the nearest is 'beta'",
                                        "f.yaml line 2, column 4: second",
                                        "f.yaml line 3, column 1: has 'b' twice"));
    }

    @Test
    void takesAliasesForWhatTheyStandFor() {
        Map<String, String> texts = texts("a: &x 5\nb: *x\n");

        assertThat(texts).containsExactly(Map.entry("a", "5"), Map.entry("b", "5"));
    }

    @Test
    void knowsNoKeyThatMerges() {
        Node root = root("a: &a {b: 1}\nc: {<<: *a, b: 2}\n");

        Node merged =
                Objects.requireNonNull(yaml.mapping(root, List.of("a", "c")).get("c"));

        assertThat(yaml.mapping(merged, List.of("b"))).containsOnlyKeys("b");
        assertThat(yaml.problems()).containsExactly("f.yaml line 2, column 5: knows no key '<<'; the nearest is 'b'");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    a: [ | f.yaml line 1, column 5: is no YAML: expected the node content, but found '<stream end>'
                    a: *x | f.yaml line 1, column 4: is no YAML: found undefined alias x
                    a: @x | f.yaml line 1, column 4: is no YAML: found character '@'
                    """)
    void refusesWhatIsNoYaml(String text, String message) {
        assertThatThrownBy(() -> root(text))
                .isInstanceOf(InvalidYamlException.class)
                .hasMessageStartingWith(message);
    }

    @Test
    void refusesAliasesOfAliasesThatGrowWithoutEnd() {
        StringBuilder laughs = new StringBuilder("a0: &a0 [lol]\n");
        for (int i = 1; i < 10; i++) {
            String before = "*a" + (i - 1);
            laughs.append("a" + i + ": &a" + i + " [" + (before + ", ").repeat(9) + before + "]\n");
        }

        assertThatThrownBy(() -> root(laughs.toString()))
                .hasMessageContaining("f.yaml: is no YAML: Number of aliases for non-scalar nodes exceeds");
    }

    @Test
    void refusesWhatIsNestedTooDeeply() {
        assertThatThrownBy(() -> root("a: " + "[".repeat(10_000)))
                .hasMessage("f.yaml line 1, column 23: is nested too deeply");
    }

    @ParameterizedTest
    @CsvSource({"'a: &a {<<: *a}'", "'a: &a {a: &b {<<: [*a, *b]}}'", "'&a {*a : 1}'"})
    void endsWhereAMappingIsToHoldItself(String text) {
        List<String> problems = new ArrayList<>();
        try {
            Node root = root(text);
            yaml.entries(root, "a").forEach(entry -> yaml.mapping(entry.value(), List.of("b")));
            problems.addAll(yaml.problems());
        } catch (InvalidYamlException e) {
            problems.addAll(e.problems());
        }

        assertThat(problems)
                .isNotEmpty()
                .allSatisfy(problem -> assertThat(problem).startsWith("f.yaml"));
    }

    private Node root(String text) {
        return Objects.requireNonNull(yaml.root(text.getBytes(StandardCharsets.UTF_8)));
    }

    private Map<String, String> texts(String text) {
        Map<String, String> texts = new LinkedHashMap<>();
        yaml.entries(root(text), "a").forEach(entry -> texts.put(entry.key(), yaml.text(entry.value(), entry.key())));
        return texts;
    }
}
