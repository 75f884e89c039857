package io.papertape.bench;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.TimeZone;
import org.slf4j.LoggerFactory;

/// `./mvnw -Pbench verify`: runs the sections that are asked for, each beside what it is held
/// against, tells how far it is, and leaves a Markdown document.
///
/// [Settings] has the system properties that choose and tune.
public final class Benchmarks {

    private static final Path DOCUMENT = Path.of("target", "benchmark.md");
    private static final Path FOLDER = Path.of("target", "bench");

    private Benchmarks() {}

    public static void main(String[] args) throws Exception {
        Locale.setDefault(Locale.ROOT);
        TimeZone.setDefault(TimeZone.getTimeZone("UTC"));
        ((Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME)).setLevel(Level.WARN);
        Settings settings = Settings.ofProperties();
        Workbench bench = new Workbench(settings, FOLDER);
        StringBuilder document = new StringBuilder(head(settings));
        for (BenchmarkSection section : settings.only()) {
            document.append(section.measure(bench).markdown());
            Files.writeString(DOCUMENT, document);
        }
        clear();
        System.out.printf("%n%s%nWritten to %s%n", document, DOCUMENT);
    }

    private static String head(Settings settings) {
        StringBuilder head = new StringBuilder("# Papertape, measured\n\n");
        Machine.facts().forEach(fact -> head.append("- ").append(fact).append('\n'));
        head.append("- Data: ").append(data(settings)).append("\n");
        head.append("- Medians of ").append(settings.repeat()).append(" repetitions\n\n");
        return head.toString();
    }

    private static String data(Settings settings) {
        String minutes = settings.prices() == null
                ? "%,d generated minute bars".formatted(settings.bars())
                : settings.prices().getFileName().toString();
        String daily = settings.daily() == null
                ? "%d generated symbols of %,d daily bars".formatted(settings.symbols(), settings.days())
                : settings.daily().getFileName().toString();
        return minutes + "; " + daily + "; seed " + settings.seed();
    }

    private static void clear() throws IOException {
        Workbench.clear(FOLDER);
    }
}
