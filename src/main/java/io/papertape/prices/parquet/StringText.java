package io.papertape.prices.parquet;

import java.nio.charset.StandardCharsets;
import org.apache.parquet.column.ColumnReader;

/// Writes texts, between quotes where a CSV file would need them. What would end a line is no character of a row.
final class StringText implements CellText {

    private static final String SEPARATORS = ",;\t|";
    private static final char REPLACEMENT = '\uFFFD';

    @Override
    public void write(ColumnReader value, CellBuffer into) {
        byte[] bytes = value.getBinary().getBytes();
        if (isPlain(bytes)) {
            into.append(bytes);
        } else {
            into.append(quoted(new String(bytes, StandardCharsets.UTF_8)));
        }
    }

    /// Whether nothing in it could be a separator or a quote, nor anything else than ASCII.
    private static boolean isPlain(byte[] bytes) {
        for (byte b : bytes) {
            if (b < '-' || b == ';' || b == '|') {
                return false;
            }
        }
        return true;
    }

    /// A text as a field of a row. A quote beside a separator would begin or end a field: no symbol has both, and in
    /// other texts it does not matter how a quote is written.
    static String quoted(String text) {
        String line = text.replace('\n', REPLACEMENT).replace('\r', REPLACEMENT);
        if (line.chars().anyMatch(c -> SEPARATORS.indexOf(c) >= 0)) {
            return '"' + line.replace('"', '\'') + '"';
        }
        return line.indexOf('"') < 0 ? line : '"' + line.replace("\"", "\"\"") + '"';
    }
}
