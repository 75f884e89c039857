package io.papertape.prices.format;

import java.util.List;

/// Which columns of a file tell what has become of a bar since: its adjusted close, and later on a dividend and a
/// split.
///
/// @param adjustedClose column of the close as it is adjusted for all that came after it, or [Columns#NONE]
/// @param name that this column has in the file; empty where there is none
/// @param numbers how it is written
public record ActionColumns(int adjustedClose, String name, NumberStyle numbers) {

    /// None of them.
    public static final ActionColumns NONE = new ActionColumns(Columns.NONE, "", NumberStyle.PLAIN);

    private static final List<String> ADJUSTED_CLOSE = List.of("adjclose", "adjustedclose");

    /// Those of a header; one that is there twice counts as none.
    ///
    /// @param numbers how prices are written
    static ActionColumns in(Header header, NumberStyle numbers) {
        int adjusted = header.column(ADJUSTED_CLOSE);
        return adjusted == Columns.NONE || header.isTwice(adjusted)
                ? NONE
                : new ActionColumns(adjusted, header.name(adjusted), numbers);
    }

    /// Whether there is an adjusted close.
    public boolean hasAdjustedClose() {
        return adjustedClose != Columns.NONE;
    }
}
