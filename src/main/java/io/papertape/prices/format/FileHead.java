package io.papertape.prices.format;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// What formats know a file by: where it is, and its first lines. Those are read when they are asked for. Not safe
/// for use by several threads.
public final class FileHead {

    private static final String GZIP = ".gz";

    private final Path path;
    private final Supplier<@Nullable String> next;
    private final List<String> lines = new ArrayList<>();

    /// @param next gives the file's lines one by one, without empty ones, and null behind the last
    public FileHead(Path path, Supplier<@Nullable String> next) {
        this.path = path;
        this.next = next;
    }

    /// The file, whose name or folder may tell what its rows do not.
    public Path path() {
        return path;
    }

    /// The symbol of a file whose rows do not name it: the file's name without its endings.
    public String symbol() {
        String name = path.getFileName().toString();
        String plain =
                name.toLowerCase(Locale.ROOT).endsWith(GZIP) ? name.substring(0, name.length() - GZIP.length()) : name;
        int dot = plain.lastIndexOf('.');
        return (dot > 0 ? plain.substring(0, dot) : plain).strip();
    }

    /// A line, from 0; null where the file has no more. Empty lines do not count.
    public @Nullable String line(int index) {
        while (lines.size() <= index) {
            String line = next.get();
            if (line == null) {
                return null;
            }
            lines.add(line);
        }
        return lines.get(index);
    }

    /// The fields of the first line, blanks and quotes around them left out.
    public List<String> fields(char separator) {
        String first = line(0);
        return first == null ? List.of() : CsvRow.split(first, separator).allFields();
    }
}
