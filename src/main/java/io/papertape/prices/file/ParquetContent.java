package io.papertape.prices.file;

import io.papertape.prices.FileLayout;
import io.papertape.prices.PriceFileException;
import io.papertape.prices.ReadFile;
import io.papertape.prices.UnfinishedPriceFileException;
import io.papertape.prices.format.CsvRow;
import io.papertape.prices.parquet.ParquetException;
import io.papertape.prices.parquet.ParquetRows;
import io.papertape.prices.parquet.ParquetTable;
import java.io.EOFException;
import java.io.IOException;
import java.util.List;
import java.util.Objects;

/// The table in a Parquet file. It is read here and there, so that its digest is made once all was read, of a file that
/// nobody has touched since before the first byte. Not safe for use by several threads.
final class ParquetContent implements Content {

    private final PriceFile file;
    private final FileState state;
    private final ParquetTable table;

    private ParquetContent(PriceFile file, FileState state, ParquetTable table) {
        this.file = file;
        this.state = state;
        this.table = table;
    }

    /// @throws PriceFileException if the file cannot be read, or is compressed once more
    /// @throws UnfinishedPriceFileException if it is cut off
    static ParquetContent of(PriceFile file) {
        if (file.entry() != null || file.packing() != Packing.NONE) {
            throw new PriceFileException(List.of(file.name() + ": is a Parquet file in "
                    + (file.entry() == null ? "compressed form" : "a zip file")
                    + "; unpack it: its columns are compressed by themselves"));
        }
        FileState state = file.stateBefore();
        try {
            return new ParquetContent(file, state, ParquetTable.open(file.path()));
        } catch (IOException e) {
            throw meaning(e, file, state);
        }
    }

    @Override
    public FileState state() {
        return state;
    }

    @Override
    public Rows rows(char separator, LastLine lastLine) {
        try {
            return new TableRows(table.rows(separator));
        } catch (IOException e) {
            throw meaning(e, file, state);
        }
    }

    /// All rows are read anew each time.
    @Override
    public void rewind() {}

    @Override
    public boolean endsWithinLine() {
        return false;
    }

    @Override
    public FinishedFile finish(long rows, FileLayout layout) {
        try (FileBytes bytes = file.open()) {
            String sha256 = bytes.sha256();
            requireUnchanged(file, state);
            return new FinishedFile(file, state, new ReadFile(file.name(), bytes.count(), sha256, rows, layout));
        } catch (IOException e) {
            throw meaning(e, file, state);
        }
    }

    @Override
    public void close() {
        try {
            table.close();
        } catch (IOException e) {
            throw file.unreadable(e);
        }
    }

    private static RuntimeException meaning(IOException failure, PriceFile file, FileState state) {
        try {
            requireUnchanged(file, state);
        } catch (UnfinishedPriceFileException e) {
            return e;
        }
        return switch (failure) {
            case EOFException e ->
                new UnfinishedPriceFileException(
                        file.name() + ": is cut off, or not written to its end: " + e.getMessage(), e);
            case ParquetException e -> new PriceFileException(file.name() + ": cannot be read: " + e.getMessage(), e);
            default -> file.unreadable(failure);
        };
    }

    /// What neither size nor time tells counts, too: a digest that is made later does not tell what was read before.
    private static void requireUnchanged(PriceFile file, FileState state) {
        FileState now = file.state();
        String difference = state.difference(now);
        if (difference == null && !Objects.equals(state.identity(), now.identity())) {
            difference = "its content may be another";
        }
        if (difference != null) {
            throw new UnfinishedPriceFileException(file.name() + ": changed while it was read: " + difference);
        }
    }

    private final class TableRows implements Rows {

        private final ParquetRows rows;

        TableRows(ParquetRows rows) {
            this.rows = rows;
        }

        @Override
        public CsvRow row() {
            return rows.row();
        }

        @Override
        public boolean next() {
            try {
                return rows.next();
            } catch (IOException e) {
                throw meaning(e, file, state);
            }
        }
    }
}
