package io.papertape.cli;

import io.papertape.backup.Backup;
import io.papertape.backup.Contents;
import io.papertape.database.BooksAccess;
import io.papertape.ledger.BooksSchema;
import io.papertape.ledger.Migrations;
import io.papertape.settings.RestoreSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.context.ConfigurableApplicationContext;

/// `backup FILE`: the books in one file, from which `restore` takes them in again.
final class BackupCommand implements Command {

    private static final String HELP = "help backup";

    private final Console console;
    private final Program program;

    BackupCommand(Console console, Program program) {
        this.console = console;
        this.program = program;
    }

    @Override
    public ExitStatus run(Arguments arguments) {
        List<String> problems = new ArrayList<>(arguments.problems());
        boolean replace = RestoreCommand.replaces(arguments, problems);
        Path file = RestoreCommand.file(arguments, problems);
        if (Files.isDirectory(file)) {
            problems.add("'" + file + "' is a folder");
        } else if (Files.exists(file) && !replace) {
            problems.add("'" + file + "' is there already; " + RestoreSettings.REPLACE.name() + "=true writes it anew");
        }
        if (!problems.isEmpty()) {
            return console.invalid(problems, HELP);
        }
        try (ConfigurableApplicationContext context = program.open(arguments, BooksAccess.READ)) {
            Contents contents = Backup.write(
                    context.getBean(DataSource.class),
                    Migrations.version(context.getBean(BooksSchema.class).flyway()),
                    context.getBean(InstantSource.class).instant(),
                    file);
            console.line(RestoreCommand.told(contents) + " in " + file);
            return ExitStatus.DONE;
        } catch (IOException e) {
            console.error("failed: '" + file + "' cannot be written: " + new OutputFailure(e).getMessage());
            return ExitStatus.FAILED;
        } catch (SQLException e) {
            throw new IllegalStateException(e.getMessage(), e);
        }
    }
}
