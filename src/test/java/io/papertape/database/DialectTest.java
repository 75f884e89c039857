package io.papertape.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DialectTest {

    @ParameterizedTest
    @CsvSource({
        "jdbc:h2:file:./data/db/papertape;MODE=PostgreSQL, H2",
        "jdbc:h2:mem:books, H2",
        "jdbc:postgresql://localhost/books, POSTGRESQL"
    })
    void isToldByTheUrl(String url, Dialect dialect) {
        assertThat(Dialect.of(url)).isEqualTo(dialect);
    }

    @ParameterizedTest
    @CsvSource({"jdbc:mysql://localhost/books", "jdbc:sqlite:books.db", "jdbc:h2", "books.db"})
    void refusesAnyOtherWithThoseThatExist(String url) {
        assertThatThrownBy(() -> Dialect.of(url))
                .isInstanceOf(UnknownDatabaseException.class)
                .hasMessage("spring.datasource.url must name H2 (jdbc:h2:…) or PostgreSQL (jdbc:postgresql:…) but was '"
                        + url + "'");
    }
}
