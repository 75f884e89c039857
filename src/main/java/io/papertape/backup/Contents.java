package io.papertape.backup;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.Properties;
import java.util.SequencedMap;
import java.util.TreeMap;

/// What a backup has in it.
///
/// @param schema version of the tables
/// @param madeAt when it was made
/// @param sessions how many there are
/// @param tables by name, in lower case
/// @param counters the next value of each key that the database gives: of a sequence by its name, of a column by
///     `table.column`
public record Contents(
        int schema,
        Instant madeAt,
        long sessions,
        SequencedMap<String, Table> tables,
        SequencedMap<String, Long> counters) {

    /// Of the file. Another one is another layout of it.
    private static final String FORMAT = "1";

    private static final String ROWS = "rows.";
    private static final String SHA256 = "sha256.";
    private static final String NEXT = "next.";

    /// A table of it.
    ///
    /// @param rows how many it has
    /// @param sha256 of its entry in the file, 64 hexadecimal digits
    record Table(long rows, String sha256) {}

    public Contents {
        tables = Collections.unmodifiableSequencedMap(new TreeMap<>(tables));
        counters = Collections.unmodifiableSequencedMap(new TreeMap<>(counters));
    }

    /// Rows of all tables.
    public long rows() {
        return tables.values().stream().mapToLong(Table::rows).sum();
    }

    void write(OutputStream out) throws IOException {
        SequencedMap<String, Object> entries = new TreeMap<>();
        entries.put("format", FORMAT);
        entries.put("schema", schema);
        entries.put("made", madeAt);
        entries.put("sessions", sessions);
        tables.forEach((name, table) -> {
            entries.put(ROWS + name, table.rows());
            entries.put(SHA256 + name, table.sha256());
        });
        counters.forEach((name, next) -> entries.put(NEXT + name, next));
        StringBuilder text = new StringBuilder();
        entries.forEach(
                (key, value) -> text.append(key).append('=').append(value).append('\n'));
        out.write(text.toString().getBytes(StandardCharsets.UTF_8));
    }

    /// @param file for messages
    static Contents read(InputStream in, String file) throws IOException {
        Properties properties = new Properties();
        properties.load(in);
        if (!FORMAT.equals(properties.getProperty("format"))) {
            throw new InvalidBackupException("'" + file + "' is a backup of format " + properties.getProperty("format")
                    + ", and this program knows format " + FORMAT + "; restore it with the program that made it");
        }
        try {
            SequencedMap<String, Table> tables = new TreeMap<>();
            SequencedMap<String, Long> counters = new TreeMap<>();
            for (Map.Entry<Object, Object> entry : properties.entrySet()) {
                String key = entry.getKey().toString();
                String value = entry.getValue().toString();
                if (key.startsWith(ROWS)) {
                    String name = key.substring(ROWS.length());
                    tables.put(name, new Table(Long.parseLong(value), properties.getProperty(SHA256 + name, "")));
                } else if (key.startsWith(NEXT)) {
                    counters.put(key.substring(NEXT.length()), Long.valueOf(value));
                }
            }
            return new Contents(
                    Integer.parseInt(properties.getProperty("schema", "")),
                    Instant.parse(properties.getProperty("made", "")),
                    Long.parseLong(properties.getProperty("sessions", "")),
                    tables,
                    counters);
        } catch (RuntimeException e) {
            throw new InvalidBackupException("'" + file + "' is damaged: its contents are not told in full");
        }
    }
}
