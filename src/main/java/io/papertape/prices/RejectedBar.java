package io.papertape.prices;

import org.jspecify.annotations.Nullable;

/// A row that could not be trusted.
///
/// @param file the file's name, without its folder
/// @param line line of the file, the first being 1
/// @param symbol the symbol, or null where the row does not tell
/// @param text the row as it stands in the file, at most [#MAX_TEXT] characters of it; of a row that was rejected
///     after sorting because another one has its time: its time, prices and symbol
/// @param reason what is wrong: what was expected, what came
/// @param time of the bar, epoch milliseconds UTC, or null where the row does not tell
public record RejectedBar(
        String file,
        long line,
        @Nullable String symbol,
        String text,
        String reason,
        @Nullable Long time) {

    /// Characters that are kept of a row, a reason or a symbol.
    public static final int MAX_TEXT = 1_000;

    public RejectedBar {
        symbol = symbol == null ? null : shorten(symbol);
        text = shorten(text);
        reason = shorten(reason);
    }

    /// A row that does not tell the time of its bar.
    public RejectedBar(String file, long line, @Nullable String symbol, String text, String reason) {
        this(file, line, symbol, text, reason, null);
    }

    @Override
    public String toString() {
        return file + " line " + line + ": " + reason;
    }

    /// NUL is the one character that not every database can store.
    private static String shorten(String text) {
        String storable = text.replace('\0', '\uFFFD');
        return storable.length() <= MAX_TEXT ? storable : storable.substring(0, MAX_TEXT - 1) + "…";
    }
}
