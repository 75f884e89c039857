package io.papertape.prices.format;

import org.jspecify.annotations.Nullable;

/// A layout of price files: it knows its files by how they begin, and how their rows are read. One class for each,
/// listed in [PriceFormats]. Formats have no state, and are safe for use by several threads.
///
/// ```java
/// final class SemicolonFormat implements PriceFormat {
///     private static final ColumnNames NAMES =
///             new ColumnNames("time", "o", "h", "l", "c", "vol", "ticker", Set.of());
///
///     public String example() {
///         return "ticker;time;o;h;l;c;vol";
///     }
///
///     public @Nullable Layout layout(FileHead head) {
///         return Layout.of(head, ';', NAMES.in(head.fields(';'), Columns.TimeFormat.TIMESTAMP));
///     }
/// }
/// ```
public interface PriceFormat {

    /// How a file of this layout begins, for the message that a file has none that is known.
    String example();

    /// How a file is read that begins like this, or null where it is not of this layout. What is only nearly so is
    /// not: another format may know it.
    @Nullable
    Layout layout(FileHead head);
}
