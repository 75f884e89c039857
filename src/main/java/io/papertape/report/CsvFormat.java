package io.papertape.report;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import de.siegmar.fastcsv.writer.QuoteStrategies;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Writes CSV as RFC 4180 has it: a line with the columns' names, records that end in CR LF, `"`
/// around what needs it. Values are as [ExactText] writes them, null is empty and a text without
/// characters is `""`.
///
/// Data stay as they are. A text that a spreadsheet would take for a formula, such as `=1+1`, gets
/// no quote in front of it: whoever reads it back would get another text. Let a spreadsheet import
/// such a column as text.
final class CsvFormat implements ReportFormat {

    private final CsvWriter csv;

    CsvFormat(Writer out) {
        csv = CsvWriter.builder()
                .lineDelimiter(LineDelimiter.CRLF)
                .quoteStrategy(QuoteStrategies.EMPTY)
                .build(out);
    }

    @Override
    public void begin(List<ReportColumn> columns) {
        csv.writeRecord(columns.stream().map(ReportColumn::name).toList());
    }

    @Override
    public void row(List<@Nullable Object> values) {
        CsvWriter.CsvWriterRecord record = csv.writeRecord();
        for (Object value : values) {
            record.writeField(value == null ? null : ExactText.of(value));
        }
        record.endRecord();
    }

    @Override
    public void end() {
        try {
            csv.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
