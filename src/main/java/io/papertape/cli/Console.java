package io.papertape.cli;

import io.papertape.batch.Remedy;
import io.papertape.report.Figures;
import io.papertape.report.TextTable;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.util.List;
import java.util.Optional;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;

/// Where a command writes: results to one stream, errors and progress to the other.
///
/// @param out results
/// @param data the same as bytes; unlike `out` it tells when they cannot be written
/// @param err errors and progress
/// @param terminal whether a person watches
record Console(PrintStream out, OutputStream data, PrintStream err, boolean terminal) {

    /// The width that tables are to have at most, whatever the terminal's is.
    private static final String COLUMNS = "COLUMNS";

    /// The standard streams.
    static Console standard() {
        boolean terminal = Optional.ofNullable(System.console())
                .map(java.io.Console::isTerminal)
                .orElse(false);
        return new Console(System.out, new FileOutputStream(FileDescriptor.out), System.err, terminal);
    }

    /// How wide lines may be: as wide as the terminal, and as they like where there is none.
    int width() {
        String given = System.getenv(COLUMNS);
        if (given != null && given.matches("[1-9]\\d{0,5}")) {
            return Integer.parseInt(given);
        }
        return terminal ? terminalWidth() : TextTable.UNBOUNDED;
    }

    private static int terminalWidth() {
        try (Terminal screen = TerminalBuilder.builder().dumb(true).build()) {
            return screen.getWidth() > 0 ? screen.getWidth() : TextTable.UNBOUNDED;
        } catch (IOException e) {
            return TextTable.UNBOUNDED;
        }
    }

    void line(String text) {
        out.println(text);
    }

    /// A sentence about what went wrong.
    void error(String sentence) {
        err.println("papertape: " + Figures.oneLine(sentence));
    }

    /// What went wrong, and the exit status for what helps.
    ExitStatus failed(Remedy remedy, String told) {
        error(
                switch (remedy) {
                    case RUN_AGAIN -> "failed: " + told + "; --debug shows more";
                    case DECIDE -> "failed: " + told;
                    case CORRECT -> told;
                    case WAIT -> "busy: " + told;
                });
        return ExitStatus.of(remedy);
    }

    /// What to do after a replay that failed.
    void resumable() {
        err.println("What was committed is kept. Run the same command again to resume.");
    }

    /// Sentences about what is wrong, and where help is.
    ExitStatus invalid(List<String> problems, String help) {
        problems.forEach(this::error);
        err.println("The books are unchanged. For help: " + help);
        return ExitStatus.INVALID;
    }
}
