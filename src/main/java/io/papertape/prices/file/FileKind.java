package io.papertape.prices.file;

import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What a file is, as the end of its name says, whether it is compressed or not.
enum FileKind {
    TEXT(".*\\.(csv|txt|tsv)"),
    PARQUET(".*\\.(parquet|pq)"),
    /// Tables in memory of Arrow's, which pandas calls Feather.
    ARROW(".*\\.(feather|arrow)");

    private final Pattern names;

    FileKind(String names) {
        this.names = Pattern.compile(names, Pattern.DOTALL);
    }

    /// That of a file of this name; null where it is none that may have prices.
    static @Nullable FileKind of(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        String plain = Packing.of(lower).strip(lower);
        for (FileKind kind : values()) {
            if (kind.names.matcher(plain).matches()) {
                return kind;
            }
        }
        return null;
    }
}
