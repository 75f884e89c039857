package io.papertape.prices.format;

import org.jspecify.annotations.Nullable;

/// A layout of price files: it knows its files by how they begin, and how their rows are read. One class for each,
/// listed in [PriceFormats]. Formats have no state, and are safe for use by several threads.
///
/// Most name their columns in a header and extend [NamedColumns]:
///
/// ```java
/// final class ExampleFormat extends NamedColumns {
///     ExampleFormat() {
///         super("Example", "ticker;time;open;high;low;last", Roles.ENGLISH.withClose("last"), PriceBasis.RAW);
///     }
///
///     boolean knows(Header header) {
///         return header.hasAll("ticker", "last");
///     }
/// }
/// ```
public interface PriceFormat {

    /// What people call this layout: most often its source.
    String name();

    /// How a file of this layout begins, for the message that a file has none that is known.
    String example();

    /// How a file is read that begins like this, or null where it is not of this layout. What is only nearly so is
    /// not: another format may know it.
    ///
    /// @throws io.papertape.prices.PriceFileException if the file is of this layout, but a person must tell how its
    ///     times or numbers are to be read
    @Nullable
    Layout layout(FileHead head);

    /// What keeps a file that begins like this from being of this layout, where it is nearly so; else null.
    default @Nullable Near near(FileHead head) {
        return null;
    }

    /// What a file is nearly.
    ///
    /// @param differences how many there are, at least one
    /// @param told as it stands behind the layout's name: "has no close"
    record Near(int differences, String told) {}
}
