package io.papertape.cli;

import io.papertape.report.OutputFormat;
import io.papertape.report.RowLimit;
import io.papertape.settings.Names;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// How rows are to be written, and where to.
///
/// @param file null for standard output
record OutputOptions(
        OutputFormat format, RowLimit limit, @Nullable Path file) {

    /// Reads the parameters. A value with a problem reads as something harmless.
    ///
    /// @param problems what is wrong with them is added, one sentence each
    static OutputOptions of(Map<String, String> given, List<String> problems) {
        String out = given.get(ReportParameter.OUT.label());
        Path file = out == null ? null : file(out, problems);
        OutputFormat format = format(given, file, problems);
        return new OutputOptions(format, limit(given, format, problems), file);
    }

    /// Tells of names that a command does not have.
    static void checkNames(Map<String, String> given, List<String> known, List<String> problems) {
        given.keySet().stream()
                .filter(name -> !known.contains(name))
                .forEach(name -> problems.add("unknown parameter '" + name + "': " + Names.hint(name, known)));
    }

    private static OutputFormat format(Map<String, String> given, @Nullable Path file, List<String> problems) {
        String label = given.get(ReportParameter.FORMAT.label());
        if (label == null) {
            return file == null ? OutputFormat.TABLE : ofFile(file, problems);
        }
        Optional<OutputFormat> format = OutputFormat.named(label);
        if (format.isEmpty()) {
            problems.add("unknown format '" + label + "': " + Names.hint(label, OutputFormat.labels()));
        }
        return format.orElse(OutputFormat.TABLE);
    }

    private static OutputFormat ofFile(Path file, List<String> problems) {
        Optional<OutputFormat> format = OutputFormat.ofFile(file.toString());
        if (format.isEmpty()) {
            problems.add("out: the name '" + file.getFileName() + "' tells no format, as "
                    + String.join(", ", OutputFormat.extensions()) + " do; format=NAME tells it, too");
        }
        return format.orElse(OutputFormat.TABLE);
    }

    private static RowLimit limit(Map<String, String> given, OutputFormat format, List<String> problems) {
        String text = given.get(ReportParameter.LIMIT.label());
        if (text == null) {
            return new RowLimit(format.rows(), RowLimit.Beyond.COUNT);
        }
        if (text.equals("all")) {
            return RowLimit.none();
        }
        if (text.matches("\\d{1,18}") && Long.parseLong(text) > 0) {
            return new RowLimit(Long.parseLong(text), format.beyondLimit());
        }
        problems.add("limit must be a whole number above 0 or all but was '" + text + "'");
        return RowLimit.none();
    }

    private static @Nullable Path file(String text, List<String> problems) {
        try {
            Path file = Path.of(text);
            Path folder = file.toAbsolutePath().getParent();
            if (text.isBlank()) {
                problems.add("out must name a file");
            } else if (Files.isDirectory(file) || text.endsWith("/")) {
                problems.add("out must name a file but '" + text + "' is a folder");
            } else if (folder != null && !Files.isDirectory(folder)) {
                problems.add("out: there is no folder '" + (file.getParent() == null ? folder : file.getParent())
                        + "' to write to");
            }
            return file;
        } catch (InvalidPathException e) {
            problems.add("out must be a path but was '" + text + "'");
            return null;
        }
    }
}
