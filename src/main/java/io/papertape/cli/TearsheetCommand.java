package io.papertape.cli;

import io.papertape.batch.Failures;
import io.papertape.database.BooksAccess;
import io.papertape.report.Figures;
import io.papertape.report.Reports;
import io.papertape.report.page.Pages;
import io.papertape.settings.ReplaySettings;
import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ConfigurableApplicationContext;

/// `tearsheet [session=NAME] [reports=FOLDER]`: pages made anew from the books.
final class TearsheetCommand implements Command {

    private static final String SESSION = ReplaySettings.SESSION_NAME.name();
    private static final String REPORTS = ReplaySettings.REPORTS.name();

    private final Console console;
    private final Program program;

    TearsheetCommand(Console console, Program program) {
        this.console = console;
        this.program = program;
    }

    @Override
    public ExitStatus run(Arguments arguments) {
        List<String> problems = new ArrayList<>(arguments.problems());
        arguments.parameters().keySet().stream()
                .filter(name -> !Set.of(SESSION, REPORTS).contains(name))
                .forEach(name -> problems.add(
                        "unknown parameter '" + name + "': tearsheet takes session=NAME and reports=FOLDER"));
        arguments.words().forEach(word -> problems.add("'" + word + "' is not a parameter; write name=value"));
        Path folder = folder(arguments.parameters(), problems);
        if (!problems.isEmpty()) {
            return console.invalid(problems, "help tearsheet");
        }
        try (ConfigurableApplicationContext context = program.open(arguments, BooksAccess.VIEW)) {
            return write(context, arguments.parameters().get(SESSION), folder);
        }
    }

    private static Path folder(Map<String, String> parameters, List<String> problems) {
        String text = parameters.getOrDefault(REPORTS, ReplaySettings.REPORTS.defaultText());
        try {
            if (!text.isBlank()) {
                return Path.of(text);
            }
            problems.add(REPORTS + " must name a folder");
        } catch (InvalidPathException e) {
            problems.add(REPORTS + " must be a path but was '" + text + "'");
        }
        return Path.of("");
    }

    private ExitStatus write(ConfigurableApplicationContext context, @Nullable String session, Path folder) {
        List<String> sessions = context.getBean(Reports.class).sessions();
        Optional<String> problem = KnownName.problem("session", session, sessions);
        if (problem.isPresent()) {
            return console.invalid(List.of(problem.get()), "sessions");
        }
        Pages pages = context.getBean(Pages.class);
        try {
            for (String name : session == null ? sessions : List.of(session)) {
                console.line(Figures.oneLine(pages.write(name, folder).toString()));
            }
            console.line(pages.writeIndex(folder).toString());
        } catch (IOException e) {
            console.error("failed: a page in '" + folder + "' could not be written: " + Failures.told(e));
            return ExitStatus.FAILED;
        }
        return ExitStatus.DONE;
    }
}
