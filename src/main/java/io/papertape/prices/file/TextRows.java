package io.papertape.prices.file;

import io.papertape.prices.FileLayout;
import io.papertape.prices.format.CsvRow;
import java.io.Closeable;
import java.util.List;

/// The rows of a file that has no prices but says something of them. Not safe for use by several threads.
final class TextRows implements Closeable {

    /// What such a file has in place of prices.
    private static final String NO_PRICES = "none";

    private final TextContent content;
    private final Rows rows;
    private long count;

    /// @throws io.papertape.prices.PriceFileException if the file cannot be opened
    /// @throws io.papertape.prices.UnfinishedPriceFileException if it is cut off
    TextRows(PriceFile file, char separator) {
        content = TextContent.of(file);
        rows = content.rows(separator, LastLine.ROW);
    }

    /// Moves to the next row.
    ///
    /// @return false at the end
    boolean next() {
        boolean there = rows.next();
        count += there ? 1 : 0;
        return there;
    }

    CsvRow row() {
        return rows.row();
    }

    /// Checks that the file was read whole; at its end.
    ///
    /// @param layout what it is
    /// @param headerRows how many of its rows name columns
    FinishedFile finish(String layout, int headerRows) {
        return content.finish(count - headerRows, new FileLayout(layout, NO_PRICES, List.of(), true));
    }

    @Override
    public void close() {
        content.close();
    }
}
