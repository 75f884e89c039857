package io.papertape.backup;

import io.papertape.database.Sha256;
import io.papertape.database.TableColumn;
import io.papertape.database.TableSnapshot;
import io.papertape.report.WholeFile;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.SequencedMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.sql.DataSource;

/// Writes every table of the books to one file, all from one state of them: a ZIP archive with an entry for each table,
/// see [RowWriter], and one that tells what there is. The file appears when it is complete. Memory does not depend on
/// the number of rows.
///
/// ```java
/// Contents contents = Backup.write(source, BooksSchema.VERSION, Instant.now(), Path.of("books.zip"));
/// ```
public final class Backup {

    /// The entry that tells what there is.
    static final String CONTENTS = "backup.properties";

    /// What belongs to the database or to the moment: the history of its schema, who holds what, requests on their way.
    private static final Set<String> LEFT_OUT =
            Set.of("flyway_schema_history", "session_holder", "session_lock", "price_set_lock", "int_channel_message");

    private static final String SESSIONS = "paper_session";
    private static final int BUFFER = 1 << 16;

    private Backup() {}

    /// Writes them.
    ///
    /// @param schema version of the tables
    /// @throws IOException if the file cannot be written
    /// @throws SQLException if the tables cannot be read
    public static Contents write(DataSource source, int schema, Instant now, Path file)
            throws IOException, SQLException {
        return TableSnapshot.read(
                source,
                snapshot -> WholeFile.write(file, out -> {
                    ZipOutputStream zip = new ZipOutputStream(new BufferedOutputStream(out, BUFFER));
                    try {
                        Contents contents = write(snapshot, schema, now, zip);
                        zip.finish();
                        zip.flush();
                        return contents;
                    } catch (SQLException e) {
                        throw new IllegalStateException("the tables cannot be read: " + e.getMessage(), e);
                    }
                }));
    }

    private static Contents write(TableSnapshot snapshot, int schema, Instant now, ZipOutputStream zip)
            throws IOException, SQLException {
        SequencedMap<String, Contents.Table> tables = new TreeMap<>();
        for (String name : snapshot.names()) {
            if (!LEFT_OUT.contains(name)) {
                zip.putNextEntry(new ZipEntry(entry(name)));
                tables.put(name, snapshot.rows(name, (columns, rows) -> write(columns, rows, zip)));
                zip.closeEntry();
            }
        }
        Contents.Table sessions = tables.get(SESSIONS);
        Contents contents = new Contents(
                schema, now, sessions == null ? 0 : sessions.rows(), tables, Counters.read(snapshot.connection()));
        zip.putNextEntry(new ZipEntry(CONTENTS));
        contents.write(zip);
        zip.closeEntry();
        return contents;
    }

    /// The entry of a table.
    static String entry(String table) {
        return "tables/" + table + ".jsonl";
    }

    private static Contents.Table write(List<TableColumn> columns, ResultSet rows, OutputStream zip)
            throws SQLException {
        MessageDigest digest = Sha256.begin();
        long count = 0;
        try (RowWriter writer = new RowWriter(new DigestOutputStream(zip, digest), columns)) {
            while (rows.next()) {
                writer.write(rows);
                count++;
            }
        }
        return new Contents.Table(count, HexFormat.of().formatHex(digest.digest()));
    }
}
