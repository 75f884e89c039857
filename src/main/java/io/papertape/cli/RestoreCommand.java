package io.papertape.cli;

import io.papertape.backup.BackupFile;
import io.papertape.backup.Contents;
import io.papertape.backup.InvalidBackupException;
import io.papertape.backup.Restore;
import io.papertape.database.BooksAccess;
import io.papertape.database.SqlTypes;
import io.papertape.ledger.BooksSchema;
import io.papertape.ledger.SessionLedger;
import io.papertape.report.Figures;
import io.papertape.settings.RestoreSettings;
import io.papertape.settings.Setting;
import io.papertape.settings.SettingsReader;
import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.context.ConfigurableApplicationContext;

/// `restore FILE`: takes the books of a backup in, whole or not at all.
final class RestoreCommand implements Command {

    private static final String HELP = "help restore";

    private final Console console;
    private final ReplayApplication application;

    RestoreCommand(Console console, Program program, GracefulStop stop) {
        this.console = console;
        application = new ReplayApplication(console, program, stop);
    }

    @Override
    public ExitStatus run(Arguments arguments) {
        List<String> problems = new ArrayList<>(arguments.problems());
        boolean replace = replaces(arguments, problems);
        Path path = file(arguments, problems);
        if (!problems.isEmpty()) {
            return console.invalid(problems, HELP);
        }
        try (BackupFile file = BackupFile.open(path)) {
            return application.start(arguments, BooksAccess.MAKE, context -> restore(context, file, replace));
        } catch (InvalidBackupException e) {
            return console.invalid(List.of(e.getMessage()), HELP);
        } catch (IOException e) {
            console.error("failed: '" + path + "' cannot be read: " + e.getMessage());
            return ExitStatus.FAILED;
        }
    }

    private ExitStatus restore(ConfigurableApplicationContext context, BackupFile file, boolean replace) {
        int sessions = context.getBean(SessionLedger.class).names().size();
        if (sessions > 0 && !replace) {
            return console.invalid(
                    List.of("the books have " + Figures.counted(sessions, "session", "sessions") + "; "
                            + RestoreSettings.REPLACE.name() + "=true replaces all books by those of the backup"),
                    HELP);
        }
        try {
            new Restore(
                            context.getBean(DataSource.class),
                            context.getBean(BooksSchema.class).flyway())
                    .replaceBy(file);
        } catch (IOException e) {
            throw new IllegalStateException("the backup cannot be read: " + e.getMessage(), e);
        }
        console.line(told(file.contents()) + " restored, as they were at "
                + Figures.time(SqlTypes.timestamp(file.contents().madeAt())) + " UTC");
        console.line("papertape tearsheet writes their pages.");
        return ExitStatus.DONE;
    }

    /// How much a backup has.
    static String told(Contents contents) {
        return Figures.counted(contents.sessions(), "session", "sessions") + ", "
                + Figures.counted(contents.rows(), "row", "rows") + " of "
                + Figures.counted(contents.tables().size(), "table", "tables");
    }

    /// Whether what is there may be replaced.
    ///
    /// @param problems what is wrong with the parameters is added
    static boolean replaces(Arguments arguments, List<String> problems) {
        OutputOptions.checkNames(
                arguments.parameters(),
                RestoreSettings.ALL.stream().map(Setting::name).toList(),
                problems);
        SettingsReader settings = new SettingsReader(arguments.parameters());
        settings.readAll(RestoreSettings.ALL);
        problems.addAll(settings.problems());
        return settings.read(RestoreSettings.REPLACE);
    }

    /// The file that is named.
    ///
    /// @param problems what is wrong with it is added
    static Path file(Arguments arguments, List<String> problems) {
        List<String> words = arguments.words();
        if (words.size() != 1) {
            problems.add(arguments.command() + " needs the name of one file, but there are " + words.size());
            return Path.of("");
        }
        try {
            return Path.of(words.getFirst());
        } catch (InvalidPathException e) {
            problems.add("the file must be a path but was '" + words.getFirst() + "'");
            return Path.of("");
        }
    }
}
