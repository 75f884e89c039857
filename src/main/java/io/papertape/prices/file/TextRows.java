package io.papertape.prices.file;

import io.papertape.prices.FileLayout;
import io.papertape.prices.PriceFileException;
import io.papertape.prices.format.CsvRow;
import io.papertape.prices.format.ParsedBar;
import java.io.Closeable;
import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// The rows of a file that has no prices but says something of them. Not safe for use by several threads.
final class TextRows implements Closeable {

    /// What such a file has in place of prices.
    private static final String NO_PRICES = "none";

    private final String file;
    private final TextContent content;
    private final Rows rows;
    private long count;

    /// @throws PriceFileException if the file cannot be opened
    /// @throws io.papertape.prices.UnfinishedPriceFileException if it is cut off
    TextRows(PriceFile file, char separator) {
        this.file = file.name();
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

    /// Reads all that are left.
    ///
    /// @param most how many there may be
    /// @param expected what a row has, for messages
    /// @param reader of a row that has it; for another one it gives null, or throws a [DateTimeException] or a
    ///     [NumberFormatException]
    /// @return a list that may be changed
    /// @throws PriceFileException if there are more rows, or one has something else
    <T> List<T> all(int most, String expected, Function<CsvRow, @Nullable T> reader) {
        List<T> all = new ArrayList<>();
        while (next()) {
            if (all.size() == most) {
                throw new PriceFileException(List.of(file + ": has more than " + most + " rows"));
            }
            all.add(read(row(), expected, reader));
        }
        return all;
    }

    private <T> T read(CsvRow row, String expected, Function<CsvRow, @Nullable T> reader) {
        try {
            T read = reader.apply(row);
            if (read != null) {
                return read;
            }
        } catch (DateTimeException | NumberFormatException e) {
            throw new PriceFileException(fault(row, expected), e);
        }
        throw new PriceFileException(List.of(fault(row, expected)));
    }

    private String fault(CsvRow row, String expected) {
        return file + " line " + row.line() + ": expected " + expected + " but was '" + ParsedBar.shortened(row.text())
                + "'";
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
