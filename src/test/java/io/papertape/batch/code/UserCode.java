package io.papertape.batch.code;

import io.papertape.engine.strategy.Strategy;
import io.papertape.engine.strategy.StrategyCatalog;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.tools.ToolProvider;

/// A folder of strategies as a user has it: sources are compiled into it.
public record UserCode(Path folder) {

    /// Compiles classes, each given by its source, which begins with its package.
    public UserCode compile(String... sources) {
        List<String> arguments = new ArrayList<>(
                List.of("-cp", Path.of("target", "classes").toAbsolutePath() + ":" + folder, "-d", folder.toString()));
        try {
            Path at = Files.createTempDirectory("sources");
            Files.createDirectories(folder);
            for (String source : sources) {
                String name = source.replaceFirst("(?s).*?(?:class|interface|record|enum) (\\w+).*", "$1");
                arguments.add(
                        Files.writeString(at.resolve(name + ".java"), source).toString());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        int failed = ToolProvider.getSystemJavaCompiler().run(null, null, null, arguments.toArray(String[]::new));
        if (failed != 0) {
            throw new IllegalStateException("does not compile: " + List.of(sources));
        }
        return this;
    }

    /// Packs what is in the folder into a jar, the last class first, with a time of its own.
    public void packInto(Path jar, long time) throws IOException {
        try (Stream<Path> walk = Files.walk(folder);
                ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(jar))) {
            List<Path> files = new ArrayList<>(walk.filter(Files::isRegularFile)
                    .filter(file -> file.toString().endsWith(".class"))
                    .sorted()
                    .toList());
            Collections.reverse(files);
            for (Path file : files) {
                ZipEntry entry = new ZipEntry(folder.relativize(file).toString());
                entry.setTime(time);
                zip.putNextEntry(entry);
                zip.write(Files.readAllBytes(file));
            }
        }
    }

    /// A catalog that has loaded nothing yet, as that of a new process.
    public StrategyCatalog catalog() {
        return new StrategyCatalog(new StrategyFolder(folder));
    }

    /// A strategy as a new process finds it.
    public Strategy strategy(String name) {
        return catalog().find(name, Map.of()).strategy();
    }

    String digest(String name) {
        return CodeDigest.of(strategy(name).getClass());
    }
}
