package io.papertape.ledger;

import static io.papertape.batch.replay.ReplayAssertions.assertCompleted;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.papertape.batch.replay.ReplayOutcome;
import io.papertape.batch.replay.TestBooks;
import java.nio.file.Path;
import java.sql.ResultSetMetaData;
import java.sql.Types;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.ResultSetExtractor;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/// Books of every published version, brought up to date by this program.
class UpgradeIT {

    /// Made anew of the books, in words that may improve.
    private static final String CHANGES = "report_changes";

    @TempDir
    Path folder;

    static List<PublishedBooks> published() {
        return PublishedBooks.all();
    }

    /// What a table or a view showed to its users.
    ///
    /// @param columns each with its type, in order
    /// @param rows the values of a row as one text, in the order of the texts
    private record Shown(List<String> columns, List<String> rows) {

        /// Without the columns that came later.
        Shown first(int count) {
            return new Shown(
                    columns.subList(0, count),
                    rows.stream()
                            .map(row -> String.join(
                                    "|", Arrays.asList(row.split("\\|", -1)).subList(0, count)))
                            .sorted()
                            .toList());
        }
    }

    @ParameterizedTest
    @MethodSource("published")
    void keepsEveryTableAndViewToTheDigit(PublishedBooks books) throws Exception {
        String url = books.copyTo(folder);
        Map<String, Shown> before = shown(url);

        new TestBooks(url).close();

        Map<String, Shown> after = shown(url);
        assertThat(before).hasSizeGreaterThan(40);
        assertThat(before.values().stream()
                        .mapToInt(table -> table.rows().size())
                        .sum())
                .isGreaterThan(4_000);
        before.forEach((name, was) -> {
            Shown is = after.get(name).first(was.columns().size());
            assertThat(is.columns()).as(name).isEqualTo(was.columns());
            if (!name.equals(CHANGES)) {
                assertThat(is.rows()).as(name).isEqualTo(was.rows());
            }
        });
    }

    @ParameterizedTest
    @MethodSource("published")
    void tellsOfEveryTradeWhatItDidToThePosition(PublishedBooks books) throws Exception {
        String url = books.copyTo(folder);

        new TestBooks(url).close();

        assertThat(jdbc(url).queryForList("""
                        SELECT side || ' ' || position_effect || ' ' || CASE
                            WHEN realized_pnl IS NULL THEN 'realizes nothing' ELSE 'realizes' END AS told
                        FROM trade
                        WHERE session_id NOT IN (SELECT session_id FROM paper_session WHERE name = 'acts')
                        GROUP BY side || ' ' || position_effect || ' ' || CASE
                            WHEN realized_pnl IS NULL THEN 'realizes nothing' ELSE 'realizes' END
                        ORDER BY told
                        """, String.class))
                .containsExactly("BUY OPEN realizes nothing", "SELL CLOSE realizes");
    }

    @ParameterizedTest
    @MethodSource("published")
    void carriesTheSessionsForwardAsIfNothingHadHappened(PublishedBooks published) throws Exception {
        try (TestBooks books = new TestBooks(published.copyTo(folder))) {
            ReplayOutcome outcome = books.replay("session=carried");
            books.replay("session=whole", "symbols=AAPL,KO,NVDA", "from=2016-01-01");

            assertCompleted(outcome);
            assertThat(outcome.slices()).isEqualTo(152);
            assertThat(books.results("carried")).isEqualTo(books.results("whole"));
        }
    }

    /// Entries that were refused stand in a table of their own from version 13 on.
    static List<PublishedBooks> lastWithRefusedEntries() {
        return published().stream().filter(books -> books.version() == 12).toList();
    }

    @ParameterizedTest
    @MethodSource("lastWithRefusedEntries")
    void keepsTheSentencesOfAnOlderProgram(PublishedBooks published) throws Exception {
        String url = published.copyTo(folder);
        jdbc(url).update("UPDATE refused_entry SET reason = 'as it was said once' WHERE refusal_no = 1");
        List<String> before = refusals(url);

        new TestBooks(url).close();

        assertThat(before).hasSizeGreaterThan(5).contains("1 riskMaxPositionSize as it was said once");
        assertThat(refusals(url)).isEqualTo(before);
    }

    private static List<String> refusals(String url) {
        return jdbc(url).queryForList("""
                SELECT refusal_no || ' ' || limited_by || ' ' || reason FROM refused_entry ORDER BY run_id, refusal_no
                """, String.class);
    }

    static List<PublishedBooks> oldest() {
        return published().stream().filter(books -> books.version() == 5).toList();
    }

    /// The last statement of the last version finds no column.
    @ParameterizedTest
    @MethodSource("oldest")
    void leavesTheBooksAsTheyWereUnlessItSucceeds(PublishedBooks published) throws Exception {
        String url = published.copyTo(folder);
        jdbc(url).execute("CREATE TABLE session_setting (setting VARCHAR(100))");
        Map<String, Shown> before = shown(url);

        assertThatThrownBy(() -> new TestBooks(url)).hasStackTraceContaining("setting_value");

        assertThat(shown(url)).isEqualTo(before);
        jdbc(url).execute("DROP TABLE session_setting");
        new TestBooks(url).close();
        assertThat(jdbc(url).queryForObject("SELECT COUNT(*) FROM session_setting", Long.class))
                .isZero();
    }

    @ParameterizedTest
    @MethodSource("published")
    void refusesBooksOfANewerProgram(PublishedBooks published) throws Exception {
        String url = published.copyTo(folder);
        jdbc(url).update("""
                INSERT INTO "flyway_schema_history" ("installed_rank", "version", "description", "type", "script",
                    "checksum", "installed_by", "execution_time", "success")
                VALUES (99, '99', 'later', 'SQL', 'V99__later.sql', 1, 'sa', 1, TRUE)
                """);
        Map<String, Shown> before = shown(url);

        assertThatThrownBy(() -> new TestBooks(url))
                .rootCause()
                .isInstanceOf(ForeignSchemaException.class)
                .hasMessage("the database was made by a newer Papertape: it has version 99 of the schema, this program"
                        + " knows versions up to " + BooksSchema.VERSION
                        + ". Use the newer program, or a database of its own for this one");
        assertThat(shown(url)).isEqualTo(before);
    }

    @ParameterizedTest
    @MethodSource("published")
    void refusesBooksWhoseMigrationWasEdited(PublishedBooks published) throws Exception {
        String url = published.copyTo(folder);
        String version = published.version() < 6 ? "2" : Integer.toString(published.version());
        jdbc(url).update("UPDATE \"flyway_schema_history\" SET \"checksum\" = 1 WHERE \"version\" = ?", version);
        Map<String, Shown> before = shown(url);

        assertThatThrownBy(() -> new TestBooks(url))
                .rootCause()
                .isInstanceOf(ForeignSchemaException.class)
                .hasMessage(
                        "the database was made with "
                                + (version.equals("2")
                                        ? "another V2__ledger.sql"
                                        : "other tables of version " + version)
                                + " than this program has: its schema may differ. Use the program that made the database, or restore this program's own migrations");
        assertThat(shown(url)).isEqualTo(before);
    }

    private static JdbcTemplate jdbc(String url) {
        return new JdbcTemplate(new DriverManagerDataSource(url, PublishedBooks.user(url), ""));
    }

    /// Every table and view of the books, by name; none of Flyway and Spring Batch.
    private static Map<String, Shown> shown(String url) {
        // An H2 file is opened and closed with its first and its last connection: one does for all queries.
        SingleConnectionDataSource connection = new SingleConnectionDataSource(url, PublishedBooks.user(url), "", true);
        try {
            return shown(new JdbcTemplate(connection));
        } finally {
            connection.destroy();
        }
    }

    private static Map<String, Shown> shown(JdbcTemplate jdbc) {
        Map<String, Shown> shown = new LinkedHashMap<>();
        jdbc.queryForList("""
                        SELECT LOWER(table_name) FROM information_schema.tables
                        WHERE LOWER(table_schema) = 'public'
                            AND LOWER(table_name) NOT LIKE 'batch%' AND LOWER(table_name) NOT LIKE 'flyway%'
                        ORDER BY 1
                        """, String.class)
                .forEach(name -> shown.put(name, jdbc.query("SELECT * FROM " + name, READ)));
        return shown;
    }

    /// For H2, NUMERIC and DECIMAL are two names of one type.
    private static final ResultSetExtractor<Shown> READ = result -> {
        ResultSetMetaData meta = result.getMetaData();
        List<String> columns = new ArrayList<>();
        for (int i = 1; i <= meta.getColumnCount(); i++) {
            boolean exact = meta.getColumnType(i) == Types.DECIMAL || meta.getColumnType(i) == Types.NUMERIC;
            columns.add(meta.getColumnLabel(i).toLowerCase(Locale.ROOT) + " "
                    + meta.getColumnTypeName(i).replace("bigserial", "int8").replace("NUMERIC", "DECIMAL")
                    + (exact ? " " + meta.getPrecision(i) + " " + meta.getScale(i) : ""));
        }
        List<String> rows = new ArrayList<>();
        while (result.next()) {
            List<String> values = new ArrayList<>();
            for (int i = 1; i <= columns.size(); i++) {
                values.add(String.valueOf(result.getString(i)).replace('|', '/'));
            }
            rows.add(String.join("|", values));
        }
        rows.sort(null);
        return new Shown(columns, rows);
    };
}
