package io.papertape.cli;

import io.papertape.DocumentTable;
import io.papertape.batch.code.StrategyFolder;
import io.papertape.engine.strategy.StrategyCatalog;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Keeps the tables of the page about the parameters equal to what the program knows of them.
class ParametersDocumentTest {

    @Test
    void tellsEveryParameterAsTheProgramDoes() throws IOException {
        DocumentTable page = new DocumentTable("PARAMETERS.md");

        ParameterTable.ofReplay().forEach((about, table) -> put(page, "### " + about, table));
        put(page, "## live", ParameterTable.ofLive());
        put(page, "## sweep", ParameterTable.ofSweep());
        put(page, "## nightly", ParameterTable.ofNightly());
        put(page, "## serve", ParameterTable.ofServe());
        put(page, "## worker", ParameterTable.ofWorker());
        put(page, "## report and sql", ParameterTable.ofReport());
        put(page, "## inspect", ParameterTable.ofInspect());
        put(page, "## tearsheet", ParameterTable.ofTearsheet());
        put(page, "## audit", ParameterTable.ofAudit());
        put(page, "## prune", ParameterTable.ofPrune());
        put(page, "## backup and restore", ParameterTable.ofRestore());
        page.put("## Strategies", "| strategy | its parameters and their defaults |", strategies());

        page.check();
    }

    private static void put(DocumentTable page, String heading, ParameterTable table) {
        page.put(
                heading,
                "| " + String.join(" | ", table.columns()) + " |",
                table.rows().stream().map(ParametersDocumentTest::inCode).toList());
    }

    private static List<String> inCode(List<String> row) {
        return Stream.concat(Stream.of("`" + row.getFirst() + "`"), row.stream().skip(1))
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
}
