package io.papertape.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.papertape.settings.InvalidValueException;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class VariablesTest {

    private final Variables variables =
            new Variables(Map.of("A", "1", "B", "${A}", "C", "x\\$1", "EMPTY", "", "a.b", "2"));

    @ParameterizedTest
    @CsvSource({
        "x, x",
        "${A}, 1",
        "a${A}b${A}, a1b1",
        "${B}, ${A}",
        "${C}, x\\$1",
        "${a.b}, 2",
        "${A:-9}, 1",
        "${D:-9}, 9",
        "${EMPTY:-9}, 9",
        "${D:-}, ''",
        "${D:-a:-b}, a:-b",
        "$${A}, ${A}",
        "$$${A}, $${A}",
        "$A, $A",
        "{A}, {A}",
        "${A}}, 1}"
    })
    void areReplacedByTheirValues(String text, String expected) throws InvalidValueException {
        assertThat(variables.replacedIn(text)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"${", "${A", "x${}", "${:-x}", "${A:x}", "${D:-${A}}", "${${A}}"})
    void areRefusedWhereTheyHaveNoEnd(String text) {
        assertThatThrownBy(() -> variables.replacedIn(text))
                .hasMessageStartingWith("has a '${' that begins no ${NAME}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"D", "EMPTY", "a"})
    void areRefusedWhereTheyAreMissing(String name) {
        assertThatThrownBy(() -> variables.replacedIn("${" + name + "}"))
                .hasMessage("uses the environment variable " + name + ", which is not set; ${" + name
                        + ":-default} would have a default");
    }

    @ParameterizedTest
    @ValueSource(strings = {"${A}", "$${A}", "$$${", "${", "$", "${A}${", "a"})
    void areLeftAsTheyAreWhereTheyAreEscaped(String text) throws InvalidValueException {
        assertThat(variables.replacedIn(Variables.escaped(text))).isEqualTo(text);
    }
}
