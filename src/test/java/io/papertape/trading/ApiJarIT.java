package io.papertape.trading;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarFile;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.apache.commons.lang3.StringUtils;
import org.apache.commons.text.similarity.JaroWinklerSimilarity;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/// The jar for trading from Java alone: it holds what the page's program needs but for two libraries. `-Dquick` makes
/// none.
@DisabledIfSystemProperty(named = "quick", matches = ".*", disabledReason = "-Dquick makes no such jar")
class ApiJarIT {

    private static final Path JAR = Path.of("target", "papertape-api.jar");
    private static final Pattern PROGRAM = Pattern.compile("(?s)```java\n(.*?public final class (\\w+).*?)```");

    @TempDir
    Path folder;

    @Test
    void runsTheProgramOfThePage() throws IOException, InterruptedException {
        Matcher program = PROGRAM.matcher(Files.readString(Path.of("src", "docs", "JAVA.md")));
        assertThat(program.find()).isTrue();
        Path source = Files.writeString(folder.resolve(program.group(2) + ".java"), program.group(1));
        String classpath = Stream.of(JAR, jar(JaroWinklerSimilarity.class), jar(StringUtils.class), folder)
                .map(path -> path.toAbsolutePath().toString())
                .collect(Collectors.joining(File.pathSeparator));

        int compiled = ToolProvider.getSystemJavaCompiler()
                .run(null, null, null, "-cp", JAR.toString(), "-d", folder.toString(), source.toString());
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        classpath,
                        program.group(2))
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(compiled).isZero();
        assertThat(process.waitFor()).as(said).isZero();
        assertThat(said).contains("Session   mine: AAPL, KO\n");
    }

    @Test
    void hasNothingElseAndIsToldOfBesideIt() throws IOException {
        assertThat(entries("papertape-api.jar"))
                .contains("io/papertape/trading/PaperTrading.class")
                .noneMatch(entry -> entry.matches("(?!META-INF/|io/|io/papertape/).*"))
                .noneMatch(entry -> entry.startsWith("io/papertape/batch/"));
        assertThat(entries("papertape-api-sources.jar")).contains("io/papertape/trading/PaperTrading.java");
        assertThat(entries("papertape-api-javadoc.jar"))
                .contains("index.html", "io/papertape/trading/PaperTrading.html");
    }

    private static List<String> entries(String name) throws IOException {
        try (JarFile jar = new JarFile(JAR.resolveSibling(name).toFile())) {
            return jar.stream().map(entry -> entry.getName()).toList();
        }
    }

    private static Path jar(Class<?> of) {
        return Path.of(of.getProtectionDomain().getCodeSource().getLocation().getPath());
    }
}
