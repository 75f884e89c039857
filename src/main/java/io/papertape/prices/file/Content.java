package io.papertape.prices.file;

import io.papertape.prices.FileLayout;
import io.papertape.prices.PriceFileException;
import io.papertape.prices.UnfinishedPriceFileException;
import java.io.Closeable;

/// What stands in a price file, from its first row to its last, and whether it stayed what it was meanwhile. Not safe
/// for use by several threads.
sealed interface Content extends Closeable permits TextContent, ParquetContent {

    /// That of a file.
    ///
    /// @throws PriceFileException if the file cannot be opened, or is not what its name says
    /// @throws UnknownLayoutException if it is of a kind that is not read
    /// @throws UnfinishedPriceFileException if it is cut off
    static Content of(PriceFile file) {
        return switch (file.kind()) {
            case TEXT -> TextContent.of(file);
            case PARQUET -> ParquetContent.of(file);
            case ARROW -> throw arrow(file);
        };
    }

    /// What a file begins with, for who does not read it to its end.
    ///
    /// @throws PriceFileException as above
    /// @throws UnknownLayoutException as above
    /// @throws UnfinishedPriceFileException as above
    static Content beginning(PriceFile file) {
        return switch (file.kind()) {
            case TEXT -> TextContent.beginning(file);
            case PARQUET -> ParquetContent.of(file);
            case ARROW -> throw arrow(file);
        };
    }

    /// What the file system told of the file before it was opened.
    FileState state();

    /// The rows from where the content is: the first one, or behind those that were taken since.
    ///
    /// @param separator of fields
    /// @param lastLine what a last line without an end is
    /// @throws PriceFileException if the file cannot be read
    /// @throws UnfinishedPriceFileException if it changed while it was read
    Rows rows(char separator, LastLine lastLine);

    /// Rewinds to the first row, once: what is read from then on is not kept.
    ///
    /// @throws PriceFileException if the file cannot be read
    void rewind();

    /// Whether the last row may be cut off unnoticed, as its line has no end; once all was read.
    boolean endsWithinLine();

    /// Checks that what was read was the whole file; at its end.
    ///
    /// @param rows of the file
    /// @param layout what it was recognised as
    /// @throws PriceFileException if something else follows compressed data
    /// @throws UnfinishedPriceFileException if the file changed while it was read
    FinishedFile finish(long rows, FileLayout layout);

    @Override
    void close();

    private static UnknownLayoutException arrow(PriceFile file) {
        return new UnknownLayoutException(
                file.name(), 0, "is a Feather file (Arrow), which is not read; save its table as Parquet or CSV");
    }
}
