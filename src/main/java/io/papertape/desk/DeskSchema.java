package io.papertape.desk;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;

/// The JSON Schema of the file, by which editors complete and check it. A new file names it in its first line.
public final class DeskSchema {

    /// The schema's file, beside that of the sessions.
    public static final String NAME = "papertape.schema.json";

    private DeskSchema() {}

    /// Its content.
    public static byte[] content() {
        try (InputStream schema = Objects.requireNonNull(DeskSchema.class.getResourceAsStream(NAME))) {
            return schema.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
