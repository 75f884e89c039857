package io.papertape.database;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.JdbcTemplate;

class CompactionTest {

    private static final int BYTES_PER_ROW = 1_000;

    @TempDir
    Path folder;

    private HikariDataSource pool;
    private JdbcTemplate jdbc;

    @BeforeEach
    void open() {
        pool = new HikariDataSource();
        pool.setJdbcUrl("jdbc:h2:file:" + folder.resolve("books") + ";WRITE_DELAY=0;MAX_COMPACT_TIME=0");
        pool.setUsername("sa");
        pool.setPassword("");
        jdbc = new JdbcTemplate(pool);
        jdbc.execute("CREATE TABLE note (id BIGINT PRIMARY KEY, text VARCHAR)");
    }

    @AfterEach
    void close() {
        pool.close();
    }

    @Test
    void givesBackTheRoomOfWhatWasRemoved() throws IOException {
        fill(15_000);
        jdbc.update("DELETE FROM note WHERE MOD(id, 10) <> 0");
        long before = size();

        Compaction.ofWaste(pool);

        assertThat(size()).isLessThan(before / 4);
        assertThat(jdbc.queryForObject("SELECT COUNT(*) FROM note", Long.class)).isEqualTo(1_500);
    }

    @Test
    void leavesAFileAloneWhoseRoomIsUsed() throws IOException {
        fill(15_000);
        long before = Compaction.of(pool).orElseThrow().bytesAfter();

        Compaction.ofWaste(pool);

        assertThat(size()).isGreaterThan(8_000_000).isEqualTo(before);
    }

    @Test
    void leavesASmallFileAlone() throws IOException {
        fill(3_000);
        jdbc.update("DELETE FROM note");
        long before = size();

        Compaction.ofWaste(pool);

        assertThat(size()).isBetween(3_000_000L, 8_000_000L).isEqualTo(before);
    }

    private void fill(int rows) {
        jdbc.update("INSERT INTO note SELECT x, RAWTOHEX(SECURE_RAND(" + BYTES_PER_ROW / 2 + ")) FROM SYSTEM_RANGE(1, "
                + rows + ")");
    }

    private long size() throws IOException {
        return Files.size(folder.resolve("books.mv.db"));
    }
}
