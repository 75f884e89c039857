package io.papertape.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.papertape.Database;
import io.papertape.ledger.BooksSchema;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/// Books whose schema this program does not know.
class ForeignSchemaIT {

    private static final String NEWER =
            "papertape: the database was made by a newer Papertape: it has version 99 of the"
                    + " schema, this program knows versions up to " + BooksSchema.VERSION
                    + ". Use the newer program, or a database of its own for this one\n";

    private static final String EDITED = "papertape: the database was made with other tables of version "
            + BooksSchema.VERSION + " than this program has: its"
            + " schema may differ. Use the program that made the database, or restore this program's own"
            + " migrations\n";

    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource
    void refusesBooksOfANewerProgramAndTouchesNothing(Database database) {
        String url = makeBooks(database);
        execute(url, """
                INSERT INTO "flyway_schema_history" ("installed_rank", "version", "description", "type", "script",
                    "checksum", "installed_by", "execution_time", "success")
                VALUES (999, '99', 'of the future', 'SQL', 'V99__of_the_future.sql', 1, 'somebody', 1, TRUE)
                """);

        assertRefused(url, NEWER);
    }

    @ParameterizedTest
    @EnumSource
    void refusesBooksOfAnEditedMigrationAndTouchesNothing(Database database) {
        String url = makeBooks(database);
        execute(
                url,
                "UPDATE \"flyway_schema_history\" SET \"checksum\" = 1 WHERE \"version\" = '" + BooksSchema.VERSION
                        + "'");

        assertRefused(url, EDITED);
    }

    private String makeBooks(Database database) {
        String url = database.freshUrl(folder);
        Papertape.Ended made = new CommandLine(folder)
                .run(
                        "replay",
                        "session=x",
                        "prices=" + Path.of("data", "prices"),
                        "symbols=KO",
                        "to=2013-03-01",
                        "reports=off",
                        "--spring.datasource.url=" + url);
        assertThat(made.status()).as(made.err()).isZero();
        return url;
    }

    private static void execute(String url, String sql) {
        boolean h2 = url.startsWith("jdbc:h2:");
        DriverManagerDataSource source =
                h2 ? new DriverManagerDataSource(url, "sa", "") : new DriverManagerDataSource(url);
        assertThat(new JdbcTemplate(source).update(sql)).isEqualTo(1);
    }

    private void assertRefused(String url, String message) {
        for (List<String> command :
                List.of(List.of("replay", "session=x"), List.of("sessions"), List.of("sql", "SELECT 1"))) {
            List<String> words = new ArrayList<>(command);
            words.add("--spring.datasource.url=" + url);

            Papertape.Ended ended = new CommandLine(folder).run(words);

            assertThat(ended.err()).isEqualTo(message);
            assertThat(ended.out()).isEmpty();
            assertThat(ended.status()).isEqualTo(2);
        }
    }
}
