package io.papertape.cli;

import io.papertape.ledger.BooksSchema;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;

/// `--version`: what this program is, for reporting a problem or upgrades a database.
final class VersionCommand implements Command {

    /// What the build puts beside the classes. Where there is no repository, it puts no commit.
    private static final String PROGRAM = "/application.properties";

    private static final String COMMIT = "/git.properties";

    private final Console console;

    VersionCommand(Console console) {
        this.console = console;
    }

    @Override
    public ExitStatus run(Arguments arguments) {
        List<String> problems = new ArrayList<>(arguments.problems());
        if (!arguments.parameters().isEmpty() || !arguments.words().isEmpty()) {
            problems.add("version takes no parameters");
        }
        if (!problems.isEmpty()) {
            return console.invalid(problems, "help");
        }
        console.line("papertape " + built(PROGRAM, "spring.application.version") + ", schema " + BooksSchema.VERSION
                + ", Java " + Runtime.version() + ", commit " + commit());
        return ExitStatus.DONE;
    }

    private static String commit() {
        String changed = built(COMMIT, "git.dirty").equals("true") ? ", changed since" : "";
        return built(COMMIT, "git.commit.id.abbrev") + changed;
    }

    private static String built(String file, String name) {
        Properties properties = new Properties();
        try (InputStream resource = VersionCommand.class.getResourceAsStream(file)) {
            if (resource != null) {
                properties.load(resource);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        String value = properties.getProperty(name, "@");
        return value.startsWith("@") ? "unknown" : value;
    }
}
