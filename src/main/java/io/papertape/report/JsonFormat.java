package io.papertape.report;

import java.io.Writer;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/// Writes an array of objects, one row on each line, with the columns' names as keys and values as [ExactJson] has
/// them.
/// Of columns that share a name the second is called `name_2`.
final class JsonFormat implements ReportFormat {

    private final JsonGenerator json;
    private final Lines lines;
    private List<String> names = List.of();
    private boolean empty = true;

    JsonFormat(Writer out) {
        lines = new Lines(out, "\n");
        json = ExactJson.on(out);
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
            ExactJson.value(json, values.get(i));
        }
        json.writeEndObject();
    }

    @Override
    public void end() {
        json.close();
        lines.add(empty ? "]" : "\n]");
        lines.flush();
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
