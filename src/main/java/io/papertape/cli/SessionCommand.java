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

/// `session rename NAME OTHER` and `session delete NAME`, with `reports=FOLDER` for the pages.
final class SessionCommand implements Command {

    private static final String RENAME = "rename";
    private static final String DELETE = "delete";
    private static final String USAGE = "session rename NAME OTHER, or session delete NAME";

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
        if (!(verb.equals(RENAME) && words.size() == 3) && !(verb.equals(DELETE) && words.size() == 2)) {
            problems.add("write " + USAGE);
        } else if (verb.equals(RENAME)) {
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
        Optional<String> problem =
                SessionName.problem(name, context.getBean(Reports.class).sessions());
        if (problem.isPresent()) {
            return console.invalid(List.of(problem.get()), "sessions");
        }
        SessionChanges changes = context.getBean(SessionChanges.class);
        Instant now = context.getBean(InstantSource.class).instant();
        if (words.getFirst().equals(DELETE)) {
            changes.delete(name, now);
            return pages(context, folder, name, null);
        }
        Optional<String> inTheWay = changes.rename(name, words.get(2), now);
        return inTheWay.isPresent()
                ? console.invalid(List.of(inTheWay.get()), "sessions")
                : pages(context, folder, name, words.get(2));
    }

    /// @param other the new name, or null where the session is gone
    private ExitStatus pages(
            ConfigurableApplicationContext context, @Nullable Path folder, String name, @Nullable String other) {
        console.line(
                other == null
                        ? "Session '" + name + "' is removed."
                        : "Session '" + name + "' is '" + other + "' now.");
        console.line("A file of sessions that names '" + name + "' begins a new one.");
        if (folder == null || !Files.isDirectory(folder)) {
            return ExitStatus.DONE;
        }
        try {
            Pages pages = context.getBean(Pages.class);
            if (other != null) {
                pages.write(other, folder);
            }
            pages.remove(name, folder);
            return ExitStatus.DONE;
        } catch (IOException e) {
            console.error("failed: the pages in '" + folder + "' do not tell it: " + Failures.told(e)
                    + "; papertape tearsheet writes them");
            return ExitStatus.FAILED;
        }
    }
}
