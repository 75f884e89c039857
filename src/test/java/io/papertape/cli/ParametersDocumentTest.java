package io.papertape.cli;

import io.papertape.DocumentTable;
import io.papertape.batch.code.StrategyFolder;
import io.papertape.engine.strategy.StrategyCatalog;
import io.papertape.settings.LiveSettings;
import io.papertape.settings.ReplaySettings;
import io.papertape.settings.Setting;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// Keeps the tables of the page about the parameters equal to what the program knows of them.
class ParametersDocumentTest {

    @Test
    void tellsEveryParameterAsTheProgramDoes() throws IOException {
        DocumentTable page = new DocumentTable("PARAMETERS.md");

        page.put("## replay", "| parameter | default | meaning |", settings(ReplaySettings.ALL));
        page.put("## live", "| parameter | default | meaning |", settings(LiveSettings.ALL));
        page.put("## Strategies", "| strategy | its parameters and their defaults |", strategies());
        page.put("## report and sql", "| parameter | of | default | meaning |", report());

        page.check();
    }

    private static List<List<String>> settings(List<Setting<?>> settings) {
        return settings.stream()
                .map(setting -> List.of("`" + setting.name() + "`", setting.defaultText(), setting.meaning()))
                .toList();
    }

    private static List<List<String>> strategies() {
        StrategyCatalog catalog = StrategyFolder.catalog();
        return StrategyCatalog.names().stream()
                .map(name -> List.of(
                        "`" + name + "`",
                        catalog.find(name, Map.of()).parameters().entrySet().stream()
                                .map(parameter -> "`" + parameter.getKey() + "` " + parameter.getValue())
                                .collect(Collectors.joining(", "))))
                .toList();
    }

    private static List<List<String>> report() {
        return Arrays.stream(ReportParameter.values())
                .map(parameter -> List.of(
                        "`" + parameter.label() + "`",
                        parameter.isOfSql() ? "report, sql" : "report",
                        parameter.defaultText(),
                        parameter.meaning()))
                .toList();
    }
}
