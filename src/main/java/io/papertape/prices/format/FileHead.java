package io.papertape.prices.format;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What formats know a file by: where it is, and its first lines. Those are read when they are asked for. Not safe
/// for use by several threads.
public final class FileHead {

    private static final List<String> PACKINGS = List.of(".gz", ".zst");
    private static final int MOST_CHARACTERS = 8_000_000;

    private final Path path;
    private final Supplier<@Nullable String> next;
    private final List<String> lines = new ArrayList<>();
    private final Map<Integer, Header> headers = new HashMap<>();
    private int characters;

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
        String lower = name.toLowerCase(Locale.ROOT);
        for (String packing : PACKINGS) {
            if (lower.endsWith(packing)) {
                name = name.substring(0, name.length() - packing.length());
            }
        }
        int dot = name.lastIndexOf('.');
        return (dot > 0 ? name.substring(0, dot) : name).strip();
    }

    /// The symbol of a file that is named after it and more: what the first group of the whole name is; the name where
    /// it is none of this kind.
    String symbol(Pattern name) {
        Matcher parts = name.matcher(symbol());
        return parts.matches() ? parts.group(1) : symbol();
    }

    /// A line as the names of columns; null where the file has no such line. Many formats ask for the same one.
    @Nullable
    Header header(int index) {
        String line = line(index);
        return line == null ? null : headers.computeIfAbsent(index, asked -> Header.of(line));
    }

    /// A line, from 0; null where the file has no more, and where those before it take more memory than it takes to
    /// know a layout. Empty lines do not count.
    public @Nullable String line(int index) {
        while (lines.size() <= index) {
            String line = characters < MOST_CHARACTERS ? next.get() : null;
            if (line == null) {
                return null;
            }
            lines.add(line);
            characters += line.length();
        }
        return lines.get(index);
    }
}
