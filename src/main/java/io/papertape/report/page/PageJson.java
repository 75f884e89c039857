package io.papertape.report.page;

import io.papertape.report.Figures;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.charset.StandardCharsets;
import java.sql.Date;
import java.sql.Timestamp;
import java.time.LocalDate;
import java.time.LocalDateTime;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.SerializableString;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.io.CharacterEscapes;
import tools.jackson.core.io.SerializedString;
import tools.jackson.core.json.JsonFactory;

/// How values stand in the JSON of a page: exact decimals and times as texts, ratios and counts as numbers, what is
/// undefined as null; `<` never, so that no text can end the element that holds it.
final class PageJson {

    private static final MathContext NINE_DIGITS = new MathContext(9);
    private static final MathContext SIX_DIGITS = new MathContext(6);

    private static final JsonFactory FACTORY = JsonFactory.builder()
            .characterEscapes(new NoTags())
            .disable(StreamWriteFeature.AUTO_CLOSE_TARGET)
            .build();

    private PageJson() {}

    /// A generator that leaves the stream open when it is closed.
    static JsonGenerator on(OutputStream out) {
        return FACTORY.createGenerator(ObjectWriteContext.empty(), new OutputStreamWriter(out, StandardCharsets.UTF_8));
    }

    static void value(JsonGenerator json, @Nullable Object value) {
        switch (value) {
            case null -> json.writeNull();
            case BigDecimal decimal -> json.writeString(Figures.exact(decimal));
            case Double ratio -> json.writeNumber(ratio);
            case Long number -> json.writeNumber(number);
            case Integer number -> json.writeNumber(number);
            case Boolean truth -> json.writeBoolean(truth);
            case Timestamp time -> json.writeString(time.toLocalDateTime().toString());
            case Date date -> json.writeString(date.toLocalDate().toString());
            case LocalDateTime time -> json.writeString(time.toString());
            case LocalDate date -> json.writeString(date.toString());
            default -> json.writeString(value.toString());
        }
    }

    /// A number for a chart, to nine digits.
    static void rounded(JsonGenerator json, double value) {
        BigDecimal rounded = BigDecimal.valueOf(value).round(NINE_DIGITS);
        json.writeNumber(Figures.exact(rounded));
    }

    /// A number for a small chart, to six digits; null where it is not a finite one.
    static void coarse(JsonGenerator json, double value) {
        if (Double.isFinite(value)) {
            json.writeNumber(Figures.exact(BigDecimal.valueOf(value).round(SIX_DIGITS)));
        } else {
            json.writeNull();
        }
    }

    private static final class NoTags extends CharacterEscapes {

        private static final long serialVersionUID = 1;

        private final int[] escapes = standardAsciiEscapesForJSON();

        NoTags() {
            escapes['<'] = ESCAPE_CUSTOM;
        }

        @Override
        public int[] getEscapeCodesForAscii() {
            return escapes.clone();
        }

        @Override
        public SerializableString getEscapeSequence(int character) {
            return new SerializedString("\\u%04x".formatted(character));
        }
    }
}
