package io.papertape.prices.file;

import io.papertape.prices.FileLayout;
import io.papertape.prices.PriceFileException;
import io.papertape.prices.ReadFile;
import io.papertape.prices.UnfinishedPriceFileException;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;

/// The text of a price file. Not safe for use by several threads.
final class TextContent implements Content {

    private final PriceFile file;
    private final FileState state;
    private final FileBytes bytes;
    private final InputStream unpacked;
    private final TextBytes text;
    private final InputStream rewindable;

    private TextContent(PriceFile file, FileState state, FileBytes bytes, InputStream unpacked) {
        this.file = file;
        this.state = state;
        this.bytes = bytes;
        this.unpacked = unpacked;
        text = new TextBytes(unpacked);
        rewindable = new BufferedInputStream(text);
        rewindable.mark(Integer.MAX_VALUE);
    }

    /// @throws PriceFileException if the file cannot be opened, or is not compressed as its name says
    /// @throws UnfinishedPriceFileException if it is cut off
    static TextContent of(PriceFile file) {
        FileState state = file.stateBefore();
        return of(file, state, file.open());
    }

    /// What a file begins with, for who does not read it to its end.
    ///
    /// @throws PriceFileException as above
    /// @throws UnfinishedPriceFileException as above
    static TextContent beginning(PriceFile file) {
        FileState state = file.stateBefore();
        return of(file, state, file.openUndigested());
    }

    private static TextContent of(PriceFile file, FileState state, FileBytes bytes) {
        try {
            return new TextContent(
                    file,
                    state,
                    bytes,
                    state.size() == 0 ? bytes : file.packing().text(bytes));
        } catch (IOException e) {
            close(bytes, file);
            throw failure(file, e);
        }
    }

    @Override
    public FileState state() {
        return state;
    }

    InputStream text() {
        return rewindable;
    }

    @Override
    public Rows rows(char separator, LastLine lastLine) {
        return new CsvRows(this, separator, lastLine);
    }

    @Override
    public void rewind() {
        try {
            rewindable.reset();
            rewindable.mark(0);
        } catch (IOException e) {
            throw failure(file, e);
        }
    }

    @Override
    public boolean endsWithinLine() {
        return text.endsWithinLine();
    }

    @Override
    public FinishedFile finish(long rows, FileLayout layout) {
        try {
            String sha256 = bytes.sha256();
            requireUnchanged();
            file.packing().requireNothingBehind(unpacked, bytes.count());
            return new FinishedFile(file, state, new ReadFile(file.name(), bytes.count(), sha256, rows, layout));
        } catch (IOException e) {
            throw failure(file, e);
        }
    }

    /// What a failure of reading the text means.
    RuntimeException meaning(IOException failure) {
        return or(failure(file, failure));
    }

    /// What a row means that is longer than any bar's.
    ///
    /// @param line of the row
    /// @param longest how many bytes a row may have
    RuntimeException hasRowThatIsTooLong(long line, int longest) {
        return or(new PriceFileException(
                List.of(file.name() + ": cannot be read: line " + line + " is longer than " + longest + " bytes")));
    }

    /// That the file changed while it was read, if it did, or else something else.
    private RuntimeException or(RuntimeException other) {
        try {
            requireUnchanged();
            return other;
        } catch (UnfinishedPriceFileException e) {
            return e;
        }
    }

    @Override
    public void close() {
        close(text, file);
    }

    private void requireUnchanged() {
        String difference = state.difference(file.state());
        if (difference != null) {
            throw new UnfinishedPriceFileException(file.name() + ": changed while it was read: " + difference);
        }
    }

    private static RuntimeException failure(PriceFile file, IOException failure) {
        return failure instanceof EOFException
                ? new UnfinishedPriceFileException(file.name() + ": is cut off within its compressed data", failure)
                : file.unreadable(failure);
    }

    private static void close(InputStream bytes, PriceFile file) {
        try {
            bytes.close();
        } catch (IOException e) {
            throw file.unreadable(e);
        }
    }
}
