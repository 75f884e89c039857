package io.papertape;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Only their own profile builds the benchmarks, and it is seldom used: a change that breaks them is to be seen at
/// once.
class BenchmarksTest {

    private static final Path SOURCES = Path.of("src", "bench", "java");

    /// Copied there by the build: the tests have no other use for it.
    private static final Path JMH = Path.of("target", "bench", "jmh-core.jar");

    @TempDir
    Path classes;

    @Test
    void compile() throws IOException {
        ByteArrayOutputStream errors = new ByteArrayOutputStream();
        List<String> arguments = new ArrayList<>(List.of(
                "-proc:none",
                "-cp",
                System.getProperty("java.class.path") + File.pathSeparator + JMH,
                "-d",
                classes.toString()));
        List<String> sources = sources();

        arguments.addAll(sources);
        int status = ToolProvider.getSystemJavaCompiler().run(null, null, errors, arguments.toArray(String[]::new));

        assertThat(status).as(errors.toString(StandardCharsets.UTF_8)).isZero();
        assertThat(sources).hasSizeGreaterThan(20);
    }

    private static List<String> sources() throws IOException {
        try (Stream<Path> files = Files.walk(SOURCES)) {
            return files.map(Path::toString)
                    .filter(file -> file.endsWith(".java"))
                    .toList();
        }
    }
}
