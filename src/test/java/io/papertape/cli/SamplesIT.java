package io.papertape.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Does what a page tells a stranger to do, from top to bottom, in a folder that has the bundled prices and the jar:
/// its classes are compiled, its YAML is `papertape.yaml`, its commands end well, and what is shown below a command is
/// what it prints.
class SamplesIT {

    private static final long LONGEST_MINUTES = 3;

    /// A JVM that is told that it will not run for long.
    private static final String SHORT_RUNS = "-XX:+UseSerialGC -XX:TieredStopAtLevel=1 -Xlog:disable -XX:AOTCache=";

    /// A block of code: its language, if it has one, and its text.
    private static final Pattern BLOCK = Pattern.compile("(?ms)^```(\\w*)\n(.*?)^```$");

    private static final Pattern CLASS = Pattern.compile("public final class (\\w+)");
    private static final Pattern SPEED = Pattern.compile("(?m)^(Speed +[\\d,]+ bars) in .*$");

    /// What a digest begins with: when the night began, and where its file is.
    private static final Pattern NIGHT = Pattern.compile("Night of .*\n(\\d+ sessions) of \\S+:");

    /// What the jar prints below its summary: commands that name the place of the jar.
    private static final String NEXT = "\n\nNext:";

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"README.md", "src/docs/STRATEGIES.md", "src/docs/NIGHTLY.md", "src/docs/JAVA.md"})
    void doesWhatThePageTells(String page) throws IOException, InterruptedException {
        Files.createDirectory(folder.resolve("data"));
        Files.createSymbolicLink(
                folder.resolve("data", "prices"), Path.of("data", "prices").toAbsolutePath());
        Files.createSymbolicLink(Files.createDirectory(folder.resolve("target")).resolve("papertape.jar"), App.jar());
        String printed = "";
        int commands = 0;

        for (MatchResult block :
                BLOCK.matcher(Files.readString(Path.of(page))).results().toList()) {
            String text = block.group(2);
            switch (block.group(1)) {
                case "java" -> Files.writeString(folder.resolve(className(text) + ".java"), text);
                case "yaml" -> Files.writeString(folder.resolve("papertape.yaml"), text);
                case "sh" -> {
                    List<String> lines = commands(text);
                    commands += lines.size();
                    printed = lines.isEmpty() ? printed : run(lines);
                }
                case "crontab" -> assertThat(text).contains("papertape nightly"); // CronIT runs it.
                default -> assertThat(comparable(text)).isEqualTo(comparable(printed));
            }
        }

        assertThat(commands).isPositive();
    }

    private static String className(String source) {
        Matcher name = CLASS.matcher(source);
        assertThat(name.find()).as(source).isTrue();
        return name.group(1);
    }

    /// Those that can be run here: `spring-boot:run` is the jar without parameters, and other builds are not ours.
    private static List<String> commands(String block) {
        return block.lines()
                .map(line -> line.replace("./mvnw spring-boot:run", "java -jar target/papertape.jar"))
                .filter(line -> !line.startsWith("./mvnw"))
                .toList();
    }

    private String run(List<String> commands) throws IOException, InterruptedException {
        Path out = folder.resolve("out.txt");
        Path err = folder.resolve("err.txt");
        ProcessBuilder shell = new ProcessBuilder("sh", "-e", "-c", String.join("\n", commands))
                .directory(folder.toFile())
                .redirectOutput(out.toFile())
                .redirectError(err.toFile());
        String java = Path.of(System.getProperty("java.home"), "bin").toString();
        shell.environment().merge("PATH", java, (path, first) -> first + ":" + path);
        shell.environment().put("JDK_JAVA_OPTIONS", SHORT_RUNS + App.cache());
        Process process = shell.start();
        boolean ended = process.waitFor(LONGEST_MINUTES, TimeUnit.MINUTES);
        process.destroyForcibly();
        assertThat(ended).as(commands.toString()).isTrue();
        assertThat(process.exitValue()).as(commands + Files.readString(err)).isZero();
        return Files.readString(out, StandardCharsets.UTF_8);
    }

    private static String comparable(String output) {
        int next = output.indexOf(NEXT);
        String speedless =
                SPEED.matcher(next < 0 ? output : output.substring(0, next)).replaceAll("$1");
        return NIGHT.matcher(speedless).replaceAll("$1").strip();
    }
}
