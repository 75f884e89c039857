package io.papertape.prices.format;

import java.util.List;

/// Where a file tells what becomes of a bar later: its adjusted close, dividends and splits.
///
/// @param adjustedClose column of the close as it is adjusted for all that came after it, or [Columns#NONE]
/// @param name that this column has in the file; empty where there is none
/// @param dividend column of a dividend whose ex-date is that of the row, or [Columns#NONE]
/// @param split column of a split that takes effect with the row, in new shares for each old one, or [Columns#NONE]
/// @param count number of columns of a row
/// @param numbers how they are written
/// @param factorFile whether a factor file of LEAN's tells all of it instead
public record ActionColumns(
        int adjustedClose, String name, int dividend, int split, int count, NumberStyle numbers, boolean factorFile) {

    /// None of them.
    public static final ActionColumns NONE =
            new ActionColumns(Columns.NONE, "", Columns.NONE, Columns.NONE, 0, NumberStyle.PLAIN, false);

    /// None, as there is a factor file.
    static final ActionColumns FACTOR_FILE =
            new ActionColumns(Columns.NONE, "", Columns.NONE, Columns.NONE, 0, NumberStyle.PLAIN, true);

    private static final List<String> ADJUSTED_CLOSE = List.of("adjclose", "adjustedclose");
    private static final List<String> DIVIDEND = List.of("dividends", "dividendamount", "divcash", "exdividend");
    private static final List<String> SPLIT = List.of("stocksplits", "splitcoefficient", "splitfactor", "splitratio");

    /// Those of a header; one that is there twice counts as none.
    ///
    /// @param numbers how prices are written
    static ActionColumns in(Header header, NumberStyle numbers) {
        int adjusted = column(header, ADJUSTED_CLOSE);
        return new ActionColumns(
                adjusted,
                adjusted == Columns.NONE ? "" : header.name(adjusted),
                column(header, DIVIDEND),
                column(header, SPLIT),
                header.size(),
                numbers,
                false);
    }

    private static int column(Header header, List<String> names) {
        int column = header.column(names);
        return header.isTwice(column) ? Columns.NONE : column;
    }

    /// Whether there is an adjusted close.
    public boolean hasAdjustedClose() {
        return adjustedClose != Columns.NONE;
    }

    /// Whether rows tell splits.
    public boolean hasSplits() {
        return split != Columns.NONE;
    }

    /// Whether rows tell dividends or splits.
    public boolean hasActions() {
        return dividend != Columns.NONE || split != Columns.NONE;
    }
}
