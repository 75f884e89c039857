package io.papertape.ledger;

import io.papertape.Database;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.core.io.support.EncodedResource;
import org.springframework.jdbc.datasource.init.ScriptUtils;

/// Books that a program with an older, published version of the schema has made.
///
/// @param version of the schema
/// @param database on which they are kept
record PublishedBooks(int version, Database database) {

    private static final Path FOLDER = Path.of("src/test/resources/io/papertape/ledger/published");

    /// Of every published version, on every database.
    static List<PublishedBooks> all() {
        try (Stream<Path> entries = Files.list(FOLDER)) {
            return entries.filter(Files::isDirectory)
                    .map(folder -> Integer.parseInt(folder.getFileName().toString()))
                    .sorted()
                    .flatMap(version -> Stream.of(Database.values()).map(kind -> new PublishedBooks(version, kind)))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// A copy of these books.
    ///
    /// @param folder empty, for the files of a database that is made of files
    /// @return its JDBC URL
    String copyTo(Path folder) throws IOException, SQLException {
        String url = database.freshUrl(folder);
        switch (database) {
            case H2 -> {
                try (InputStream file = content("books.mv.db.gz")) {
                    Files.copy(file, folder.resolve("books.mv.db"));
                }
            }
            case POSTGRESQL -> {
                try (InputStream dump = content("books.sql.gz");
                        Connection connection = DriverManager.getConnection(url)) {
                    ScriptUtils.executeSqlScript(
                            connection,
                            new EncodedResource(new ByteArrayResource(dump.readAllBytes()), StandardCharsets.UTF_8));
                }
            }
        }
        return url;
    }

    /// A connection to books, published or not, as their owner, with the keywords of the application.
    static Connection connect(String url) throws SQLException {
        String keywords = url.startsWith("jdbc:h2:") ? ";NON_KEYWORDS=VALUE" : "";
        return DriverManager.getConnection(url + keywords, user(url), "");
    }

    /// The owner of books, who needs no password.
    static String user(String url) {
        return url.startsWith("jdbc:h2:") ? "sa" : "postgres";
    }

    private InputStream content(String name) throws IOException {
        return new GZIPInputStream(
                Objects.requireNonNull(getClass().getResourceAsStream("published/" + version + "/" + name)));
    }
}
