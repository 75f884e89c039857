package io.papertape.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.papertape.Database;
import io.papertape.PapertapeApplication;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;

@ParameterizedClass
@EnumSource(Database.class)
class ReadOnlyQueryIT {

    private static final String COUNT = "SELECT COUNT(*) FROM session_lock";

    @TempDir
    static Path folder;

    private static ConfigurableApplicationContext context;
    private static byte[] file;

    @Parameter
    Database database;

    @BeforeParameterizedClassInvocation
    static void makeBooksAndOpenThemForReading(Database database) throws IOException {
        String url = "--spring.datasource.url=" + database.freshUrl(folder);
        try (ConfigurableApplicationContext books = start(url)) {
            books.getBean(JdbcTemplate.class).update("INSERT INTO session_lock VALUES ('it''s; \"mine\"')");
        }
        file = bytes();
        context = start(url, "--papertape.books=READ", "--spring.flyway.enabled=false");
    }

    @AfterParameterizedClassInvocation
    static void close() throws IOException {
        context.close();

        assertThat(bytes()).isEqualTo(file);
    }

    @Test
    void readsWhatThereIs() {
        assertThat(csv("SELECT session, 0.10 AS ratio, CAST('2018-02-07 09:30:00' AS TIMESTAMP) AS at_time,"
                        + " CAST('2018-02-07' AS DATE) AS on_day, CAST(NULL AS INTEGER) AS none FROM session_lock"))
                .isEqualTo("session,ratio,at_time,on_day,none\r\n"
                        + "\"it's; \"\"mine\"\"\",0.1,2018-02-07T09:30:00,2018-02-07,\r\n");
    }

    @Test
    void readsJsonAsItsText() {
        assertThat(csv("SELECT JSON '{\"a\":[1,\"ä\"]}' AS a, CAST(NULL AS JSON) AS b"))
                .isEqualTo("a,b\r\n\"{\"\"a\"\":[1,\"\"ä\"\"]}\",\r\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "INSERT INTO session_lock VALUES ('x')",
                "UPDATE session_lock SET session = 'x'",
                "DELETE FROM session_lock",
                "CREATE TABLE x (n INTEGER)",
                "DROP VIEW report_trades",
                "SELECT * FROM FINAL TABLE (INSERT INTO session_lock VALUES ('x'))",
                "WITH x AS (INSERT INTO session_lock VALUES ('x') RETURNING session) SELECT * FROM x",
                "SELECT nextval('session_run_run_id_seq')",
                "SELECT set_config('transaction_read_only', 'off', true)",
                "SET TRANSACTION READ WRITE",
                "SET default_transaction_read_only = off",
                "COMMIT"
            })
    void changesNothing(String statement) {
        assertThatThrownBy(() -> csv(statement))
                .isInstanceOfSatisfying(
                        StatementFailedException.class,
                        e -> assertThat(e.isFaulty()).isTrue());

        assertThat(csv(COUNT).lines().toList().getLast()).isEqualTo("1");
        assertThatThrownBy(() -> csv("DELETE FROM session_lock")).isInstanceOf(StatementFailedException.class);
        assertThat(csv(COUNT).lines().toList().getLast()).isEqualTo("1");
    }

    @Test
    void tellsWhatTheDatabaseSaysInOneLine() {
        assertThatThrownBy(() -> csv("SELECT *\n  FROM nowhere"))
                .satisfies(e -> assertThat(e.getMessage())
                        .containsIgnoringCase("nowhere")
                        .doesNotContain("\n"));
        assertThatThrownBy(() -> csv("CREATE TABLE x (n INTEGER)"))
                .hasMessage("a statement without rows; sql takes SELECT and its like");
        assertThatThrownBy(() -> csv("SELECT 1 +"))
                .hasMessage(
                        database == Database.H2
                                ? "Syntax error in SQL statement \"SELECT 1 +[*]\""
                                : "ERROR: syntax error at end of input");
        assertThatThrownBy(() -> csv("SELECT\n1\n/ 0"))
                .hasMessage(database == Database.H2 ? "Division by zero: \"1\"" : "ERROR: division by zero");
    }

    @Test
    void countsTheRowsBeyondALimit() {
        RowSource rows = context.getBean(ReadOnlyQuery.class).rows("SELECT 1 UNION ALL SELECT 2 UNION ALL SELECT 3");

        assertThat(rows.read(new CsvFormat(new StringWriter()), new RowLimit(1, RowLimit.Beyond.COUNT)))
                .isEqualTo(new RowCount(1, 3));
        assertThat(rows.read(new CsvFormat(new StringWriter()), new RowLimit(1, RowLimit.Beyond.NOTICE)))
                .isEqualTo(new RowCount(1, 2));
        assertThat(rows.read(new CsvFormat(new StringWriter()), new RowLimit(3, RowLimit.Beyond.NOTICE)))
                .isEqualTo(new RowCount(3, 3));
        assertThat(rows.read(new CsvFormat(new StringWriter()), new RowLimit(1, RowLimit.Beyond.LEAVE)))
                .isEqualTo(new RowCount(1, 1));
    }

    @Test
    void refusesADatabaseThatItCouldChange() {
        try (ConfigurableApplicationContext writable =
                start("--spring.datasource.url=jdbc:h2:mem:writable", "--spring.flyway.enabled=false")) {
            RowSource rows = writable.getBean(ReadOnlyQuery.class).rows("SELECT 1");

            assertThatThrownBy(() -> rows.read(new CsvFormat(new StringWriter()), RowLimit.none()))
                    .hasMessage("sql needs a database that can be opened for reading alone: an H2 file or PostgreSQL");
        }
    }

    private static ConfigurableApplicationContext start(String... options) {
        return new SpringApplicationBuilder(PapertapeApplication.class).run(options);
    }

    private static String csv(String statement) {
        StringWriter out = new StringWriter();
        context.getBean(ReadOnlyQuery.class).rows(statement).read(new CsvFormat(out), RowLimit.none());
        return out.toString();
    }

    /// Of the H2 file; nothing on PostgreSQL.
    private static byte[] bytes() throws IOException {
        Path books = folder.resolve("books.mv.db");
        return Files.exists(books) ? Files.readAllBytes(books) : new byte[0];
    }
}
