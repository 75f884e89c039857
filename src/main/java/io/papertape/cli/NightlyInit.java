package io.papertape.cli;

import io.papertape.batch.code.StrategyFolder;
import io.papertape.desk.Desk;
import io.papertape.desk.DeskDraft;
import io.papertape.desk.DeskSchema;
import io.papertape.ledger.SessionLedger;
import io.papertape.ledger.StoredSession;
import io.papertape.report.Figures;
import io.papertape.report.WholeFile;
import io.papertape.settings.ReplaySettings;
import io.papertape.settings.SettingsReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// `nightly init [sessions=FILE] [fresh=true]`: writes a file of the sessions in the books, or an example where there
/// are none, and beside it the schema for editors.
final class NightlyInit implements Command {

    static final List<String> NAMES = List.of(NightlyCommand.SESSIONS, ReplaySettings.FRESH.name());

    private final Console console;
    private final Program program;

    NightlyInit(Console console, Program program) {
        this.console = console;
        this.program = program;
    }

    @Override
    public ExitStatus run(Arguments arguments) {
        List<String> problems = new ArrayList<>(arguments.problems());
        OutputOptions.checkNames(arguments.parameters(), NAMES, problems);
        Path file = NightlyCommand.file(arguments.parameters(), problems);
        SettingsReader reader = new SettingsReader(arguments.parameters());
        boolean fresh = reader.read(ReplaySettings.FRESH);
        problems.addAll(reader.problems());
        Path folder = file.toAbsolutePath().normalize().getParent();
        if (folder == null || !Files.isDirectory(folder)) {
            problems.add("sessions: there is no folder '" + folder + "' to write to");
        } else if (Files.exists(file) && !fresh) {
            problems.add("sessions: '" + file + "' is there already; fresh=true writes it anew");
        }
        if (!problems.isEmpty() || folder == null) {
            return console.invalid(problems, NightlyCommand.HELP);
        }
        return write(arguments, file, folder);
    }

    private ExitStatus write(Arguments arguments, Path file, Path folder) {
        List<StoredSession> sessions = new StoredSessions(program, arguments)
                .read(NightlyInit::sessions)
                .orElse(List.of());
        DeskDraft draft = new DeskDraft(file, StrategyFolder.catalog());
        long open = sessions.stream().filter(session -> !session.closed()).count();
        String text = open == 0 ? draft.example() : draft.of(sessions);
        try {
            write(folder.resolve(DeskSchema.NAME), DeskSchema.content());
            write(file, text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            console.error("failed: '" + file + "' cannot be written: " + new OutputFailure(e).getMessage());
            return ExitStatus.FAILED;
        }
        console.line((open == 0 ? "an example" : Figures.counted(open, "session", "sessions")) + " in " + file);
        console.line("Next: " + program.invocation(next(file), arguments.options()));
        return ExitStatus.DONE;
    }

    private static String next(Path file) {
        return "nightly check" + (file.equals(Desk.FILE) ? "" : " " + Program.quoted("sessions=" + file));
    }

    private static void write(Path file, byte[] content) throws IOException {
        WholeFile.write(file, out -> {
            out.write(content);
            return content.length;
        });
    }

    private static List<StoredSession> sessions(SessionLedger ledger) {
        return ledger.names().stream()
                .map(ledger::find)
                .flatMap(Optional::stream)
                .toList();
    }
}
