package io.papertape;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.CannotGetJdbcConnectionException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/// What the tests on PostgreSQL take for granted.
class PostgresIT {

    @TempDir
    Path folder;

    @Test
    void givesEmptyDatabasesOfTheirOwn() {
        JdbcTemplate one = jdbc(Postgres.freshDatabase());
        JdbcTemplate two = jdbc(Postgres.freshDatabase());

        one.execute("CREATE TABLE kept (n INTEGER)");

        assertThat(tables(one)).isEqualTo(1);
        assertThat(tables(two)).isZero();
        assertThat(one.queryForObject("SHOW server_encoding", String.class)).isEqualTo("UTF8");
    }

    @Test
    void keepsWhatWasCommittedWhenTheServerIsKilled() {
        try (Postgres postgres = Postgres.startIn(folder)) {
            JdbcTemplate jdbc = jdbc(postgres.createDatabase());
            jdbc.execute("CREATE TABLE kept (n INTEGER)");
            jdbc.update("INSERT INTO kept VALUES (1)");

            postgres.kill();

            assertThatThrownBy(() -> tables(jdbc)).isInstanceOf(CannotGetJdbcConnectionException.class);

            postgres.restart();

            assertThat(jdbc.queryForObject("SELECT n FROM kept", Integer.class)).isEqualTo(1);
        }
    }

    private static int tables(JdbcTemplate jdbc) {
        return jdbc.queryForObject(
                "SELECT COUNT(*) FROM information_schema.tables WHERE table_schema = 'public'", Integer.class);
    }

    private static JdbcTemplate jdbc(String url) {
        return new JdbcTemplate(new DriverManagerDataSource(url));
    }
}
