package io.papertape.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OneStatementTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT ';'",
                "SELECT 'it''s; fine', ';'",
                "SELECT 1 AS \"a;b\"",
                "SELECT 1 AS \"a\"\";b\"",
                "SELECT $$;$$",
                "SELECT $$a; 'b$$ || ';'",
                "SELECT $tag$; $$ ; $other$ ; $tag$",
                "SELECT 1 -- one; two",
                "SELECT 1 -- it's; two\n + 1",
                "SELECT /* ; */ 1 /* it's\n; */",
                "SELECT '--', ';'",
                "SELECT '/*', ';'",
                "SELECT '$$', ';'"
            })
    void mayHoldASemicolonInATextANameAndAComment(String statement) {
        assertThat(OneStatement.of(statement)).isEqualTo(new OneStatement(statement, ""));
    }

    @ParameterizedTest
    @ValueSource(strings = {";", " ; ;; ", "; -- done; really", ";\n/* the end; */ ;", ";--"})
    void mayEndWithSemicolonsAndComments(String end) {
        assertThat(OneStatement.of("SELECT ';'" + end)).satisfies(one -> {
            assertThat(one.text().strip()).isEqualTo("SELECT ';'");
            assertThat(one.rest()).isEmpty();
        });
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    SELECT 1; SELECT 2 | SELECT 2
                    SELECT ';'; COMMIT; -- x | COMMIT; -- x
                    SELECT '--'; COMMIT | COMMIT
                    SELECT 1 /* */; COMMIT /* */ | COMMIT /* */
                    SELECT 'open; COMMIT | COMMIT
                    SELECT /* open; COMMIT | COMMIT
                    SELECT $a$; COMMIT $b$ | COMMIT $b$
                    SELECT E'\\'; COMMIT | COMMIT
                    SELECT a$$; COMMIT $$ | COMMIT $$
                    SELECT $1$; COMMIT $1$ | COMMIT $1$
                    """)
    void isFollowedByAnother(String given, String rest) {
        assertThat(OneStatement.of(given).rest()).isEqualTo(rest);
    }

    @Test
    void mayBeLong() {
        String text = "SELECT '" + "x;".repeat(1_000_000) + "' /*" + ";".repeat(1_000_000) + "*/ $$"
                + ";".repeat(1_000_000) + "$$";

        assertThat(OneStatement.of(text)).isEqualTo(new OneStatement(text, ""));
    }
}
