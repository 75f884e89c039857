package io.papertape.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.papertape.Database;
import io.papertape.PapertapeApplication;
import java.io.IOException;
import java.io.StringWriter;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;

/// What a statement of the user's own may do to files, and that it can read all of the books.
class HarmlessStatementsIT {

    private static final List<String> H2 = List.of(
            "SELECT FILE_WRITE('x', 'BOOKS')",
            "SELECT FILE_WRITE('x', 'BESIDE')",
            "SELECT FILE_WRITE('x', 'NEW')",
            "CALL FILE_WRITE('x', 'BESIDE')",
            "CALL CSVWRITE('BOOKS', 'SELECT 1')",
            "CALL CSVWRITE('BESIDE', 'SELECT 1')",
            "SELECT FILE_READ('BESIDE')",
            "SELECT FILE_READ('classpath:application.properties')",
            "SELECT * FROM CSVREAD('BESIDE')",
            "SCRIPT",
            "SCRIPT TO 'BESIDE'",
            "SCRIPT NODATA TO 'NEW'",
            "BACKUP TO 'NEW'",
            "RUNSCRIPT FROM 'BESIDE'",
            "CREATE ALIAS quit FOR 'java.lang.System.exit'",
            "CREATE LINKED TABLE x ('', 'jdbc:h2:NEW', 'sa', '', 'T')",
            "SELECT * FROM LINK_SCHEMA('X', '', 'jdbc:h2:NEW', 'sa', '', 'PUBLIC')",
            "CREATE TRIGGER x BEFORE INSERT ON trade AS 'x'",
            "CREATE USER x PASSWORD 'x' ADMIN",
            "ALTER USER sa ADMIN TRUE",
            "SET PASSWORD 'x'",
            "SET TRACE_LEVEL_FILE 3",
            "SET DB_CLOSE_DELAY 9",
            "SET LOCK_TIMEOUT 1",
            "SHUTDOWN",
            "SHUTDOWN IMMEDIATELY",
            "DROP ALL OBJECTS DELETE FILES",
            "SELECT MEMORY_FREE()",
            "SELECT 1 FROM (SELECT FILE_WRITE('x', 'BESIDE'))",
            "WITH x AS (SELECT FILE_WRITE('x', 'BESIDE')) SELECT * FROM x",
            "EXPLAIN ANALYZE SELECT FILE_WRITE('x', 'BESIDE')",
            "SELECT 1; SCRIPT TO 'BESIDE'",
            "EXECUTE IMMEDIATE 'SHUTDOWN'");

    private static final List<String> POSTGRESQL = List.of(
            "COPY (SELECT 1) TO 'BESIDE'",
            "COPY (SELECT 1) TO 'NEW'",
            "COPY (SELECT 1) TO PROGRAM 'cat > BESIDE'",
            "COPY (SELECT 1) TO PROGRAM 'cat > NEW'",
            "COPY session_lock FROM 'BESIDE'",
            "COPY session_lock FROM PROGRAM 'touch NEW; cat BESIDE'",
            "SELECT 1; COPY (SELECT 1) TO 'BESIDE'",
            "COMMIT; COPY (SELECT 1) TO 'BESIDE'",
            "SELECT E'\\''; COPY (SELECT 1) TO 'BESIDE' --'",
            "EXPLAIN ANALYZE COPY (SELECT 1) TO 'BESIDE'",
            "WITH x AS (COPY (SELECT 1) TO 'BESIDE') SELECT 1",
            "SELECT query_to_xml('COPY (SELECT 1) TO ''BESIDE''', true, false, '')",
            "DO $$BEGIN EXECUTE 'COPY (SELECT 1) TO ''BESIDE'''; END$$",
            "PREPARE x AS SELECT 1",
            "SELECT lo_from_bytea(0, 'x')",
            "BEGIN",
            "ROLLBACK",
            "RESET ALL",
            "LOCK TABLE session_lock",
            "VACUUM",
            "CHECKPOINT",
            "");

    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource(Database.class)
    void touchNoFile(Database database) throws Exception {
        String url = "--spring.datasource.url=" + database.freshUrl(folder);
        Files.writeString(folder.resolve("beside.txt"), "as it was");
        try (ConfigurableApplicationContext books = start(url)) {
            provesThatTheServerCouldWrite(database, books);
        }
        try (ConfigurableApplicationContext context = start(url, "--papertape.books=READ")) {
            Map<String, String> before = digests();

            for (String statement : database == Database.H2 ? H2 : POSTGRESQL) {
                assertRefused(context, inFolder(statement));
                assertThat(digests()).as(statement).isEqualTo(before);
            }

            assertThat(csv(context, "SELECT COUNT(*) AS n FROM session_lock")).isEqualTo("n\r\n0\r\n");
        }
    }

    /// Without this, nothing would be shown by a file that a server of another user may not write.
    private void provesThatTheServerCouldWrite(Database database, ConfigurableApplicationContext books)
            throws IOException {
        Path written = folder.resolve("written.txt");
        books.getBean(JdbcTemplate.class)
                .execute(
                        database == Database.H2
                                ? "CALL FILE_WRITE('it could', '" + written + "')"
                                : "COPY (SELECT 'it could') TO PROGRAM 'cat > " + written + "'");
        assertThat(Files.readString(written).strip()).endsWith("it could");
    }

    private static void assertRefused(ConfigurableApplicationContext context, String statement) {
        assertThatThrownBy(() -> csv(context, statement))
                .as(statement)
                .isInstanceOfSatisfying(
                        StatementFailedException.class,
                        e -> assertThat(e.isFaulty()).isTrue());
    }

    @ParameterizedTest
    @EnumSource(Database.class)
    void readEveryTableAndViewAndAllThatHasRows(Database database) {
        String url = "--spring.datasource.url=" + database.freshUrl(folder);
        try (ConfigurableApplicationContext books = start(url)) {
            JdbcTemplate jdbc = books.getBean(JdbcTemplate.class);
            jdbc.execute("CREATE TABLE a_new_one (n INTEGER)");
            jdbc.execute("CREATE VIEW a_new_view AS SELECT n FROM a_new_one");
            jdbc.execute("CREATE SCHEMA mine");
            jdbc.execute("CREATE TABLE mine.notes (n INTEGER)");
        }
        try (ConfigurableApplicationContext context = start(url, "--papertape.books=READ")) {
            List<String> names = csv(context, """
                            SELECT table_schema || '."' || table_name || '"' AS name FROM information_schema.tables
                            WHERE LOWER(table_schema) IN ('public', 'mine')
                            """)
                    .lines()
                    .skip(1)
                    .map(name -> name.replace("\"\"", "\"").replaceAll("^\"|\"$", ""))
                    .toList();

            assertThat(names.stream()
                            .filter(name -> name.toLowerCase(Locale.ROOT).startsWith("public.\"report_")))
                    .hasSameSizeAs(Report.values());
            names.forEach(name ->
                    assertThat(csv(context, "SELECT * FROM " + name)).as(name).isNotEmpty());
            assertThat(names).hasSizeGreaterThan(2 * Report.values().length);
            for (String statement : List.of(
                    "VALUES (1)",
                    "TABLE trade",
                    "WITH x AS (SELECT 1 AS n) SELECT n FROM x",
                    "EXPLAIN SELECT 1",
                    "(SELECT 1) UNION SELECT 2 -- and; this",
                    "SELECT ';', '--', 1 /* ; */")) {
                assertThat(csv(context, statement)).as(statement).isNotEmpty();
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {";CIPHER=AES|me|file word", ";USER=me;PASSWORD=word||", "|me|word", ";WRITE_DELAY=500|sa|"})
    void needNoOtherUserOfAnH2File(String setup) {
        String[] parts = setup.split("\\|", -1);
        String[] options = Stream.of(
                        "--spring.datasource.url=jdbc:h2:" + folder.resolve("books") + parts[0],
                        parts[1].isEmpty() ? "" : "--spring.datasource.username=" + parts[1],
                        parts[1].isEmpty() ? "" : "--spring.datasource.password=" + parts[2])
                .filter(option -> !option.isEmpty())
                .toArray(String[]::new);
        start(options).close();
        for (int i = 0; i < 2; i++) {
            try (ConfigurableApplicationContext context =
                    start(Stream.concat(Stream.of("--papertape.books=READ"), Stream.of(options))
                            .toArray(String[]::new))) {
                assertThat(csv(context, "SELECT COUNT(*) AS n FROM report_trades"))
                        .isEqualTo("n\r\n0\r\n");
                assertRefused(context, inFolder("SELECT FILE_WRITE('x', 'NEW')"));
            }
        }
    }

    @Test
    void readManyRowsPieceByPiece() {
        String url = "--spring.datasource.url=" + Database.POSTGRESQL.freshUrl(folder);
        start(url).close();
        try (ConfigurableApplicationContext context = start(url, "--papertape.books=READ")) {
            ReadOnlyQuery query = context.getBean(ReadOnlyQuery.class);
            for (int rows : new int[] {0, 1, 999, 1_000, 1_001, 2_000, 2_500}) {
                String statement = "SELECT n FROM generate_series(1, " + rows + ") AS s (n)";

                assertThat(csv(context, statement).lines()).hasSize(rows + 1);
                assertThat(query.rows(statement)
                                .read(new CsvFormat(new StringWriter()), new RowLimit(1_000, RowLimit.Beyond.COUNT)))
                        .isEqualTo(new RowCount(Math.min(rows, 1_000), rows));
            }
        }
    }

    private String inFolder(String statement) {
        return statement
                .replace("BOOKS", folder.resolve("books.mv.db").toString())
                .replace("BESIDE", folder.resolve("beside.txt").toString())
                .replace("NEW", folder.resolve("new.txt").toString());
    }

    /// Of every file in the folder.
    private Map<String, String> digests() throws IOException, GeneralSecurityException {
        Map<String, String> digests = new TreeMap<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                byte[] digest = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file));
                digests.put(file.getFileName().toString(), new BigInteger(1, digest).toString(16));
            }
        }
        return digests;
    }

    private static ConfigurableApplicationContext start(String... options) {
        boolean reads = List.of(options).contains("--papertape.books=READ");
        return new SpringApplicationBuilder(PapertapeApplication.class)
                .run(Stream.concat(Stream.of(options), Stream.of("--spring.flyway.enabled=" + !reads))
                        .toArray(String[]::new));
    }

    private static String csv(ConfigurableApplicationContext context, String statement) {
        StringWriter out = new StringWriter();
        context.getBean(ReadOnlyQuery.class).rows(statement).read(new CsvFormat(out), RowLimit.none());
        return out.toString();
    }
}
