package io.papertape.prices.format;

import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Layouts of price files.
///
/// @param formats in the order in which they are asked whether they know a file
public record PriceFormats(List<PriceFormat> formats) {

    /// Those that are known: the list that a new one is added to.
    public static final PriceFormats KNOWN =
            new PriceFormats(List.of(new NamedRowsFormat(), new DateFormat(), new TimestampFormat()));

    public PriceFormats {
        formats = List.copyOf(formats);
    }

    /// The layout of a file, or null where no format knows it.
    public @Nullable Layout layout(FileHead head) {
        for (PriceFormat format : formats) {
            Layout layout = format.layout(head);
            if (layout != null) {
                return layout;
            }
        }
        return null;
    }

    /// How files may begin, for messages.
    public String examples() {
        return formats.stream().map(PriceFormat::example).collect(Collectors.joining(" or "));
    }
}
