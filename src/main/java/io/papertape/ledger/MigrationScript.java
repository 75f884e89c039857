package io.papertape.ledger;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.CRC32;

/// The texts of migrations that are written in Java, and their checksums.
final class MigrationScript {

    private static final String FOLDER = "/db/migration/";

    private MigrationScript() {}

    /// The text of a script.
    static String text(String name) {
        return resource(FOLDER + name);
    }

    /// The text of any file of the program.
    static String resource(String name) {
        try (InputStream in = MigrationScript.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IOException("the program lacks its file " + name);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The checksum of all steps of a migration, so that one that was edited is noticed.
    static int checksum(List<String> steps) {
        CRC32 checksum = new CRC32();
        for (String step : steps) {
            checksum.update(step.getBytes(StandardCharsets.UTF_8));
        }
        return (int) checksum.getValue();
    }
}
