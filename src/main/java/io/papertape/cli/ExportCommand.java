package io.papertape.cli;

import io.papertape.database.BooksAccess;
import io.papertape.export.TableExport;
import io.papertape.report.Figures;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.SequencedMap;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.springframework.context.ConfigurableApplicationContext;

/// `export FOLDER`: every table as a Parquet file.
final class ExportCommand implements Command {

    private static final String HELP = "help export";

    private final Console console;
    private final Program program;

    ExportCommand(Console console, Program program) {
        this.console = console;
        this.program = program;
    }

    @Override
    public ExitStatus run(Arguments arguments) {
        List<String> problems = new ArrayList<>(arguments.problems());
        arguments
                .parameters()
                .keySet()
                .forEach(name ->
                        problems.add("unknown parameter '" + name + "': export takes the name of a folder alone"));
        Path folder = folder(arguments.words(), problems);
        if (!problems.isEmpty()) {
            return console.invalid(problems, HELP);
        }
        try (ConfigurableApplicationContext context = program.open(arguments, BooksAccess.READ)) {
            SequencedMap<String, Long> rows = new TableExport(context.getBean(DataSource.class)).write(folder);
            long all = rows.values().stream().mapToLong(Long::longValue).sum();
            console.line(Figures.counted(rows.size(), "table", "tables") + " with "
                    + Figures.counted(all, "row", "rows") + " in " + folder);
            return ExitStatus.DONE;
        } catch (IOException e) {
            console.error("failed: '" + folder + "' cannot be written: " + new OutputFailure(e).getMessage());
            return ExitStatus.FAILED;
        } catch (SQLException e) {
            throw new IllegalStateException(e.getMessage(), e);
        }
    }

    private static Path folder(List<String> words, List<String> problems) {
        if (words.size() != 1) {
            problems.add("export needs the name of one folder, but there are " + words.size());
            return Path.of("");
        }
        try {
            Path folder = Path.of(words.getFirst());
            if (folder.getFileName() == null || folder.normalize().toString().isEmpty()) {
                problems.add("'" + folder + "' cannot be made: name a folder of its own");
            } else if (Files.exists(folder) && !isEmptyFolder(folder)) {
                problems.add("'" + folder + "' is there already; name another folder, or remove it");
            }
            return folder;
        } catch (InvalidPathException e) {
            problems.add("the folder must be a path but was '" + words.getFirst() + "'");
            return Path.of("");
        }
    }

    private static boolean isEmptyFolder(Path folder) {
        if (!Files.isDirectory(folder)) {
            return false;
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.findAny().isEmpty();
        } catch (IOException e) {
            return false;
        }
    }
}
