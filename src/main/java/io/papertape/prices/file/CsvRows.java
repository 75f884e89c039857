package io.papertape.prices.file;

import io.papertape.prices.format.CsvRow;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.apache.commons.io.ByteOrderMark;
import org.apache.commons.io.input.BOMInputStream;
import org.apache.commons.io.input.ReaderInputStream;
import org.jspecify.annotations.Nullable;

/// The rows of a file's text, one after the other, from where the text is: its lines, but for empty ones. Not safe for
/// use by several threads.
final class CsvRows implements Rows {

    /// A row beyond this is no bar's: it is not kept in memory.
    private static final int LONGEST = 1_000_000;

    private static final int BUFFER = 1 << 15;

    private final TextContent content;
    private final CsvRow row;
    private final LastLine lastLine;
    private @Nullable InputStream text;

    /// Two, of which one is read into.
    private final byte[][] buffers = {emptyBuffer(2 * BUFFER), emptyBuffer(2 * BUFFER)};

    private int current;

    /// Which of them has the current row.
    private int ofRow;

    private byte[] buffer = buffers[0];
    private int next = 1;
    private int filled = 1;
    private long line;
    private boolean ended;

    CsvRows(TextContent content, char separator, LastLine lastLine) {
        this.content = content;
        this.lastLine = lastLine;
        row = new CsvRow(separator);
    }

    /// Before its first row stands the end of a line.
    private static byte[] emptyBuffer(int size) {
        byte[] empty = new byte[size];
        empty[0] = '\n';
        return empty;
    }

    @Override
    public CsvRow row() {
        return row;
    }

    @Override
    public boolean next() {
        while (next < filled || fill()) {
            if (isEndOfLine(next)) {
                passEmptyLine();
            } else {
                ofRow = current;
                int end = row.take(buffer, next, filled, line + 1);
                if (end != CsvRow.NONE) {
                    line++;
                    next = end + 1;
                    return true;
                }
                requireRoom();
                if (!fill()) {
                    return false;
                }
            }
        }
        return false;
    }

    private boolean isEndOfLine(int place) {
        return buffer[place] == '\n' || buffer[place] == '\r';
    }

    /// `\r\n` is one end of a line.
    private void passEmptyLine() {
        if (buffer[next] == '\r' || buffer[next - 1] != '\r') {
            line++;
        }
        next++;
    }

    private void requireRoom() {
        if (filled - next > LONGEST) {
            throw content.hasRowThatIsTooLong(line + 1, LONGEST);
        }
    }

    /// Reads on, behind what is left of the buffer. Where the current row is in it, the other one takes both. A last
    /// line without an end gets one, unless it is unfinished.
    ///
    /// @return false at the end of the text
    private boolean fill() {
        int left = filled - next;
        int target = ofRow == current ? 1 - current : current;
        if (buffers[target].length < 2 * left + BUFFER) {
            buffers[target] = emptyBuffer(4 * left + BUFFER);
        }
        byte[] into = buffers[target];
        into[0] = buffer[next - 1];
        System.arraycopy(buffer, next, into, 1, left);
        int read = ended ? -1 : read(into, left + 1);
        ended = read < 0;
        if (ended && left > 0 && lastLine == LastLine.ROW) {
            into[left + 1] = '\n';
            read = 1;
        }
        current = target;
        buffer = into;
        next = 1;
        filled = left + 1 + Math.max(read, 0);
        return read > 0;
    }

    private int read(byte[] into, int from) {
        try {
            InputStream opened = text;
            if (opened == null) {
                opened = utf8(content.text());
                text = opened;
            }
            int count;
            do {
                count = opened.read(into, from, into.length - from - CsvRow.SLACK);
            } while (count == 0);
            return count;
        } catch (IOException e) {
            throw content.meaning(e);
        }
    }

    /// A text in UTF-8, as its byte order mark tells what it is in.
    private static InputStream utf8(InputStream bytes) throws IOException {
        BOMInputStream text = BOMInputStream.builder()
                .setInputStream(bytes)
                .setByteOrderMarks(ByteOrderMark.UTF_8, ByteOrderMark.UTF_16BE, ByteOrderMark.UTF_16LE)
                .get();
        ByteOrderMark mark = text.getBOM();
        return mark == null || mark.equals(ByteOrderMark.UTF_8)
                ? text
                : ReaderInputStream.builder()
                        .setReader(new InputStreamReader(text, Charset.forName(mark.getCharsetName())))
                        .setCharset(StandardCharsets.UTF_8)
                        .get();
    }
}
