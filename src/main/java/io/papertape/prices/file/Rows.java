package io.papertape.prices.file;

import de.siegmar.fastcsv.reader.CloseableIterator;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import io.papertape.prices.format.CsvRow;
import java.io.UncheckedIOException;

/// The rows of a file's text, one after the other, from where the text is. Not safe for use by several threads.
final class Rows {

    /// The second half of a character that takes two. It never begins a field, where a quote has a meaning, so
    /// that a line is a row whatever stands in it.
    private static final char NO_QUOTE = '\uDC00';

    private final Content content;
    private final CsvRow row;
    private final CloseableIterator<CsvRow> iterator;

    Rows(Content content, char separator) {
        this.content = content;
        row = new CsvRow(separator);
        iterator = CsvReader.builder()
                .fieldSeparator(separator)
                .quoteCharacter(NO_QUOTE)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .detectBomHeader(true)
                .maxBufferSize(CsvRow.LONGEST)
                .build(row, content.text())
                .iterator();
    }

    /// The current row: one object that every row overwrites.
    CsvRow row() {
        return row;
    }

    /// Moves to the next row.
    ///
    /// @return false at the end
    /// @throws io.papertape.prices.PriceFileException if the file cannot be read on
    /// @throws io.papertape.prices.UnfinishedPriceFileException if it is cut off
    boolean next() {
        try {
            return iterator.hasNext() && iterator.next() == row;
        } catch (UncheckedIOException | CsvParseException e) {
            throw content.meaning(e, row.line());
        }
    }
}
