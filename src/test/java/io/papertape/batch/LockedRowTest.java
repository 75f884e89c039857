package io.papertape.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LockedRowTest {

    private static final String URL = "jdbc:h2:mem:locked;LOCK_TIMEOUT=10";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "UPDATE held SET text = 'x' | Timeout trying to lock table \"HELD\": Map entry <table.",
                "INSERT INTO held VALUES (2, 'x') | Timeout trying to lock table: Map entry <table."
            })
    void isToldWithWhatHoldsIt(String statement, String told) throws SQLException {
        try (Connection holder = DriverManager.getConnection(URL);
                Connection other = DriverManager.getConnection(URL);
                Statement holding = holder.createStatement();
                Statement waiting = other.createStatement()) {
            holding.execute("CREATE TABLE held (id INT PRIMARY KEY, text VARCHAR(9))");
            holding.execute("INSERT INTO held VALUES (1, 'a')");
            holder.setAutoCommit(false);
            holding.execute("UPDATE held SET text = 'b'");
            holding.execute("INSERT INTO held VALUES (2, 'b')");

            Throwable failure = catchThrowable(() -> waiting.execute(statement));

            assertThat(Failures.told(failure)).startsWith(told).contains(" is locked by tx ");
        }
    }
}
