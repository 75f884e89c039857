package io.papertape.cli;

import io.papertape.report.Figures;
import io.papertape.report.OutputFormat;
import io.papertape.report.RowCount;
import io.papertape.report.RowLimit;
import io.papertape.report.RowSource;
import java.nio.file.Path;

/// Writes rows to standard output or to a file.
final class Output {

    private final Console console;
    private final OutputOptions options;

    Output(Console console, OutputOptions options) {
        this.console = console;
        this.options = options;
    }

    /// Writes them all, or none to a file.
    ///
    /// @param name what they are, for a table without any
    ExitStatus write(String name, RowSource rows) {
        Path file = options.file();
        try {
            if (file == null) {
                print(name, rows);
            } else {
                save(file, rows);
            }
            return ExitStatus.DONE;
        } catch (OutputFailure e) {
            if (file == null && e.isNobodyListening()) {
                return ExitStatus.DONE;
            }
            console.error("failed: " + (file == null ? "standard output" : "'" + file + "'") + " cannot be written: "
                    + e.getMessage());
            return ExitStatus.FAILED;
        }
    }

    private void print(String name, RowSource rows) {
        console.out().flush();
        OutputTarget target = OutputTarget.of(console, options.format());
        RowCount count = target.write(rows, options, console.width());
        if (count.shown() == 0 && options.format() == OutputFormat.TABLE) {
            console.line(name + ": no rows");
        }
        tellCut(count);
    }

    private void save(Path file, RowSource rows) {
        RowCount count = OutputFile.write(file, target -> target.write(rows, options, Integer.MAX_VALUE));
        console.line(rows(count.shown()) + " in " + file);
        tellCut(count);
    }

    private void tellCut(RowCount count) {
        if (count.all() > count.shown()) {
            boolean counted = options.limit().beyond() == RowLimit.Beyond.COUNT;
            console.err()
                    .println((counted
                                    ? "the first " + Figures.grouped(count.shown()) + " of " + rows(count.all())
                                    : "more rows follow")
                            + "; limit=all shows every one");
        }
    }

    private static String rows(long count) {
        return Figures.counted(count, "row", "rows");
    }
}
