package io.papertape.cli;

import io.papertape.batch.Failures;
import io.papertape.database.BooksAccess;
import io.papertape.ledger.SessionChanges;
import io.papertape.report.Reports;
import io.papertape.report.page.Pages;
import io.papertape.settings.ReplaySettings;
import io.papertape.settings.SettingsReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ConfigurableApplicationContext;

/// `session rename NAME OTHER`, `session copy NAME OTHER` and `session delete NAME`, with `reports=FOLDER` for the
/// pages.
final class SessionCommand implements Command {

    private static final String RENAME = "rename";
    private static final String COPY = "copy";
    private static final String DELETE = "delete";
    private static final String USAGE = "session rename NAME OTHER, session copy NAME OTHER, or session delete NAME";

    private final Console console;
    private final Program program;

    SessionCommand(Console console, Program program) {
        this.console = console;
        this.program = program;
    }

    @Override
    public ExitStatus run(Arguments arguments) {
        List<String> problems = new ArrayList<>(arguments.problems());
        OutputOptions.checkNames(arguments.parameters(), List.of(ReplaySettings.REPORTS.name()), problems);
        SettingsReader settings = new SettingsReader(arguments.parameters());
        Path folder = settings.read(ReplaySettings.REPORTS).orElse(null);
        problems.addAll(settings.problems());
        List<String> words = arguments.words();
        String verb = words.isEmpty() ? "" : words.getFirst();
        boolean namesAnother = verb.equals(RENAME) || verb.equals(COPY);
        if (!(namesAnother && words.size() == 3) && !(verb.equals(DELETE) && words.size() == 2)) {
            problems.add("write " + USAGE);
        } else if (namesAnother) {
            problems.addAll(nameProblems(words.getLast()));
        }
        if (!problems.isEmpty()) {
            return console.invalid(problems, "help");
        }
        try (ConfigurableApplicationContext context = program.open(arguments, BooksAccess.KEEP)) {
            return change(context, words, folder);
        }
    }

    private static List<String> nameProblems(String name) {
        SettingsReader reader = new SettingsReader(Map.of(ReplaySettings.SESSION_NAME.name(), name));
        reader.read(ReplaySettings.SESSION_NAME);
        return reader.problems();
    }

    private ExitStatus change(ConfigurableApplicationContext context, List<String> words, @Nullable Path folder) {
        String name = words.get(1);
        Optional<String> problem = KnownName.problem(
                "session", name, context.getBean(Reports.class).sessions());
        if (problem.isPresent()) {
            return console.invalid(List.of(problem.get()), "sessions");
        }
        SessionChanges changes = context.getBean(SessionChanges.class);
        Instant now = context.getBean(InstantSource.class).instant();
        Optional<String> inTheWay = switch (words.getFirst()) {
            case RENAME -> changes.rename(name, words.getLast(), now);
            case COPY -> changes.copy(name, words.getLast(), now);
            default -> {
                changes.delete(name, now);
                yield Optional.empty();
            }
        };
        if (inTheWay.isPresent()) {
            return console.invalid(List.of(inTheWay.get()), "sessions");
        }
        tell(words);
        return pages(context, words, folder);
    }

    private void tell(List<String> words) {
        String name = words.get(1);
        console.line(
                switch (words.getFirst()) {
                    case RENAME -> "Session '" + name + "' is '" + words.getLast() + "' now.";
                    case COPY ->
                        "Session '" + words.getLast() + "' has the books of '" + name
                                + "', and goes on by itself from here.";
                    default -> "Session '" + name + "' is removed.";
                });
        if (!words.getFirst().equals(COPY)) {
            console.line("A file of sessions that names '" + name + "' begins a new one.");
        }
    }

    private ExitStatus pages(ConfigurableApplicationContext context, List<String> words, @Nullable Path folder) {
        if (folder == null || !Files.isDirectory(folder)) {
            return ExitStatus.DONE;
        }
        try {
            Pages pages = context.getBean(Pages.class);
            if (!words.getFirst().equals(DELETE)) {
                pages.write(words.getLast(), folder);
            }
            if (!words.getFirst().equals(COPY)) {
                pages.remove(words.get(1), folder);
            }
            return ExitStatus.DONE;
        } catch (IOException e) {
            console.error("failed: the pages in '" + folder + "' do not tell it: " + Failures.told(e)
                    + "; papertape tearsheet writes them");
            return ExitStatus.FAILED;
        }
    }
}
