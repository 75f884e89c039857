package io.papertape.desk;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.schema.CoreSchema;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Keeps the schema for editors equal to what the program knows of the settings: with `-Dpapertape.docs=write` it is
/// written anew.
class DeskSchemaDocumentTest {

    private static final Path SCHEMA = Path.of("src", "main", "resources", "io", "papertape", "desk", DeskSchema.NAME);
    private static final JsonMapper JSON = new JsonMapper();
    private static final SchemaRegistry REGISTRY = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_7);

    @TempDir
    Path folder;

    @Test
    void isMadeOfTheSettings() throws IOException {
        String before = Files.readString(SCHEMA);
        String renewed = SchemaText.make();
        if ("write".equals(System.getProperty("papertape.docs"))) {
            Files.writeString(SCHEMA, renewed);
        }

        assertThat(before).isEqualTo(renewed);
        assertThat(DeskSchema.content()).asString(StandardCharsets.UTF_8).isEqualTo(renewed);
    }

    @Test
    void isASchema() {
        Schema rules = REGISTRY.getSchema(SchemaLocation.of("http://json-schema.org/draft-07/schema#"));

        assertThat(rules.validate(JSON.readTree(SchemaText.make()))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "sessions: [{session: a}]",
                "sessions: [{session: 5, symbols: [KO, 5], prices: p}]",
                "sessions: [{session: a, symbols: KO, risk: off, recursive: true, benchmark: ''}]",
                "sessions: [{session: a, from: 2013-02-08, tradeFrom: 2013-02-08T09:30, riskFreeRate: -0.5}]",
                "sessions: [{session: a, fastPeriod: [5, 10], risk: [on, off], maxPositions: ['5', '${N:-6}']}]",
                "sessions: [{session: a, strategy: io.papertape.engine.strategy.BreakoutStrategy, lookback: 7}]",
                "sessions: [{session: a, riskDrawdownReset: never}, {session: b, riskDrawdownReset: 90, maxFailures: off}]",
                "{prices: {us: {prices: p, adjust: all, recursive: true}, eu: q}, sessions: [{session: a, prices: us}]}",
                "{symbols: {x: [KO]}, defaults: {symbols: x, initialCapital: 1e6}, sessions: [{session: a}]}",
                "{notify: {command: [a, 5], webhook: 'https://x', on: always}, sessions: [{session: a}]}",
                "{schedule: {cron: 30 2 * * TUE-SAT, zone: America/New_York}, sessions: [{session: a}]}",
                "{schedule: [{cron: '@daily'}, {cron: '0 0 3 L * *', zone: UTC}], sessions: [{session: a}]}",
            })
    void takesWhatTheProgramTakes(String text) {
        assertThat(new DeskFolder(folder).problems(text)).isEmpty();
        assertThat(schemaProblems(text)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "sessions: []",
                "sessions: [{risk: off}]",
                "sesions: [{session: a}]",
                "sessions: [{session: a, risk: of}]",
                "sessions: [{session: a, fresh: true}]",
                "sessions: [{session: a, maxPositions: 0}]",
                "sessions: [{session: a, maxPositions: 1.5}]",
                "sessions: [{session: a, maxPositions: []}]",
                "sessions: [{session: a, commission: 1}]",
                "sessions: [{session: a, initialCapital: 92233720369}]",
                "sessions: [{session: a, adjust: al}]",
                "sessions: [{session: a, symbols: []}]",
                "sessions: [{session: a, fastPeriod: {x: 1}}]",
                "{defaults: {session: a}, sessions: [{session: a}]}",
                "{defaults: {maxPositions: [5]}, sessions: [{session: a}]}",
                "{prices: {us: {adjust: all}}, sessions: [{session: a}]}",
                "{notify: {command: mail}, sessions: [{session: a}]}",
                "{notify: {webhook: 'https://x', on: never}, sessions: [{session: a}]}",
                "{schedule: 30 2 * * *, sessions: [{session: a}]}",
                "{schedule: [], sessions: [{session: a}]}",
                "{schedule: {zone: UTC}, sessions: [{session: a}]}",
                "{schedule: {cron: 30 2 * * *, on: x}, sessions: [{session: a}]}",
            })
    void refusesWhatTheProgramRefuses(String text) {
        assertThat(new DeskFolder(folder).problems(text)).isNotEmpty();
        assertThat(schemaProblems(text)).isNotEmpty();
    }

    static List<Error> schemaProblems(String yaml) {
        Object value =
                new Load(LoadSettings.builder().setSchema(new CoreSchema()).build()).loadFromString(yaml);
        JsonNode tree = JSON.valueToTree(value);
        return REGISTRY.getSchema(SchemaText.make()).validate(tree);
    }
}
