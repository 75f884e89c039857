package io.papertape.prices.format;

import de.siegmar.fastcsv.reader.AbstractBaseCsvCallbackHandler;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// The current row of a CSV file, as characters: one object that every row overwrites.
public final class CsvRow extends AbstractBaseCsvCallbackHandler<CsvRow> {

    /// A row beyond this is no bar's: it is not kept in memory.
    public static final int LONGEST = 1_000_000;

    private static final int NONE = -1;

    private final char separator;

    /// Separators stand before, between and behind the fields.
    private char[] text = new char[256];

    private int length;
    private int[] starts = new int[16];
    private int[] ends = new int[16];
    private int fields;

    /// The field whose quote has not ended yet, or [#NONE].
    private int opened = NONE;

    private long line;

    /// @param separator of fields; no blank
    public CsvRow(char separator) {
        this.separator = separator;
    }

    /// A line as a row.
    static CsvRow split(String line, char separator) {
        CsvRow row = new CsvRow(separator);
        row.handleBegin(1);
        char[] characters = line.toCharArray();
        int start = 0;
        for (int end = line.indexOf(separator); end >= 0; end = line.indexOf(separator, start)) {
            row.handleField(row.fields, characters, start, end - start, false);
            start = end + 1;
        }
        row.handleField(row.fields, characters, start, characters.length - start, false);
        return row;
    }

    @Override
    protected void handleBegin(long startingLineNumber) {
        line = startingLineNumber;
        text[0] = separator;
        length = 1;
        fields = 0;
        opened = NONE;
    }

    @Override
    protected void handleField(int fieldIdx, char[] buffer, int offset, int count, boolean quoted) {
        int end = length + count;
        if (end > LONGEST) {
            throw new IllegalStateException("a row is longer than " + LONGEST + " characters");
        }
        if (end >= text.length) {
            text = Arrays.copyOf(text, Math.max(text.length * 2, end + 1));
        }
        if (fields == starts.length) {
            starts = Arrays.copyOf(starts, fields * 2);
            ends = Arrays.copyOf(ends, fields * 2);
        }
        System.arraycopy(buffer, offset, text, length, count);
        text[end] = separator;
        bound(length, end);
        length = end + 1;
    }

    /// Leaves out the blanks around a field, and then its quotes. The separators around the field
    /// end the search.
    private void bound(int from, int to) {
        int end = to;
        while (text[end - 1] == ' ') {
            end--;
        }
        int start = from;
        while (text[start] == ' ') {
            start++;
        }
        start = Math.min(start, end);
        boolean quote = end > start && text[start] == '"';
        boolean quoted = quote && end - start > 1 && text[end - 1] == '"';
        starts[fields] = quoted ? start + 1 : start;
        ends[fields++] = quoted ? end - 1 : end;
        if (quote) {
            opened = quoted ? NONE : fields - 1;
        } else if (opened != NONE && endsWithQuote(start, end)) {
            join(end - 1);
        }
    }

    /// Whether text ends with a quote that is not half of a doubled one.
    private boolean endsWithQuote(int start, int end) {
        int at = end;
        while (at > start && text[at - 1] == '"') {
            at--;
        }
        return (end - at) % 2 == 1;
    }

    /// Makes one field of those from the one whose quote is open: what separated them stands within quotes. A quote
    /// that has no end in its row is a character like others.
    private void join(int end) {
        starts[opened]++;
        ends[opened] = end;
        fields = opened + 1;
        opened = NONE;
    }

    @Override
    protected CsvRow buildRecord() {
        return this;
    }

    public char separator() {
        return separator;
    }

    /// Line of the file, the first being 1.
    public long line() {
        return line;
    }

    /// Number of fields.
    public int fields() {
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
    public char[] characters() {
        return text;
    }

    /// Where a field begins, blanks and quotes around it left out. A field that the row does not
    /// have is empty.
    public int start(int field) {
        return field < fields ? starts[field] : 0;
    }

    /// Where a field ends, exclusive, blanks and quotes around it left out.
    public int end(int field) {
        return field < fields ? ends[field] : 0;
    }

    /// Whether a field is empty, or not there.
    boolean isEmpty(int field) {
        return start(field) == end(field);
    }

    /// Whether a field stands between quotes.
    public boolean isQuoted(int field) {
        int start = start(field);
        return start > 0 && text[start - 1] == '"' && text[end(field)] == '"';
    }

    /// A field as text, a doubled quote within it read as one.
    public String field(int field) {
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
    public String text() {
        return new String(text, 1, Math.max(0, length - 2));
    }
}
