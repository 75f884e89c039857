package io.papertape.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.papertape.Database;
import io.papertape.batch.replay.TestBooks;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// A new database is made at once, beside one that was brought up to date from a published version.
class NewDatabaseIT {

    private static final String CHECKS = """
            SELECT t.table_name, c.check_clause
            FROM information_schema.check_constraints c
            JOIN information_schema.table_constraints t
                ON t.constraint_schema = c.constraint_schema AND t.constraint_name = c.constraint_name
            WHERE LOWER(t.table_schema) = 'public'
            """;

    private static final String VIEWS = """
            SELECT table_name, view_definition FROM information_schema.views WHERE LOWER(table_schema) = 'public'
            """;

    /// H2 numbers what it names itself, and calls the index of a constraint otherwise once it has copied the table.
    private static final String NUMBERED = "^(PRIMARY_KEY|CONSTRAINT)(_INDEX)?_.*";

    @TempDir
    Path folder;

    static List<PublishedBooks> published() {
        return PublishedBooks.all();
    }

    @ParameterizedTest
    @MethodSource("published")
    void hasTheSchemaOfOneThatWasUpgraded(PublishedBooks books) throws Exception {
        String upgraded = books.copyTo(folder);
        String made = books.database().freshUrl(Files.createDirectory(folder.resolve("new")));

        new TestBooks(upgraded).close();
        new TestBooks(made).close();

        Map<String, List<String>> schema = schema(made);
        assertThat(schema.get("columns")).hasSizeGreaterThan(500);
        assertThat(schema.get("primary keys")).hasSizeGreaterThan(20);
        assertThat(schema.get("foreign keys")).hasSizeGreaterThan(15);
        assertThat(schema.get("indexes")).hasSizeGreaterThan(30);
        assertThat(schema.get("checks")).isNotEmpty();
        assertThat(schema.get("views")).hasSizeGreaterThan(25);
        assertThat(schema(upgraded)).isEqualTo(schema);
    }

    @Test
    void hasTheSchemaThatMigrationsMake() throws Exception {
        String migrated = Database.H2.freshUrl(Files.createDirectory(folder.resolve("migrated")));
        String made = Database.H2.freshUrl(folder);

        new TestBooks(migrated, NewSchemaDocumentIT::migrating).close();
        new TestBooks(made).close();

        assertThat(schema(made)).isEqualTo(schema(migrated));
    }

    @Test
    void hasNothingLeftForTheMigrations() throws Exception {
        String made = Database.H2.freshUrl(folder);

        new TestBooks(made).close();
        new TestBooks(made, NewSchemaDocumentIT::migrating).close();

        try (Connection connection = PublishedBooks.connect(made)) {
            assertThat(SchemaHistory.isThatOfNew(connection)).isTrue();
        }
    }

    @ParameterizedTest
    @EnumSource
    void isMadeAtOnce(Database database) throws Exception {
        String url = database.freshUrl(folder);

        new TestBooks(url).close();

        try (Connection connection = PublishedBooks.connect(url);
                ResultSet applied = connection.createStatement().executeQuery("""
                                SELECT "version", "type", "description" FROM "flyway_schema_history"
                                WHERE "version" IS NOT NULL AND "installed_rank" > 0
                                """)) {
            assertThat(rows(applied, "version", "type", "description"))
                    .containsExactly(BooksSchema.VERSION + "|JDBC_BASELINE|tables of a new database");
        }
    }

    /// Otherwise each start would wait for Flyway.
    @ParameterizedTest
    @EnumSource
    void isRecognizedByWhatItNotes(Database database) throws Exception {
        String url = database.freshUrl(folder);

        new TestBooks(url).close();

        try (Connection connection = PublishedBooks.connect(url)) {
            assertThat(SchemaHistory.isThatOfNew(connection)).isTrue();
            connection.createStatement().execute("""
                    UPDATE "flyway_schema_history" SET "checksum" = 0 WHERE "script" = 'view/used_bars.sql'
                    """);
            assertThat(SchemaHistory.isThatOfNew(connection)).isFalse();
        }
    }

    /// H2 commits tables and views one by one, and what was applied with the last of them: a kill leaves any number.
    @ParameterizedTest
    @ValueSource(ints = {0, 2, 1000})
    void isMadeAnewWhereAKillLeftViewsAndNoVersion(int views) throws Exception {
        String url = Database.H2.freshUrl(folder);
        new TestBooks(url).close();
        Map<String, List<String>> schema = schema(url);
        try (Connection connection = PublishedBooks.connect(url);
                Statement statement = connection.createStatement()) {
            ResultSet made = statement.executeQuery("""
                    SELECT "description" FROM "flyway_schema_history" WHERE "version" IS NULL ORDER BY "installed_rank"
                    """);
            List<String> later = rows(made, "description").stream().skip(views).toList();
            assertThat(later.isEmpty()).isEqualTo(views == 1000);
            if (!later.isEmpty()) {
                new ReportViews(BooksSchema.VERSION).dropFrom(connection, later.getFirst());
            }
            statement.execute("DELETE FROM \"flyway_schema_history\"");
        }

        new TestBooks(url).close();

        assertThat(schema(url)).isEqualTo(schema);
    }

    @Test
    void isMadeWholeWhereverAKillHasEndedItsScript() throws Exception {
        List<byte[]> left = KeptWrites.of(folder.resolve("books"), url -> new TestBooks(url).close());
        Map<String, List<String>> schema = schema(fileOf(left.getLast(), "whole"));

        assertThat(left).hasSizeGreaterThan(3);
        for (int i = 0; i < left.size(); i++) {
            String url = fileOf(left.get(i), "left" + i);
            new TestBooks(url).close();
            assertThat(schema(url)).as("after write %d of %d", i, left.size()).isEqualTo(schema);
        }
    }

    /// After some of the writes of the migrations, among them those in which H2 has copied a table to alter it.
    @Test
    void isMadeWholeWhereverAKillHasEndedItsMaking() throws Exception {
        List<byte[]> left = KeptWrites.of(
                folder.resolve("books"), url -> new TestBooks(url, NewSchemaDocumentIT::migrating).close());
        int copied = firstThatNamesACopy(left);
        Map<String, List<String>> schema = schema(fileOf(left.getLast(), "whole"));

        for (int i : List.of(copied / 2, copied, copied + 2, copied + 4, left.size() - 30)) {
            String url = fileOf(left.get(i), "left" + i);
            new TestBooks(url).close();
            assertThat(schema(url)).as("after write %d", i).isEqualTo(schema);
        }
    }

    private static int firstThatNamesACopy(List<byte[]> left) {
        for (int i = 0; i < left.size(); i++) {
            if (new String(left.get(i), StandardCharsets.ISO_8859_1).contains("TRADE_COPY_")) {
                return i;
            }
        }
        throw new AssertionError("no table is altered");
    }

    private String fileOf(byte[] content, String name) throws IOException {
        Path kept = Files.createDirectory(folder.resolve(name));
        Files.write(kept.resolve("books.mv.db"), content);
        return Database.H2.freshUrl(kept);
    }

    /// What databases tell of tables and views, by kind; each line tells one thing.
    private static Map<String, List<String>> schema(String url) throws SQLException {
        try (Connection connection = PublishedBooks.connect(url)) {
            DatabaseMetaData meta = connection.getMetaData();
            String schema = url.startsWith("jdbc:h2:") ? "PUBLIC" : "public";
            Map<String, List<String>> found = new TreeMap<>();
            found.put("tables", rows(meta.getTables(null, schema, "%", null), "TABLE_NAME", "TABLE_TYPE", "REMARKS"));
            found.put(
                    "columns",
                    rows(
                            meta.getColumns(null, schema, "%", "%"),
                            "TABLE_NAME",
                            "COLUMN_NAME",
                            "ORDINAL_POSITION",
                            "TYPE_NAME",
                            "COLUMN_SIZE",
                            "DECIMAL_DIGITS",
                            "COLUMN_DEF",
                            "IS_NULLABLE",
                            "REMARKS"));
            for (String table :
                    rows(meta.getTables(null, schema, "%", new String[] {"TABLE", "BASE TABLE"}), "TABLE_NAME")) {
                add(found, "primary keys", table, meta.getPrimaryKeys(null, schema, table), "COLUMN_NAME", "KEY_SEQ");
                add(
                        found,
                        "foreign keys",
                        table,
                        meta.getImportedKeys(null, schema, table),
                        "FKCOLUMN_NAME",
                        "PKTABLE_NAME",
                        "PKCOLUMN_NAME",
                        "UPDATE_RULE",
                        "DELETE_RULE");
                add(
                        found,
                        "indexes",
                        table,
                        meta.getIndexInfo(null, schema, table, false, false),
                        "INDEX_NAME",
                        "NON_UNIQUE",
                        "ORDINAL_POSITION",
                        "COLUMN_NAME",
                        "ASC_OR_DESC");
            }
            found.put("checks", rows(connection.createStatement().executeQuery(CHECKS), "table_name", "check_clause"));
            found.put(
                    "views",
                    rows(connection.createStatement().executeQuery(VIEWS), "table_name", "view_definition").stream()
                            .map(NewDatabaseIT::withSortedWords)
                            .toList());
            return found;
        }
    }

    /// H2 may tell the conditions of a view in another order whenever it has been opened again.
    private static String withSortedWords(String view) {
        String[] words = view.split("[\\s()]+");
        Arrays.sort(words, 1, words.length);
        return String.join(" ", words);
    }

    private static void add(
            Map<String, List<String>> found, String kind, String table, ResultSet rows, String... columns)
            throws SQLException {
        List<String> lines = found.computeIfAbsent(kind, name -> new ArrayList<>());
        rows(rows, columns).forEach(line -> lines.add(table + "|" + line));
    }

    private static List<String> rows(ResultSet result, String... columns) throws SQLException {
        List<String> rows = new ArrayList<>();
        while (result.next()) {
            List<String> values = new ArrayList<>();
            for (String column : columns) {
                values.add(String.valueOf(result.getString(column)).replaceFirst(NUMBERED, "$1"));
            }
            rows.add(String.join("|", values));
        }
        rows.sort(null);
        return rows;
    }
}
