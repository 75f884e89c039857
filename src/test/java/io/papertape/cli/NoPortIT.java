package io.papertape.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Which classes a process has loaded tells whether it has opened a port. A replay and a night answer readers over a
/// socket that is a file, by a class that could open a port, too: ReadersIT looks at theirs.
class NoPortIT {

    private static final Pattern PORTS = Pattern.compile("java\\.net\\.ServerSocket|com\\.sun\\.net\\.httpserver\\..*");

    /// What makes metrics for others.
    private static final Pattern METRICS =
            Pattern.compile("io\\.prometheus\\..*|io\\.micrometer\\.prometheusmetrics\\..*");

    @TempDir
    Path folder;

    @BeforeEach
    void writeTheFile() throws IOException {
        Files.writeString(folder.resolve("papertape.yaml"), """
                defaults: {prices: %s, to: 2013-12-31}
                schedule: {cron: 0 0 1 1 *}
                sessions: [{session: x, symbols: KO}]
                """.formatted(
                        Path.of("data", "prices").toAbsolutePath()));
    }

    @Test
    void isOpenedByServeAlone() throws Exception {
        List<List<String>> commands = List.of(
                List.of("nightly"),
                List.of("replay", "session=x", "reports=off"),
                List.of("report", "trades"),
                List.of("tearsheet"),
                List.of("inspect", "prices=" + Path.of("data", "prices").toAbsolutePath()));
        for (List<String> command : commands) {
            Path log = folder.resolve(command.getFirst() + ".log");
            Papertape.Ended ended = Papertape.tellingClasses(folder, log).run(command);

            assertThat(ended.status()).as(ended.toString()).isZero();
            assertThat(loaded(log, PORTS)).as("%s", command).isEmpty();
            assertThat(loaded(log, METRICS)).as("%s", command).isEmpty();
        }
        Path log = folder.resolve("serve.log");
        Papertape.Running serve =
                Papertape.tellingClasses(folder, log).start(List.of("serve", "port=" + ServeIT.freePort()));
        assertThat(serve.awaitLine("The next night is due at ", 1)).isTrue();
        serve.end();
        assertThat(serve.await().status()).isZero();
        assertThat(loaded(log, PORTS)).isNotEmpty();
        assertThat(loaded(log, METRICS)).isNotEmpty();
    }

    private static List<String> loaded(Path log, Pattern names) throws IOException {
        try (Stream<String> lines = Files.lines(log)) {
            List<String> all = lines.map(
                            line -> line.replaceFirst("^\\[.*?] ", "").replaceFirst(" source:.*", ""))
                    .toList();
            assertThat(all).hasSizeGreaterThan(1_000).contains("io.papertape.cli.Cli");
            return all.stream().filter(names.asMatchPredicate()).toList();
        }
    }
}
