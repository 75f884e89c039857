package io.papertape.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.TransactionSystemException;

class UnreachableDatabaseTest {

    @Test
    void isToldByAPoolThatHasGivenAConnectionUp() throws SQLException {
        try (HikariDataSource pool = new HikariDataSource()) {
            pool.setJdbcUrl("jdbc:h2:mem:");
            Connection connection = pool.getConnection();
            connection.close();
            Throwable closed = catchThrowable(connection::rollback);

            assertThat(closed).isInstanceOf(SQLException.class);
            assertThat(Failures.isUnreachable(new TransactionSystemException("JDBC rollback failed", closed)))
                    .isTrue();
        }
    }

    @Test
    void isToldByTheStateAlone() {
        assertThat(Failures.isUnreachable(new SQLException("gone", "08006"))).isTrue();
        assertThat(Failures.isUnreachable(new SQLException("a constraint", "23505")))
                .isFalse();
        assertThat(Failures.isUnreachable(new IllegalStateException("Connection is closed")))
                .isFalse();
    }
}
