package io.papertape.report;

import java.io.Writer;
import java.math.BigDecimal;
import java.math.BigInteger;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.json.JsonFactory;

/// JSON for other programs. Numbers are JSON numbers with every digit that there is; a double without a number
/// (infinite, not a number) is its name as a text. Times are texts as [ExactText] writes them.
public final class ExactJson {

    private static final JsonFactory JSON = JsonFactory.builder()
            .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
            .disable(StreamWriteFeature.AUTO_CLOSE_TARGET)
            .rootValueSeparator(",\n")
            .build();

    private ExactJson() {}

    /// A generator that leaves the writer open when it is closed.
    public static JsonGenerator on(Writer out) {
        return JSON.createGenerator(ObjectWriteContext.empty(), out);
    }

    /// A member of an object.
    public static void member(JsonGenerator json, String name, @Nullable Object value) {
        json.writeName(name);
        value(json, value);
    }

    public static void value(JsonGenerator json, @Nullable Object value) {
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
}
