package io.papertape.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The command `papertape`.
class AppIT {

    private static final List<String> REPLAY = List.of(
            "replay",
            "session=x",
            "to=2013-12-31",
            "prices=" + Path.of("data", "prices").toAbsolutePath());

    @TempDir
    Path folder;

    @Test
    void replaysLikeTheJar() throws IOException, InterruptedException {
        Papertape.Ended jar = new Papertape(Files.createDirectory(folder.resolve("jar"))).run(REPLAY);
        Papertape.Ended command =
                Papertape.quick(Files.createDirectory(folder.resolve("app"))).run(REPLAY);

        assertThat(command.status()).isZero();
        assertThat(results(command)).hasSizeGreaterThan(7).isEqualTo(results(jar));
    }

    /// The jar, too: it finds its logging in another way.
    @Test
    void logsToStandardErrorAndAFile() throws IOException, InterruptedException {
        for (Papertape papertape : List.of(new Papertape(folder), Papertape.quick(folder))) {
            Path log = folder.resolve("papertape.log");

            Papertape.Ended ended =
                    papertape.run(List.of("sessions", "--logging.level.root=info", "--logging.file.name=" + log));

            assertThat(ended.out()).doesNotContain("INFO");
            assertThat(ended.err()).contains("INFO");
            assertThat(log).content().contains("INFO");
            Files.delete(log);
        }
    }

    @Test
    void namesItselfForWhatComesNext() throws IOException, InterruptedException {
        assertThat(Papertape.quick(folder).run(REPLAY).out().lines())
                .contains("  " + App.command() + " report trades session=x");
    }

    @Test
    void givesTheExitStatusAndWorksThroughALink() throws IOException, InterruptedException {
        Path link = Files.createSymbolicLink(folder.resolve("link"), App.command());

        Process process = new ProcessBuilder(link.toString(), "replay", "sesion=x")
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();

        assertThat(new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                .contains("unknown parameter 'sesion': did you mean 'session'?");
        assertThat(process.waitFor()).isEqualTo(2);
    }

    /// The summary without what differs from run to run.
    private static List<String> results(Papertape.Ended ended) {
        return ended.out().lines().takeWhile(line -> !line.startsWith("Speed")).toList();
    }
}
