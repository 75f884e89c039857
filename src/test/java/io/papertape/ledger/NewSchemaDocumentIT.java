package io.papertape.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.papertape.Database;
import io.papertape.batch.replay.TestBooks;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ConfigurableApplicationContext;

/// Keeps the script of a new H2 database, and what Flyway would note of it, equal to what the migrations make: with
/// `-Dpapertape.docs=write` they are written anew.
class NewSchemaDocumentIT {

    private static final Path RESOURCES = Path.of("src", "main", "resources");

    /// They are in a file of their own.
    private static final String ROWS = "INSERT INTO \"flyway_schema_history\"";

    @TempDir
    Path folder;

    @Test
    void isWhatTheMigrationsMake() throws Exception {
        String migrated = Database.H2.freshUrl(folder);
        new TestBooks(migrated, NewSchemaDocumentIT::migrating).close();

        String script;
        String history;
        try (Connection connection = PublishedBooks.connect(migrated)) {
            script = String.join("\n\n", statements(connection)) + "\n";
            history = SchemaHistory.ofMetrics() + "\n" + String.join("\n", SchemaHistory.noted(connection)) + "\n";
        }
        String scriptBefore = renewed(NewSchema.FILE, script);
        String historyBefore = renewed(SchemaHistory.FILE, history);

        assertThat(scriptBefore).isEqualTo(script);
        assertThat(historyBefore).isEqualTo(history);
    }

    /// What a file had, having written it anew if asked to.
    private static String renewed(String name, String text) throws IOException {
        Path file = RESOURCES.resolve(name.substring(1));
        String before = Files.readString(file);
        if ("write".equals(System.getProperty("papertape.docs"))) {
            Files.writeString(file, text);
        }
        return before;
    }

    /// The tables as H2 tells them. Indexes come last, as in the migrations: a foreign key would do with one that is
    /// there, and get none of its own.
    private static List<String> statements(Connection connection) throws SQLException {
        List<String> history = new ArrayList<>();
        List<String> tables = new ArrayList<>();
        List<String> indexes = new ArrayList<>();
        try (ResultSet script = connection.createStatement().executeQuery("SCRIPT NOPASSWORDS NOSETTINGS")) {
            while (script.next()) {
                String statement = script.getString(1)
                        .replace("\"PUBLIC\".", "")
                        .replace("CREATE CACHED TABLE", "CREATE TABLE")
                        .strip();
                if (statement.matches("(?s)CREATE (UNIQUE )?INDEX .*")) {
                    indexes.add(statement);
                } else if (statement.matches("(?s)(CREATE (SEQUENCE|TABLE)|ALTER TABLE|INSERT INTO) .*")
                        && !statement.startsWith(ROWS)) {
                    (statement.contains("\"flyway_schema_history\"") ? history : tables).add(statement);
                }
            }
        }
        List<String> statements = new ArrayList<>(history);
        statements.addAll(tables);
        statements.addAll(indexes);
        assertThat(statements).noneMatch(statement -> statement.contains("\n\n"));
        return statements;
    }

    /// A property of Flyway's makes Flyway migrate.
    static void migrating(ConfigurableApplicationContext application) {
        TestPropertyValues.of("spring.flyway.connect-retries=0").applyTo(application);
    }
}
