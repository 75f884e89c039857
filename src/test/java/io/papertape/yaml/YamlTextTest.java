package io.papertape.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.snakeyaml.engine.v2.nodes.Node;

class YamlTextTest {

    @Test
    void writesAsAPersonWould() {
        Map<String, Object> session = new LinkedHashMap<>();
        session.put("session", "mine");
        session.put("risk", "off");
        session.put("commission", "0.10");
        session.put("symbols", List.of("AAPL", "KO"));

        assertThat(YamlText.of(Map.of("sessions", List.of(session, Map.of("session", "it's: #1")))))
                .isEqualTo("""
                        sessions:
                          - session: mine
                            risk: off
                            commission: 0.10
                            symbols: [AAPL, KO]
                          - session: 'it''s: #1'
                        """);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "~",
                "null",
                "NULL",
                "true",
                "off",
                "5",
                "0.10",
                "1_000",
                "2024-01-02",
                "- a",
                "a: b",
                "#",
                "a #b",
                "'",
                "\"",
                "{",
                "[a]",
                "*x",
                "&x",
                "!x",
                "@x",
                "%x",
                "|",
                ">",
                "a\nb",
                "a\n",
                " a",
                "a ",
                "\t",
                "é",
                "日",
                "\u0000",
                "\u0085",
                "\u2028",
                "😀",
                "<<",
                "---",
                "...",
                "=",
                "?",
                "a\\b",
                "${A}"
            })
    void writesEveryTextSoThatItIsRead(String text) {
        YamlFile yaml = new YamlFile("f.yaml");

        Node root = Objects.requireNonNull(
                yaml.root(YamlText.of(Map.of("k", text, "l", List.of(text))).getBytes(StandardCharsets.UTF_8)));
        Map<String, Node> values = yaml.mapping(root, List.of("k", "l"));

        assertThat(yaml.text(Objects.requireNonNull(values.get("k")), "k")).isEqualTo(text);
        assertThat(yaml.text(yaml.list(Objects.requireNonNull(values.get("l"))).getFirst(), "l"))
                .isEqualTo(text);
    }

    @Test
    void breaksALongList() {
        List<String> symbols =
                IntStream.range(0, 500).mapToObj(i -> "SYMBOL" + i).toList();

        String text = YamlText.of(Map.of("symbols", symbols));

        YamlFile yaml = new YamlFile("f.yaml");
        Node root = Objects.requireNonNull(yaml.root(text.getBytes(StandardCharsets.UTF_8)));
        Node list =
                Objects.requireNonNull(yaml.mapping(root, List.of("symbols")).get("symbols"));
        assertThat(yaml.list(list).stream().map(node -> yaml.text(node, "symbol")))
                .containsExactlyElementsOf(symbols);
        assertThat(text.lines())
                .hasSizeGreaterThan(30)
                .allSatisfy(line -> assertThat(line).hasSizeLessThan(120));
    }
}
