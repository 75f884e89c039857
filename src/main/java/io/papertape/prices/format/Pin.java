package io.papertape.prices.format;

import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.time.ZoneId;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// An entry of `prices.yaml`: how the files of a pattern are read.
///
/// @param line of the entry, the first being 1
/// @param match the pattern as it stands there: of the files' names, or of their places in the folder where it has a
/// `/`
/// @param matcher of the pattern
/// @param columns what the columns are called, or which they are where there is no header
/// @param header whether there is one
/// @param skip how many lines stand above the header, or above the first bar
/// @param separator of fields, or null where the file tells
/// @param times how they are written, or null where the file tells
/// @param point before the decimals of prices, or null where the file tells
/// @param zone of times without an offset, or null for that of the session's files
/// @param symbol of all rows, or null
/// @param symbolInName what the names of the files are like, the symbol its one group; or null
/// @param basis what the prices are
record Pin(
        int line,
        String match,
        PathMatcher matcher,
        Map<Role, Column> columns,
        boolean header,
        int skip,
        @Nullable Character separator,
        @Nullable Times times,
        @Nullable Character point,
        @Nullable ZoneId zone,
        @Nullable String symbol,
        @Nullable Pattern symbolInName,
        PriceBasis basis) {

    /// What a column holds.
    enum Role {
        TIME,
        CLOCK,
        OPEN,
        HIGH,
        LOW,
        CLOSE,
        VOLUME,
        SYMBOL;

        /// Whether a file cannot be read without it.
        boolean isNeeded() {
            return this != CLOCK && this != VOLUME && this != SYMBOL;
        }
    }

    /// A column of the file.
    ///
    /// @param name its name, or its number from 1
    /// @param line of `prices.yaml`
    record Column(String name, int line) {}

    /// How times are written.
    enum Times {
        YEAR_FIRST(DateOrder.YEAR_FIRST),
        MONTH_FIRST(DateOrder.MONTH_FIRST),
        DAY_FIRST(DateOrder.DAY_FIRST),
        EPOCH(DateOrder.YEAR_FIRST);

        private final DateOrder order;

        Times(DateOrder order) {
            this.order = order;
        }

        DateOrder order() {
            return order;
        }
    }

    Pin {
        columns = Map.copyOf(columns);
    }

    /// Whether a file is one of those of the entry.
    ///
    /// @param folder that of `prices.yaml`
    boolean matches(Path folder, Path file) {
        return matcher.matches(match.indexOf('/') < 0 ? file.getFileName() : folder.relativize(file));
    }
}
