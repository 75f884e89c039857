package io.papertape.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.DriverManager;
import java.util.List;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.JdbcTemplate;

/// What becomes of an H2 database while it is changed whole or not at all, and afterwards.
class WholeChangeIT {

    @TempDir
    Path folder;

    private final HikariDataSource pool = new HikariDataSource();

    @BeforeEach
    void makeBooks() throws Exception {
        String url = "jdbc:h2:file:" + folder.resolve("books");
        DriverManager.getConnection(url + ";INIT=CREATE TABLE trade AS SELECT 1 AS trade_no", "sa", "")
                .close();
        pool.setJdbcUrl(url + ";TRACE_LEVEL_FILE=0;DB_CLOSE_ON_EXIT=FALSE");
        pool.setUsername("sa");
        pool.setPassword("");
        pool.setMinimumIdle(1);
    }

    @AfterEach
    void close() {
        pool.close();
    }

    @Test
    void showsNothingOfTheChangeBeforeItIsWhole() {
        Path file = folder.resolve("books.mv.db");

        WholeChange.make(pool, copy -> {
            byte[] before = content(file);
            execute(copy, "ALTER TABLE trade ADD COLUMN symbol VARCHAR(10) DEFAULT 'KO'");
            execute(copy, "UPDATE trade SET symbol = 'AAPL'");

            assertThat(content(file)).isEqualTo(before);
        });

        assertThat(symbols(pool)).containsExactly("AAPL");
        assertThat(files()).containsExactly("books.mv.db");
        assertThat(pool.getMinimumIdle()).isEqualTo(1);
    }

    @Test
    void isNotOpenedByOthersMeanwhile() {
        WholeChange.make(
                pool,
                copy -> assertThatThrownBy(() -> DriverManager.getConnection(pool.getJdbcUrl(), "sa", ""))
                        .hasMessageContaining("[90020"));
    }

    @Test
    void leavesTheDatabaseAsItWasWhereTheChangeFails() {
        assertThatThrownBy(() -> WholeChange.make(pool, copy -> {
                    execute(copy, "DROP TABLE trade");
                    throw new IllegalStateException("no more");
                }))
                .hasMessage("no more");

        assertThat(new JdbcTemplate(pool).queryForList("SELECT trade_no FROM trade", Integer.class))
                .containsExactly(1);
        assertThat(files()).containsExactly("books.mv.db");
        assertThat(pool.getMinimumIdle()).isEqualTo(1);
    }

    @Test
    void overwritesTheCopyThatAKillHasLeft() throws Exception {
        Files.writeString(folder.resolve("books.changing.mv.db"), "half a database");

        WholeChange.make(pool, copy -> execute(copy, "ALTER TABLE trade ADD COLUMN symbol VARCHAR(10) DEFAULT 'KO'"));

        assertThat(symbols(pool)).containsExactly("KO");
        assertThat(files()).containsExactly("books.mv.db");
    }

    @Test
    void keepsWhoMayReadTheFileAndTheLinkThatLeadsToIt() throws Exception {
        Path elsewhere = Files.createDirectory(folder.resolve("elsewhere")).resolve("kept.mv.db");
        Path link = folder.resolve("books.mv.db");
        Files.move(link, elsewhere);
        Files.createSymbolicLink(link, elsewhere);
        Files.setPosixFilePermissions(elsewhere, PosixFilePermissions.fromString("rw-------"));

        WholeChange.make(pool, copy -> execute(copy, "ALTER TABLE trade ADD COLUMN symbol VARCHAR(10) DEFAULT 'KO'"));

        assertThat(symbols(pool)).containsExactly("KO");
        assertThat(link).isSymbolicLink();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(elsewhere)))
                .isEqualTo("rw-------");
    }

    @ParameterizedTest
    @ValueSource(strings = {"jdbc:h2:mem:books", "jdbc:h2:file:FOLDER/shared;AUTO_SERVER=TRUE"})
    void changesWhatIsNoFileOfItsOwnWhereItIs(String url) {
        try (HikariDataSource other = new HikariDataSource()) {
            other.setJdbcUrl(url.replace("FOLDER", folder.toString()));

            WholeChange.make(other, given -> assertThat(given).isSameAs(other));
        }
    }

    private static void execute(DataSource database, String sql) {
        new JdbcTemplate(database).execute(sql);
    }

    private static List<String> symbols(DataSource database) {
        return new JdbcTemplate(database).queryForList("SELECT symbol FROM trade", String.class);
    }

    private static byte[] content(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<String> files() {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
