package io.papertape.prices.parquet;

import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// A table in a Parquet file: its rows as those of the CSV file that pandas would write of it. Columns are read page by
/// page, so that memory depends on the size of pages, and is bounded: what needs more than [Memory#MOST] is refused.
///
/// Whatever is wrong with a file is a [ParquetException]. Not safe for use by several threads.
public final class ParquetTable implements Closeable {

    private final FileChannel file;
    private final Footer footer;
    private final PandasMetadata pandas;
    private final TableHeader header;
    private final long size;

    /// By index of a column of local times, whether all of them are midnights.
    private final Map<Integer, Boolean> midnights = new HashMap<>();

    private ParquetTable(FileChannel file) throws IOException {
        this.file = file;
        size = file.size();
        footer = Footer.read(file);
        pandas = PandasMetadata.of(footer.metadata());
        header = TableHeader.of(footer.columns(), pandas);
    }

    /// Reads what a file tells of its table.
    ///
    /// @throws EOFException if the file is cut off
    /// @throws ParquetException if it cannot be read for what is in it
    /// @throws IOException if it cannot be read at all
    public static ParquetTable open(Path path) throws IOException {
        FileChannel file = FileChannel.open(path, StandardOpenOption.READ);
        try {
            return new ParquetTable(file);
        } catch (IOException | RuntimeException e) {
            file.close();
            throw e;
        }
    }

    /// All rows, from the first one.
    ///
    /// @param separator that their text has between fields
    /// @throws IOException if the file cannot be read
    public ParquetRows rows(char separator) throws IOException {
        Memory memory = new Memory();
        List<ColumnValues> columns = new ArrayList<>();
        for (ParquetColumn column : header.columns()) {
            columns.add(values(column, areMidnights(column), memory));
        }
        return new ParquetRows(
                header.lines(), columns, separator, footer.metadata().getNum_rows(), size);
    }

    @Override
    public void close() throws IOException {
        file.close();
    }

    private ColumnValues values(ParquetColumn column, boolean dateAlone, Memory memory) throws IOException {
        CellText text = CellTexts.of(column.element(), pandas.zone(column.name()), dateAlone);
        return new ColumnValues(file, footer, column, text, memory);
    }

    /// A column of dates has to be told from one of times by all of its values: most have a time of day in the first
    /// row.
    private boolean areMidnights(ParquetColumn column) throws IOException {
        if (!Timestamps.areLocal(column.element())) {
            return false;
        }
        Boolean known = midnights.get(column.index());
        if (known == null) {
            known = haveMidnights(column);
            midnights.put(column.index(), known);
        }
        return known;
    }

    private boolean haveMidnights(ParquetColumn column) throws IOException {
        ColumnValues values = values(column, false, new Memory());
        CellBuffer cell = new CellBuffer();
        for (long row = 0; row < footer.metadata().getNum_rows(); row++) {
            cell.clear();
            values.next(cell);
            if (cell.length() > 0 && !cell.endsWith("T00:00:00")) {
                return false;
            }
        }
        return true;
    }
}
