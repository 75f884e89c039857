package io.papertape.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.papertape.batch.code.StrategyFolder;
import io.papertape.batch.replay.ReplayParameter;
import io.papertape.engine.strategy.StrategyCatalog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Keeps the tables of the page about the parameters equal to what the program knows of them. With
/// `-Dpapertape.docs=write` they are written anew.
class ParametersDocumentTest {

    private static final Path DOCUMENT = Path.of("src", "docs", "PARAMETERS.md");

    @Test
    void tellsEveryParameterAsTheProgramDoes() throws IOException {
        String document = Files.readString(DOCUMENT);

        String renewed = withTable(document, "replay", replay());
        renewed = withTable(renewed, "Strategies", strategies());
        renewed = withTable(renewed, "report and sql", report());

        if ("write".equals(System.getProperty("papertape.docs"))) {
            Files.writeString(DOCUMENT, renewed);
        }
        assertThat(document).isEqualTo(renewed);
    }

    /// Puts a table in the place of the first paragraph below a heading.
    private static String withTable(String document, String heading, List<String> rows) {
        String line = "\n## " + heading + "\n\n";
        int found = document.indexOf(line);
        assertThat(found).as("heading " + heading).isNotNegative();
        int begin = found + line.length();
        int end = document.indexOf("\n\n", begin);
        return document.substring(0, begin) + String.join("\n", rows) + document.substring(end);
    }

    private static List<String> replay() {
        return table(
                "| parameter | default | meaning |\n|---|---|---|",
                Arrays.stream(ReplayParameter.values())
                        .map(parameter ->
                                row("`" + parameter.label() + "`", parameter.defaultText(), parameter.meaning())));
    }

    private static List<String> strategies() {
        StrategyCatalog catalog = StrategyFolder.catalog();
        return table(
                "| strategy | its parameters and their defaults |\n|---|---|",
                StrategyCatalog.names().stream()
                        .map(name -> row(
                                "`" + name + "`",
                                catalog.find(name, Map.of()).parameters().entrySet().stream()
                                        .map(parameter -> "`" + parameter.getKey() + "` " + parameter.getValue())
                                        .collect(Collectors.joining(", ")))));
    }

    private static List<String> report() {
        return table(
                "| parameter | of | default | meaning |\n|---|---|---|---|",
                Arrays.stream(ReportParameter.values())
                        .map(parameter -> row(
                                "`" + parameter.label() + "`",
                                parameter.isOfSql() ? "report, sql" : "report",
                                parameter.defaultText(),
                                parameter.meaning())));
    }

    private static List<String> table(String head, Stream<String> rows) {
        return Stream.concat(Stream.of(head), rows).toList();
    }

    private static String row(String... cells) {
        return "| " + String.join(" | ", cells) + " |";
    }
}
