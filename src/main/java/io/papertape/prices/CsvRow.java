package io.papertape.prices;

import de.siegmar.fastcsv.reader.AbstractBaseCsvCallbackHandler;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// The current row of a CSV file, as characters: one object that every row overwrites.
final class CsvRow extends AbstractBaseCsvCallbackHandler<CsvRow> {

    private char[] text = new char[256];
    private int length;
    private int[] starts = new int[16];
    private int fields;
    private long line;

    @Override
    protected void handleBegin(long startingLineNumber) {
        line = startingLineNumber;
        length = 0;
        fields = 0;
    }

    @Override
    protected void handleField(int fieldIdx, char[] buffer, int offset, int count, boolean quoted) {
        if (length + count + 1 > text.length) {
            text = Arrays.copyOf(text, Math.max(text.length * 2, length + count + 1));
        }
        if (fields + 1 >= starts.length) {
            starts = Arrays.copyOf(starts, starts.length * 2);
        }
        System.arraycopy(buffer, offset, text, length, count);
        starts[fields++] = length;
        length += count;
        text[length++] = ',';
        starts[fields] = length;
    }

    @Override
    protected CsvRow buildRecord() {
        return this;
    }

    long line() {
        return line;
    }

    int fields() {
        return fields;
    }

    /// Whether all fields from `first` on are empty, or not there.
    boolean isEmptyFrom(int first) {
        for (int field = first; field < fields; field++) {
            if (end(field) > start(field)) {
                return false;
            }
        }
        return true;
    }

    /// Characters of all fields; valid until the next row.
    char[] characters() {
        return text;
    }

    /// Where a field begins, blanks and quotes around it left out. A field that the row does not have is empty.
    int start(int field) {
        if (field >= fields) {
            return 0;
        }
        int end = trimmedEnd(starts[field], starts[field + 1] - 1);
        int start = trimmedStart(starts[field], end);
        return isQuoted(start, end) ? start + 1 : start;
    }

    /// Where a field ends, exclusive, blanks and quotes around it left out.
    int end(int field) {
        if (field >= fields) {
            return 0;
        }
        int end = trimmedEnd(starts[field], starts[field + 1] - 1);
        int start = trimmedStart(starts[field], end);
        return isQuoted(start, end) ? end - 1 : end;
    }

    /// Whether a field is empty, or not there.
    boolean isEmpty(int field) {
        return start(field) == end(field);
    }

    /// A field as text, a doubled quote within it read as one.
    String field(int field) {
        int start = start(field);
        String content = new String(text, start, end(field) - start);
        return content.indexOf('"') < 0 ? content : content.replace("\"\"", "\"");
    }

    List<String> allFields() {
        List<String> all = new ArrayList<>();
        for (int field = 0; field < fields; field++) {
            all.add(field(field));
        }
        return all;
    }

    /// The row as it stands in the file.
    String text() {
        return new String(text, 0, Math.max(0, length - 1));
    }

    private int trimmedStart(int start, int end) {
        int trimmed = start;
        while (trimmed < end && text[trimmed] == ' ') {
            trimmed++;
        }
        return trimmed;
    }

    private int trimmedEnd(int start, int end) {
        int trimmed = end;
        while (trimmed > start && text[trimmed - 1] == ' ') {
            trimmed--;
        }
        return trimmed;
    }

    private boolean isQuoted(int start, int end) {
        return end - start >= 2 && text[start] == '"' && text[end - 1] == '"';
    }
}
