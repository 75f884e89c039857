package io.papertape.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/// The archive of a release, unpacked into a folder with a blank in its name, and its command, in an environment that
/// is almost empty. `-Dquick` makes no archive.
@DisabledIfSystemProperty(named = "quick", matches = ".*", disabledReason = "-Dquick makes no archive")
class ReleaseIT {

    private static final Path ARCHIVE = Path.of("target", "papertape-0.1.0.tar.gz");
    private static final Map<String, String> JAVA = Map.of("JAVA_HOME", App.HOME);

    @TempDir
    static Path folder;

    private static Path release;

    @BeforeAll
    static void unpack() throws IOException, InterruptedException {
        Path elsewhere = Files.createDirectory(folder.resolve("else where"));
        assertThat(run(
                        elsewhere,
                        Map.of(),
                        List.of("tar", "-xzf", ARCHIVE.toAbsolutePath().toString())))
                .isEqualTo(new Papertape.Ended(0, "", ""));
        release = elsewhere.resolve("papertape-0.1.0");
    }

    @Test
    void replaysAndChecksADeskFromAnyFolderThroughALink() throws IOException, InterruptedException {
        Path desk = Files.createDirectory(folder.resolve("the desk"));
        Path link = Files.createSymbolicLink(desk.resolve("papertape"), release.resolve("papertape"));
        Path prices = release.resolve("prices");
        Files.writeString(desk.resolve("papertape.yaml"), """
                defaults: {prices: "%s"}
                sessions:
                  - {session: b, strategy: BreakoutStrategy, symbols: [KO]}
                """.formatted(prices));

        Papertape.Ended replayed =
                papertape(desk, link, JAVA, "replay", "session=a", "symbols=KO", "to=2013-12-31", "prices=" + prices);
        Papertape.Ended checked = papertape(desk, link, JAVA, "nightly", "check");

        assertThat(replayed.status()).as(replayed.toString()).isZero();
        assertThat(replayed.out()).contains("'" + link + "' report trades session=a");
        assertThat(desk.resolve("data/reports/a.html")).exists();
        assertThat(checked.status()).as(checked.toString()).isZero();
        assertThat(checked.out()).contains(" b ", "BreakoutStrategy", "NEW");
    }

    @Test
    void looksFurtherWhereJavaHomeIsTooOld() throws IOException, InterruptedException {
        Path old = java("old", "17.0.9");
        Path recent = Files.createSymbolicLink(folder.resolve("recent"), Path.of(App.HOME));

        Papertape.Ended ended = papertape(
                folder,
                release.resolve("papertape"),
                Map.of("JAVA_HOME", old.toString(), "PATH", recent.resolve("bin") + ":/usr/bin:/bin"),
                "--version");

        assertThat(ended.out()).startsWith("papertape 0.1.0, ").contains("Java " + Runtime.version());
    }

    @Test
    void refusesTheJavaThatItIsToldToUse() throws IOException, InterruptedException {
        Path old = java("older", "24.0.1");

        Papertape.Ended ended =
                papertape(folder, release.resolve("papertape"), Map.of(App.JAVA, old.toString()), "--version");

        assertThat(ended.err())
                .isEqualTo("papertape: Java 25 or newer is needed, but PAPERTAPE_JAVA is Java 24 ('" + old
                        + "'); install a JDK 25, or set PAPERTAPE_JAVA to the folder of one\n");
        assertThat(ended.status()).isEqualTo(2);
    }

    @Test
    void refusesAFolderWithoutJava() throws IOException, InterruptedException {
        Papertape.Ended ended =
                papertape(folder, release.resolve("papertape"), Map.of(App.JAVA, "/nowhere"), "--version");

        assertThat(ended.err()).contains("but PAPERTAPE_JAVA has no Java ('/nowhere'); install");
        assertThat(ended.status()).isEqualTo(2);
    }

    @Test
    void hasCompletionForShellsAndAManualPage() {
        assertThat(List.of("papertape.bash", "_papertape", "papertape.fish"))
                .allSatisfy(file -> assertThat(release.resolve("completion").resolve(file))
                        .content()
                        .contains("fastPeriod"));
        assertThat(release.resolve("man/man1/papertape.1")).content().contains("fastPeriod");
    }

    @Test
    void hasWhatItsDockerfileCopies() throws IOException {
        List<Path> copied = Files.readAllLines(release.resolve("Dockerfile")).stream()
                .filter(line -> line.startsWith("COPY "))
                .flatMap(line -> {
                    List<String> words = List.of(line.split(" "));
                    return words.subList(1, words.size() - 1).stream();
                })
                .map(release::resolve)
                .toList();

        assertThat(copied).hasSize(4).allSatisfy(path -> assertThat(path).exists());
    }

    /// A folder that looks like a Java of a version.
    private static Path java(String name, String version) throws IOException {
        Path home = Files.createDirectory(folder.resolve(name));
        Files.writeString(home.resolve("release"), "IMPLEMENTOR=\"x\"\nJAVA_VERSION=\"" + version + "\"\n");
        Path java = Files.createFile(Files.createDirectory(home.resolve("bin")).resolve("java"));
        assertThat(java.toFile().setExecutable(true)).isTrue();
        return home;
    }

    private static Papertape.Ended papertape(
            Path directory, Path command, Map<String, String> environment, String... arguments)
            throws IOException, InterruptedException {
        return run(
                directory,
                environment,
                Stream.concat(Stream.of(command.toString()), Stream.of(arguments))
                        .toList());
    }

    private static Papertape.Ended run(Path directory, Map<String, String> environment, List<String> words)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(words);
        Path err = Files.createTempFile(folder, "err", ".txt");
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(directory.toFile()).redirectError(err.toFile());
        builder.environment().clear();
        builder.environment().put("PATH", "/usr/bin:/bin");
        builder.environment().putAll(environment);
        Process process = builder.start();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Papertape.Ended(process.waitFor(), out, Files.readString(err));
    }
}
