package io.papertape.report.page;

import io.papertape.report.ReportColumn;
import io.papertape.report.morning.Digest;
import io.papertape.report.morning.Section;
import java.io.OutputStream;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import tools.jackson.core.JsonGenerator;

/// The data of the page of a night: its digest, and the pages of the sessions that it names.
final class MorningData {

    private final Digest digest;
    private final Predicate<String> pages;

    /// @param pages whether there is a page of a name
    MorningData(Digest digest, Predicate<String> pages) {
        this.digest = digest;
        this.pages = pages;
    }

    void write(OutputStream out) {
        try (JsonGenerator json = PageJson.on(out)) {
            json.writeStartObject();
            json.writeStringProperty("title", digest.title());
            json.writeStringProperty("sentence", digest.sentence());
            json.writeArrayPropertyStart("sections");
            for (Section section : digest.sections()) {
                section(json, section);
            }
            json.writeEndArray();
            json.writeObjectPropertyStart("pages");
            named().forEach(session -> page(json, session));
            json.writeEndObject();
            json.writeEndObject();
        }
    }

    private static void section(JsonGenerator json, Section section) {
        json.writeStartObject();
        json.writeStringProperty("title", section.title());
        json.writeBooleanProperty("attention", section.attention());
        json.writeStringProperty("sentence", section.sentence());
        json.writeArrayPropertyStart("items");
        for (Section.Item item : section.items()) {
            json.writeStartObject();
            texts(json, "sessions", item.sessions());
            json.writeNumberProperty("more", item.more());
            json.writeStringProperty("text", item.text());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeArrayPropertyStart("columns");
        for (ReportColumn column : section.columns()) {
            json.writeStartObject();
            json.writeStringProperty("name", column.name());
            json.writeBooleanProperty("number", column.kind() == ReportColumn.Kind.NUMBER);
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeArrayPropertyStart("rows");
        for (List<String> row : section.rows()) {
            json.writeStartArray();
            row.forEach(json::writeString);
            json.writeEndArray();
        }
        json.writeEndArray();
        json.writeStringProperty("more", section.more());
        json.writeEndObject();
    }

    private static void texts(JsonGenerator json, String name, List<String> texts) {
        json.writeArrayPropertyStart(name);
        texts.forEach(json::writeString);
        json.writeEndArray();
    }

    private Set<String> named() {
        Set<String> named = new LinkedHashSet<>();
        for (Section section : digest.sections()) {
            section.items().forEach(item -> named.addAll(item.sessions()));
            section.rows().forEach(row -> named.add(row.getFirst()));
        }
        return named;
    }

    private void page(JsonGenerator json, String session) {
        String page = PageName.of(session);
        if (pages.test(page)) {
            json.writeStringProperty(session, page);
        }
    }
}
