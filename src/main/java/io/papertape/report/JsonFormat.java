package io.papertape.report;

import java.io.Writer;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.json.JsonFactory;

/// Writes an array of objects, one row on each line, with the columns' names as keys. Numbers are
/// JSON numbers with every digit that there is; a double without a number (infinite, not a number)
/// is its name as a text. Times are texts as [ExactText] writes them. Of columns that share a name
/// the second is called `name_2`.
final class JsonFormat implements ReportFormat {

    private static final JsonFactory JSON = JsonFactory.builder()
            .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
            .disable(StreamWriteFeature.AUTO_CLOSE_TARGET)
            .rootValueSeparator(",\n")
            .build();

    private final JsonGenerator json;
    private final Lines lines;
    private List<String> names = List.of();
    private boolean empty = true;

    JsonFormat(Writer out) {
        lines = new Lines(out, "\n");
        json = JSON.createGenerator(ObjectWriteContext.empty(), out);
    }

    @Override
    public void begin(List<ReportColumn> columns) {
        names = distinct(columns.stream().map(ReportColumn::name).toList());
        lines.add("[");
    }

    @Override
    public void row(List<@Nullable Object> values) {
        empty = false;
        json.writeStartObject();
        for (int i = 0; i < names.size(); i++) {
            json.writeName(names.get(i));
            value(values.get(i));
        }
        json.writeEndObject();
    }

    @Override
    public void end() {
        json.close();
        lines.add(empty ? "]" : "\n]");
        lines.flush();
    }

    private void value(@Nullable Object value) {
        switch (value) {
            case null -> json.writeNull();
            case BigDecimal decimal -> json.writeNumber(new BigDecimal(Figures.exact(decimal)));
            case Double number -> json.writeNumber(number);
            case Float number -> json.writeNumber(number);
            case BigInteger number -> json.writeNumber(number);
            case Number number -> json.writeNumber(number.longValue());
            case Boolean truth -> json.writeBoolean(truth);
            default -> json.writeString(ExactText.of(value));
        }
    }

    private static List<String> distinct(List<String> names) {
        List<String> distinct = new ArrayList<>();
        for (String name : names) {
            String key = name;
            for (int i = 2; distinct.contains(key); i++) {
                key = name + "_" + i;
            }
            distinct.add(key);
        }
        return distinct;
    }
}
