package io.papertape.prices.format;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// The current row of a CSV file, in UTF-8: one object that every row overwrites. A line is a row, whatever stands in
/// it. Where its fields end is looked for in eight bytes at a time.
public final class CsvRow {

    /// In place of the end of a line that is not there.
    public static final int NONE = -1;

    /// A buffer has so many bytes behind its last row: they are looked at, and mean nothing.
    public static final int SLACK = Long.BYTES;

    private static final long LINE_FEEDS = EightBytes.each('\n');
    private static final long RETURNS = EightBytes.each('\r');

    private final char separator;
    private final long separators;

    /// A separator, or the end of a line, stands before, between and behind the fields.
    private byte[] text = {0, 0};

    private int begin = 1;
    private int end = 1;
    private int[] starts = new int[16];
    private int[] ends = new int[16];
    private int fields;

    /// The field whose quote has not ended yet, or [#NONE].
    private int opened = NONE;

    private long line;

    /// @param separator of fields, an ASCII character; no blank
    public CsvRow(char separator) {
        this.separator = separator;
        separators = EightBytes.each(separator);
    }

    /// A line as a row.
    static CsvRow split(String line, char separator) {
        byte[] text = (separator + line + "\n").getBytes(StandardCharsets.UTF_8);
        CsvRow row = new CsvRow(separator);
        row.take(Arrays.copyOf(text, text.length + SLACK), 1, text.length, 1);
        return row;
    }

    /// Takes the next line of a buffer in, which must not change until the next one is.
    ///
    /// @param from where the line begins; before it stands a separator, or the end of a line
    /// @param filled where the bytes of the buffer end, followed by [#SLACK]
    /// @param number of the line, the first being 1
    /// @return where the line ends; [#NONE] where the buffer has no end of it, so that no row is taken in
    public int take(byte[] buffer, int from, int filled, long number) {
        text = buffer;
        begin = from;
        fields = 0;
        opened = NONE;
        line = number;
        int count = 0;
        int start = from;
        for (int at = from; at < filled; at += Long.BYTES) {
            long found = EightBytes.matches(buffer, at, separators)
                    | EightBytes.matches(buffer, at, LINE_FEEDS)
                    | EightBytes.matches(buffer, at, RETURNS);
            for (; found != 0; found &= found - 1) {
                int place = at + EightBytes.first(found);
                if (place >= filled) {
                    return NONE;
                }
                count = add(count, start, place);
                if (buffer[place] != separator) {
                    end = place;
                    fields = count;
                    return place;
                }
                start = place + 1;
            }
        }
        return NONE;
    }

    /// Nearly all fields begin and end with what is neither a blank nor a quote, nor before these in ASCII.
    ///
    /// @param count how many fields there are before
    /// @return how many there are with it
    private int add(int count, int from, int to) {
        byte[] bytes = text;
        if (count == starts.length) {
            starts = Arrays.copyOf(starts, count * 2);
            ends = Arrays.copyOf(ends, count * 2);
        }
        if (bytes[from] > '"' && bytes[to - 1] > '"' && opened == NONE) {
            starts[count] = from;
            ends[count] = to;
            return count + 1;
        }
        fields = count;
        bound(from, to);
        return fields;
    }

    /// Leaves out the blanks around a field, and then its quotes. What stands around the field ends the search.
    private void bound(int from, int to) {
        int last = to;
        while (text[last - 1] == ' ') {
            last--;
        }
        int start = from;
        while (text[start] == ' ') {
            start++;
        }
        start = Math.min(start, last);
        boolean quote = last > start && text[start] == '"';
        boolean quoted = quote && endsWithQuote(start + 1, last);
        starts[fields] = quoted ? start + 1 : start;
        ends[fields++] = quoted ? last - 1 : last;
        if (quote) {
            opened = quoted ? NONE : fields - 1;
        } else if (opened != NONE && endsWithQuote(start, last)) {
            join(last - 1);
        }
    }

    /// Whether text ends with a quote that is not half of a doubled one.
    private boolean endsWithQuote(int start, int last) {
        int at = last;
        while (at > start && text[at - 1] == '"') {
            at--;
        }
        return (last - at) % 2 == 1;
    }

    /// Makes one field of those from the one whose quote is open: what separated them stands within quotes. A quote
    /// that has no end in its row is a character like others.
    private void join(int last) {
        starts[opened]++;
        ends[opened] = last;
        fields = opened + 1;
        opened = NONE;
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

    /// The buffer with the bytes of all fields; valid until the next row.
    public byte[] bytes() {
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
        return start > begin && text[start - 1] == '"' && text[end(field)] == '"';
    }

    /// A field as text, a doubled quote within it read as one.
    public String field(int field) {
        int start = start(field);
        String content = new String(text, start, end(field) - start, StandardCharsets.UTF_8);
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
        return new String(text, begin, end - begin, StandardCharsets.UTF_8);
    }
}
