package io.papertape.cli;

import io.papertape.report.Figures;
import java.io.PrintStream;
import java.util.List;
import java.util.Optional;

/// Where a command writes: results to one stream, errors and progress to the other.
///
/// @param out results
/// @param err errors and progress
/// @param terminal whether a person watches
record Console(PrintStream out, PrintStream err, boolean terminal) {

    /// The standard streams.
    static Console standard() {
        boolean terminal = Optional.ofNullable(System.console())
                .map(java.io.Console::isTerminal)
                .orElse(false);
        return new Console(System.out, System.err, terminal);
    }

    void line(String text) {
        out.println(text);
    }

    /// A sentence about what went wrong.
    void error(String sentence) {
        err.println("papertape: " + Figures.oneLine(sentence));
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
