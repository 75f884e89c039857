package io.papertape.cli;

import io.papertape.database.BooksAccess;
import io.papertape.database.BusyException;
import io.papertape.database.Compaction;
import io.papertape.ledger.PruneLimits;
import io.papertape.ledger.Pruned;
import io.papertape.ledger.Pruning;
import io.papertape.report.Figures;
import io.papertape.report.Reports;
import io.papertape.report.WholeFile;
import io.papertape.report.page.OldPages;
import io.papertape.settings.PruneSettings;
import io.papertape.settings.Setting;
import io.papertape.settings.SettingsReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.SequencedMap;
import javax.sql.DataSource;
import org.springframework.context.ConfigurableApplicationContext;

/// `prune [name=value ...]`: removes what nobody needs any more of the books, and what is left over beside them.
final class PruneCommand implements Command {

    private static final String HELP = "help prune";
    private static final double MEGABYTE = 1 << 20;

    private final Console console;
    private final Program program;

    PruneCommand(Console console, Program program) {
        this.console = console;
        this.program = program;
    }

    @Override
    public ExitStatus run(Arguments arguments) {
        List<String> problems = new ArrayList<>(arguments.problems());
        arguments.words().forEach(word -> problems.add("'" + word + "' is not a parameter; write name=value"));
        OutputOptions.checkNames(
                arguments.parameters(),
                PruneSettings.ALL.stream().map(Setting::name).toList(),
                problems);
        SettingsReader settings = new SettingsReader(arguments.parameters());
        settings.readAll(PruneSettings.ALL);
        problems.addAll(settings.problems());
        if (!problems.isEmpty()) {
            return console.invalid(problems, HELP);
        }
        try (ConfigurableApplicationContext context = program.open(arguments, BooksAccess.KEEP)) {
            return prune(context, settings);
        }
    }

    private ExitStatus prune(ConfigurableApplicationContext context, SettingsReader settings) {
        Instant now = context.getBean(InstantSource.class).instant();
        boolean remove = !settings.read(PruneSettings.DRY_RUN);
        Instant before = now.minus(settings.read(PruneSettings.OLDER_THAN));
        Pruned pruned = context.getBean(Pruning.class)
                .prune(
                        new PruneLimits(
                                before,
                                now.minus(settings.read(PruneSettings.NOTES_OLDER_THAN)),
                                settings.read(PruneSettings.RUNS),
                                settings.read(PruneSettings.NIGHTS),
                                remove),
                        now);
        SequencedMap<String, Long> all = new LinkedHashMap<>(pruned.rows());
        Path folder = settings.read(PruneSettings.REPORTS).orElse(null);
        ExitStatus status = pruned.busy().isEmpty() ? ExitStatus.DONE : ExitStatus.BUSY;
        if (folder != null) {
            try {
                pruneFiles(folder, context.getBean(Reports.class).sessions(), before, remove, all);
            } catch (IOException e) {
                console.error("failed: the pages in '" + folder + "' cannot be removed: "
                        + new OutputFailure(e).getMessage());
                status = ExitStatus.FAILED;
            }
        }
        tell(all, remove);
        if (remove) {
            compact(context.getBean(DataSource.class));
        }
        for (BusyException busy : pruned.busy()) {
            console.error("busy: " + busy.getMessage());
        }
        return status;
    }

    private static void pruneFiles(
            Path folder, List<String> sessions, Instant before, boolean remove, SequencedMap<String, Long> all)
            throws IOException {
        List<Path> pages = OldPages.in(folder, sessions, before);
        if (remove) {
            for (Path page : pages) {
                Files.deleteIfExists(page);
            }
        }
        all.put("pages of sessions that are gone", (long) pages.size());
        all.put("unfinished files", (long) WholeFile.abandoned(folder, remove));
    }

    private void tell(SequencedMap<String, Long> all, boolean removed) {
        all.values().removeIf(count -> count == 0);
        if (all.isEmpty()) {
            console.line("Nothing is old enough to be removed.");
            return;
        }
        console.line(removed ? "Removed:" : "Would be removed:");
        int width = all.values().stream()
                .mapToInt(count -> Figures.grouped(count).length())
                .max()
                .orElse(0);
        all.forEach((what, count) -> console.line(
                "  " + " ".repeat(width - Figures.grouped(count).length()) + Figures.grouped(count) + " " + what));
    }

    private void compact(DataSource books) {
        Compaction.of(books)
                .ifPresentOrElse(
                        sizes -> console.line("The file of the books has " + megabytes(sizes.bytesAfter())
                                + " MB, and had " + megabytes(sizes.bytesBefore()) + " MB."),
                        () -> console.line(
                                "The server uses the room again (autovacuum); VACUUM FULL gives it back to the disk."));
    }

    private static String megabytes(long bytes) {
        return String.format(Locale.ROOT, "%,.1f", bytes / MEGABYTE);
    }
}
