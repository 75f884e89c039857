package io.papertape.report;

import java.io.Writer;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// The ways in which rows are written down.
public enum OutputFormat {
    /// For a person.
    TABLE(".txt", 1_000),
    /// For other programs.
    CSV(".csv", Long.MAX_VALUE),
    /// For other programs.
    JSON(".json", Long.MAX_VALUE),
    /// For a page that a person reads.
    MARKDOWN(".md", 1_000);

    private final String extension;
    private final long rows;

    OutputFormat(String extension, long rows) {
        this.extension = extension;
        this.rows = rows;
    }

    /// The name to ask for it.
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// How many rows are shown unless more are asked for.
    public long rows() {
        return rows;
    }

    /// What to do about rows beyond the number that a person has asked for. Other programs know what they ask for.
    public RowLimit.Beyond beyondLimit() {
        return this == TABLE || this == MARKDOWN ? RowLimit.Beyond.NOTICE : RowLimit.Beyond.LEAVE;
    }

    /// Writes to a writer.
    ///
    /// @param width of the lines of a table at most, in columns of a terminal
    public ReportFormat to(Writer out, int width) {
        return switch (this) {
            case TABLE -> new TerminalFormat(out, width);
            case CSV -> new CsvFormat(out);
            case JSON -> new JsonFormat(out);
            case MARKDOWN -> new MarkdownFormat(out);
        };
    }

    /// The format of this name.
    public static Optional<OutputFormat> named(String label) {
        return Arrays.stream(values())
                .filter(format -> format.label().equals(label))
                .findFirst();
    }

    /// The format that a file's name asks for by its extension: a table without one, none by one that tells no format.
    public static Optional<OutputFormat> ofFile(String name) {
        String extension = extension(name);
        return extension.isEmpty()
                ? Optional.of(TABLE)
                : Arrays.stream(values())
                        .filter(format -> format.extension.equals(extension))
                        .findFirst();
    }

    private static String extension(String name) {
        String file = name.substring(name.lastIndexOf('/') + 1);
        int dot = file.lastIndexOf('.');
        return dot <= 0 ? "" : file.substring(dot).toLowerCase(Locale.ROOT);
    }

    /// Every extension that tells a format.
    public static List<String> extensions() {
        return Arrays.stream(values()).map(format -> format.extension).toList();
    }

    /// Every name.
    public static List<String> labels() {
        return Arrays.stream(values()).map(OutputFormat::label).toList();
    }
}
