package io.papertape.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What the log tells of the session and the run that each of its lines is about.
class LogIT {

    private static final String COMMIT = "Initiating transaction commit";
    private static final String EVERY_COMMIT =
            "--logging.level.org.springframework.jdbc.support.JdbcTransactionManager=debug";

    @TempDir
    Path folder;

    @BeforeEach
    void writeTheFile() throws IOException {
        Files.writeString(folder.resolve("papertape.yaml"), """
                defaults: {prices: %s, symbols: KO, to: 2013-12-31}
                sessions: [{session: fast, fastPeriod: 5}, {session: slow}, {session: alone, symbols: AAPL}]
                """.formatted(
                        Path.of("data", "prices").toAbsolutePath()));
    }

    @Test
    void namesSessionAndRunInEachLineOfANight() throws Exception {
        Papertape.Ended night = Papertape.quick(folder).run("nightly", "reports=off", "threads=1", EVERY_COMMIT);

        assertThat(night.status()).as(night.err()).isZero();
        Map<String, List<String>> commits = night.err()
                .lines()
                .filter(line -> line.endsWith(COMMIT))
                .collect(Collectors.groupingBy(line -> line.replaceFirst("^[\\d:]{8} DEBUG \\w+", "")));
        assertThat(commits.keySet())
                .containsExactlyInAnyOrder(
                        ": " + COMMIT, " [fast 1]: " + COMMIT, " [slow 2]: " + COMMIT, " [alone 3]: " + COMMIT);
    }

    @Test
    void namesThemInJson() throws Exception {
        Papertape.Ended night = Papertape.quick(folder)
                .run(
                        "nightly",
                        "reports=off",
                        "quiet=true",
                        "threads=1",
                        EVERY_COMMIT,
                        "--logging.structured.format.console=ecs",
                        "--logging.file.name=" + folder.resolve("papertape.log"));

        assertThat(night.status()).as(night.err()).isZero();
        Set<String> about = night.err()
                .lines()
                .map(JsonMapper.shared()::readTree)
                .filter(line -> line.path("message").asString("").equals(COMMIT))
                .map(line -> about(line, "session") + " " + about(line, "run"))
                .collect(Collectors.toSet());
        assertThat(about).contains(" ", "fast 1", "slow 2").hasSize(4).anyMatch(text -> text.startsWith("alone "));
        assertThat(folder.resolve("papertape.log")).content().contains(" [fast 1]: " + COMMIT);
    }

    private static String about(JsonNode line, String name) {
        return line.path(name).asString("");
    }
}
