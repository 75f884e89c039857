package io.papertape.database.socket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.JdbcTemplate;

/// Reads a database through the socket, beside reading it without.
class ReadersTest {

    private static final String PROGRAM = "papertape 1";

    /// A row for each of 10,000,000,000 pairs, and none of them is wanted.
    private static final String ENDLESS =
            "SELECT a.x FROM system_range(1, 100000) a, system_range(1, 100000) b WHERE a.x + b.x < 0";

    private static final String VALUES = """
            SELECT CAST(1 AS INTEGER) AS i, CAST(2 AS BIGINT) AS l, CAST(0.00000001 AS DECIMAL(20, 8)) AS d,
                CAST(0.1 AS DOUBLE PRECISION) AS f, CAST(1.5 AS REAL) AS r, TRUE AS b, 'ä€𝄞' AS s,
                TIMESTAMP '2024-02-29 23:59:59.123456' AS t, DATE '1969-12-31' AS a,
                CAST(X'00FF' AS VARBINARY(2)) AS y, CAST('text' AS CLOB) AS c, CAST(7 AS SMALLINT) AS n,
                TIMESTAMP WITH TIME ZONE '2024-02-29 23:59:59+01:00' AS z, ARRAY[1, 2] AS o, CAST(NULL AS BIGINT) AS e
            """;

    @TempDir
    Path folder;

    private Connection books;
    private Readers readers;
    private HeldBooks held;

    @BeforeEach
    void begin() throws SQLException {
        books = DriverManager.getConnection("jdbc:h2:mem:readers");
        readers = admit(Duration.ofMinutes(1));
        held = new HeldBooks(file(), PROGRAM, false);
    }

    @AfterEach
    void end() throws SQLException {
        readers.close();
        books.close();
    }

    @Test
    void givesWhatTheDatabaseItselfGives() throws SQLException {
        try (Connection reader = awaited()) {
            assertThat(read(reader)).isEqualTo(read(books));
        }
    }

    @Test
    void takesArgumentsOfEveryKind() throws SQLException {
        List<Object> arguments = List.of(
                1,
                2L,
                new BigDecimal("0.00000001"),
                0.1,
                true,
                "'",
                LocalDate.EPOCH,
                LocalDateTime.of(2024, 2, 29, 1, 2));

        try (Connection reader = awaited();
                PreparedStatement statement = reader.prepareStatement("VALUES (CAST(? AS INT), CAST(? AS BIGINT),"
                        + " CAST(? AS DECIMAL(20, 8)), CAST(? AS DOUBLE PRECISION), CAST(? AS BOOLEAN), CAST(? AS"
                        + " VARCHAR), CAST(? AS DATE), CAST(? AS TIMESTAMP))")) {
            for (int i = 0; i < arguments.size(); i++) {
                statement.setObject(i + 1, arguments.get(i));
            }
            try (ResultSet row = statement.executeQuery()) {
                assertThat(row.next()).isTrue();
                for (int i = 0; i < arguments.size(); i++) {
                    assertThat((Object) row.getObject(i + 1, arguments.get(i).getClass()))
                            .isEqualTo(arguments.get(i));
                }
            }
        }
    }

    @Test
    void readsManyRowsOfSeveralResultsAtOnce() throws SQLException {
        try (Connection reader = awaited();
                Statement first = reader.createStatement();
                Statement second = reader.createStatement();
                ResultSet up = first.executeQuery("SELECT x FROM system_range(1, 5000)");
                ResultSet down = second.executeQuery("SELECT 5001 - x FROM system_range(1, 5000)")) {
            long rows = 0;
            while (up.next() && down.next()) {
                assertThat(up.getLong(1) + down.getLong(1)).isEqualTo(5001);
                rows++;
            }
            assertThat(rows).isEqualTo(5000);
        }
    }

    @Test
    void readsOneStateForAsLongAsATransactionLasts() throws SQLException {
        try (Statement writing = books.createStatement();
                Connection reader = awaited()) {
            writing.execute("CREATE TABLE t (x INT)");
            reader.setAutoCommit(false);
            reader.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            assertThat(count(reader)).isZero();

            writing.execute("INSERT INTO t VALUES (1)");

            assertThat(count(reader)).isZero();
            reader.rollback();
            assertThat(count(reader)).isEqualTo(1);
        }
    }

    @Test
    void tellsWhatTheDatabaseSaysIsWrong() throws SQLException {
        try (Connection reader = awaited()) {
            JdbcTemplate template = new JdbcTemplate(held);
            SQLException direct = failure(books, "SELECT * FROM nothing");

            SQLException told = failure(reader, "SELECT * FROM nothing");

            assertThat((Throwable) told).hasMessage(direct.getMessage());
            assertThat(told.getSQLState()).isEqualTo(direct.getSQLState());
            assertThat(told.getErrorCode()).isEqualTo(direct.getErrorCode());
            assertThat(template.queryForObject("SELECT 1", Integer.class)).isEqualTo(1);
        }
    }

    @Test
    void locksNoRowAndTakesNoNumberOfASequence() throws SQLException {
        try (Statement writing = books.createStatement();
                Connection reader = awaited()) {
            writing.execute("CREATE TABLE t (x INT)");
            writing.execute("CREATE SEQUENCE s");

            for (String sql : List.of(
                    "SELECT * FROM t FOR UPDATE",
                    "SELECT * FROM (SELECT * FROM t for/**/update)",
                    "SELECT NEXT VALUE FOR s",
                    "SELECT s.nextval")) {
                assertThat((Throwable) failure(reader, sql)).hasMessageStartingWith("FOR UPDATE and NEXT VALUE FOR");
            }
        }
    }

    @Test
    void refusesAnotherVersion() throws SQLException {
        awaited().close();

        assertThatThrownBy(() -> new HeldBooks(file(), "papertape 2", false).getConnection())
                .isInstanceOf(UnansweredException.class)
                .hasMessage("is papertape 1, and this is papertape 2");
    }

    @Test
    void refusesMoreReadersThanAFew() throws SQLException {
        List<Connection> connections = new ArrayList<>();
        connections.add(awaited());
        while (connections.size() < 16) {
            connections.add(held.getConnection());
        }

        assertThatThrownBy(held::getConnection)
                .isInstanceOf(UnansweredException.class)
                .hasMessage("has 16 readers already");

        for (Connection connection : connections) {
            connection.close();
        }
    }

    @Test
    void dropsAReaderThatHangs() throws Exception {
        readers.close();
        readers = admit(Duration.ofMillis(50));
        try (Connection hanging = awaited();
                Statement statement = hanging.createStatement()) {
            while (Thread.getAllStackTraces().keySet().stream()
                    .anyMatch(thread -> thread.getName().equals("papertape-reader"))) {
                Thread.onSpinWait();
            }

            assertThatThrownBy(() -> statement.executeQuery("SELECT 1"))
                    .isInstanceOf(UnansweredException.class)
                    .hasMessageStartingWith("the process that holds the database has ended its answer");
        }
    }

    @Test
    void endsWhatItReadsForOneThatIsGone() throws Exception {
        CompletableFuture<SQLException> read;
        try (Connection reader = awaited()) {
            Statement statement = reader.createStatement();
            read = CompletableFuture.supplyAsync(() -> failure(reader, ENDLESS));
            awaitStatement(true);
            statement.cancel();
        }

        assertThat((Throwable) read.get()).isInstanceOf(UnansweredException.class);
        awaitStatement(false);
    }

    @Test
    void endsInTheMidstOfAnAnswer() throws Exception {
        try (Connection reader = awaited()) {
            CompletableFuture<SQLException> read = CompletableFuture.supplyAsync(() -> failure(reader, ENDLESS));
            awaitStatement(true);

            readers.close();

            assertThat((Throwable) read.get()).isInstanceOf(UnansweredException.class);
            assertThat(file()).doesNotExist();
            assertThat(Thread.getAllStackTraces().keySet())
                    .noneMatch(thread -> thread.getName().startsWith("papertape-"));
        }
    }

    private Readers admit(Duration patience) {
        JdbcDataSource source = new JdbcDataSource();
        source.setURL("jdbc:h2:mem:readers");
        return Readers.admit(file(), PROGRAM, patience, lazy -> source.getConnection());
    }

    private Path file() {
        return folder.resolve("books.sock");
    }

    /// The first connection: the socket is made in a thread of its own.
    private Connection awaited() throws SQLException {
        while (!Files.exists(file())) {
            Thread.onSpinWait();
        }
        return held.getConnection();
    }

    /// Waits until the endless statement is or is not under way.
    private void awaitStatement(boolean running) throws SQLException {
        try (PreparedStatement statement =
                books.prepareStatement("SELECT COUNT(*) FROM information_schema.sessions WHERE"
                        + " executing_statement LIKE 'SELECT a.x FROM system_range%'")) {
            while (true) {
                try (ResultSet row = statement.executeQuery()) {
                    row.next();
                    if (row.getInt(1) == (running ? 1 : 0)) {
                        return;
                    }
                }
            }
        }
    }

    private static SQLException failure(Connection connection, String sql) {
        try (Statement statement = connection.createStatement()) {
            statement.executeQuery(sql).close();
        } catch (SQLException e) {
            return e;
        }
        throw new AssertionError("nothing is wrong with " + sql);
    }

    private static int count(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT COUNT(*) FROM t")) {
            row.next();
            return row.getInt(1);
        }
    }

    /// Every column in every way in which reports, pages and files read one.
    private static List<Object> read(Connection connection) throws SQLException {
        List<Object> read = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(VALUES)) {
            assertThat(row.next()).isTrue();
            for (int i = 1; i <= row.getMetaData().getColumnCount(); i++) {
                String name = row.getMetaData().getColumnLabel(i);
                read.add(name + " " + row.getMetaData().getColumnType(i) + " "
                        + row.getMetaData().getPrecision(i) + " "
                        + row.getMetaData().getScale(i));
                if (!List.of("C", "Z", "O", "Y").contains(name)) {
                    read.add(String.valueOf(row.getObject(i)));
                }
                if (!List.of("T", "Y").contains(name)) {
                    read.add(String.valueOf(row.getString(name)));
                }
            }
            read.add(row.getInt("i") + row.getLong("l") + row.getLong("n"));
            read.add(row.getBigDecimal("d"));
            read.add(row.getDouble("f"));
            read.add(row.getBoolean("b"));
            read.add(row.getObject("t", LocalDateTime.class));
            read.add(row.getTimestamp("t"));
            read.add(row.getObject("a", LocalDate.class));
            read.add(row.getObject("i", Integer.class) + row.getObject("l", Long.class));
            read.add(new BigDecimal(row.getObject("f", Double.class)));
            read.add(List.of(row.getBytes("y")[0], row.getBytes("y")[1]));
            read.add(row.getLong("e") + " " + row.wasNull());
            assertThat(row.next()).isFalse();
        }
        return read;
    }
}
