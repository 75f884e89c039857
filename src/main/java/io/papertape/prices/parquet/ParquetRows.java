package io.papertape.prices.parquet;

import io.papertape.prices.format.CsvRow;
import java.io.IOException;
import java.util.List;

/// The rows of a table in a Parquet file, one after the other, those of its header first. Not safe for use by several
/// threads.
public final class ParquetRows {

    /// A row beyond this is no bar's.
    private static final int LONGEST = 1_000_000;

    /// Repeated texts take next to no place in a Parquet file.
    private static final int MOST_TIMES = 200;
    /// Below this it does not matter how many times that is.
    private static final long SMALL = 1 << 26;

    private final List<List<String>> header;
    private final List<ColumnValues> columns;
    private final CsvRow row;
    private final long rows;
    private final long most;
    private final CellBuffer line = new CellBuffer();
    private int headerRow;
    private long number;
    private long bytes;

    /// @param columns in the order of the header's names
    /// @param rows how many there are below the header
    /// @param size of the file
    ParquetRows(List<List<String>> header, List<ColumnValues> columns, char separator, long rows, long size) {
        this.header = header;
        this.columns = columns;
        this.rows = rows;
        most = Math.max(SMALL, MOST_TIMES * size);
        row = new CsvRow(separator);
    }

    /// The current row: one object that every row overwrites. Its line is its number, the first below the header being
    /// 1.
    public CsvRow row() {
        return row;
    }

    /// Moves to the next row.
    ///
    /// @return false at the end
    /// @throws IOException if the file cannot be read on
    public boolean next() throws IOException {
        boolean names = headerRow < header.size();
        if (!names && number == rows) {
            return false;
        }
        number += names ? 0 : 1;
        line.clear();
        line.append('\n');
        for (int i = 0; i < columns.size(); i++) {
            if (i > 0) {
                line.append(row.separator());
            }
            if (names) {
                line.append(StringText.quoted(header.get(headerRow).get(i)));
            } else {
                columns.get(i).next(line);
            }
            requireRoom();
        }
        bytes += line.length();
        if (bytes > most) {
            throw new ParquetException("its rows are more than " + MOST_TIMES + " times as long as it is");
        }
        line.append('\n');
        line.reserve(CsvRow.SLACK);
        row.take(line.bytes(), 1, line.length(), number);
        headerRow += names ? 1 : 0;
        return true;
    }

    private void requireRoom() throws ParquetException {
        if (line.length() > LONGEST) {
            throw new ParquetException("row " + number + " is longer than " + LONGEST + " bytes");
        }
    }
}
