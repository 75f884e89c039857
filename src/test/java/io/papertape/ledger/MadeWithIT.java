package io.papertape.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

class MadeWithIT {

    @ParameterizedTest
    @CsvSource({
        "1.2.3, 1.2.3",
        "1.2.3-SNAPSHOT, 1.2.3-SNAPSHOT",
        "'', of unknown version",
        "@project.version@, of unknown version"
    })
    void tellsTheVersionsThatItKnows(String built, String told) {
        MadeWith madeWith = new MadeWith(new JdbcTemplate(new DriverManagerDataSource("jdbc:h2:mem:")), built);

        assertThat(madeWith.text())
                .startsWith("Papertape " + told + ", Java " + System.getProperty("java.version") + ", H2 ")
                .matches(".* H2 2\\.\\d+\\.\\d+");
    }
}
