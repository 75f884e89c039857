package io.papertape.prices.parquet;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import org.apache.parquet.VersionParser;
import org.apache.parquet.VersionParser.ParsedVersion;
import org.apache.parquet.VersionParser.VersionParseException;
import org.apache.parquet.column.ColumnReader;
import org.apache.parquet.column.impl.ColumnReaderImpl;
import org.apache.parquet.io.api.PrimitiveConverter;
import org.jspecify.annotations.Nullable;

/// The values of a column, from the first row of the file to the last. Not safe for use by several threads.
final class ColumnValues {

    private static final PrimitiveConverter UNUSED = new PrimitiveConverter() {};

    private final FileChannel file;
    private final Footer footer;
    private final ParquetColumn column;
    private final CellText text;
    private final Memory memory;
    private final ParsedVersion writer;
    private final int present;
    private @Nullable ColumnPages pages;
    private @Nullable ColumnReader reader;
    private int rowGroup;
    private long left;

    ColumnValues(FileChannel file, Footer footer, ParquetColumn column, CellText text, Memory memory) {
        this.file = file;
        this.footer = footer;
        this.column = column;
        this.text = text;
        this.memory = memory;
        writer = writer(footer.metadata().getCreated_by());
        present = column.descriptor().getMaxDefinitionLevel();
    }

    /// Writes the value of the next row, nothing for null; not after the last one.
    ///
    /// @throws IOException if it cannot be read
    void next(CellBuffer into) throws IOException {
        try {
            ColumnReader current = moved();
            if (current.getCurrentDefinitionLevel() == present) {
                text.write(current, into);
            }
        } catch (UncheckedIOException e) {
            throw told(ParquetException.found(e), e);
        } catch (RuntimeException e) {
            throw told("a page is damaged: " + ParquetException.found(e), e);
        }
    }

    private ColumnReader moved() {
        ColumnReader current = reader;
        if (left == 0 || current == null) {
            current = opened();
            reader = current;
        } else {
            current.consume();
        }
        left--;
        return current;
    }

    /// The next row group that has rows.
    private ColumnReader opened() {
        if (pages != null) {
            pages.close();
        }
        while (left == 0) {
            left = footer.chunk(rowGroup++, column).getNum_values();
        }
        pages = new ColumnPages(file, column, footer.chunk(rowGroup - 1, column), memory);
        return new ColumnReaderImpl(column.descriptor(), pages, UNUSED, writer);
    }

    private ParquetException told(String problem, Exception failure) {
        return new ParquetException("its column '" + column.name() + "' cannot be read: " + problem, failure);
    }

    /// What wrote the file: some versions of one program wrote texts that depend on the page before.
    private static ParsedVersion writer(@Nullable String told) {
        try {
            return VersionParser.parse(told);
        } catch (VersionParseException | RuntimeException e) {
            return new ParsedVersion("unknown", null, null);
        }
    }
}
