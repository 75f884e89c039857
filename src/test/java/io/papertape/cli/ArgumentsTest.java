package io.papertape.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ArgumentsTest {

    @Test
    void replaysWhenNoCommandIsGiven() {
        assertThat(Arguments.of().command()).isEqualTo("replay");
        assertThat(Arguments.of("session=x").command()).isEqualTo("replay");
    }

    @Test
    void sortsWordsParametersAndOptionsOut() {
        Arguments arguments = Arguments.of(
                "report", "trades", "session=a=b", "--spring.datasource.url=jdbc:h2:mem:x", "--debug", "text=");

        assertThat(arguments.command()).isEqualTo("report");
        assertThat(arguments.words()).containsExactly("trades");
        assertThat(arguments.parameters())
                .hasSize(2)
                .containsEntry("session", "a=b")
                .containsEntry("text", "");
        assertThat(arguments.options()).containsExactly("--spring.datasource.url=jdbc:h2:mem:x", "--debug");
        assertThat(arguments.problems()).isEmpty();
    }

    @Test
    void reportsWhatCannotBeUnderstoodAllAtOnce() {
        Arguments arguments = Arguments.of("replay", "session=a", "session=b", "--symbols=A", "-x");

        assertThat(arguments.problems())
                .containsExactly(
                        "parameter 'session' is given more than once",
                        "'--symbols=A' is a parameter; write it as symbols=VALUE",
                        "unknown option '-x': options are Spring properties like --spring.datasource.url=URL");
    }

    @Test
    void takesAStatementForAWord() {
        Arguments arguments = Arguments.of(
                "sql",
                "select * from trade where a=1",
                "select'a=b'",
                "-- the first\nselect 1",
                "limit=5",
                "--spring.datasource.url=jdbc:h2:file:./my books");

        assertThat(arguments.words())
                .containsExactly("select * from trade where a=1", "select'a=b'", "-- the first\nselect 1");
        assertThat(arguments.parameters()).containsOnlyKeys("limit");
        assertThat(arguments.options()).containsExactly("--spring.datasource.url=jdbc:h2:file:./my books");
        assertThat(arguments.problems()).isEmpty();
    }

    @Test
    void knowsTheParametersOfReports() {
        assertThat(Arguments.of("report", "trades", "--limit=5").problems())
                .containsExactly("'--limit=5' is a parameter; write it as limit=VALUE");
    }
}
