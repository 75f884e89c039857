package io.papertape.batch.sweep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.papertape.settings.InvalidValueException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SweptValuesTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "5|5",
                "0.05|0.05",
                "20,50, 100|20 50 100",
                "5..20:5|5 10 15 20",
                "5..19:5|5 10 15",
                "1..3|1 2 3",
                "0.1..0.3:0.1|0.1 0.2 0.3",
                "0..0.2:0.10|0 0.1 0.2",
                "-1..1|-1 0 1",
                "5..10:5,50|5 10 50",
                "nextOpen,close|nextOpen close"
            })
    void listValuesAndRanges(String text, String values) throws InvalidValueException {
        assertThat(SweptValues.of("p", text)).isEqualTo(List.of(values.split(" ")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "5..1|p must rise from first to last by a step above 0, as in 5..50:5, but was '5..1'",
                "1..5:0|p must rise from first to last by a step above 0, as in 5..50:5, but was '1..5:0'",
                "a..5|p must be a range of numbers like 5..50:5 but was 'a..5'",
                "1..5:|p must be a range of numbers like 5..50:5 but was '1..5:'",
                "0..9:0.000001|p must have at most 1000000 values but was '0..9:0.000001'",
                "5,5|p lists 5 twice: '5,5'",
                "1..3,2|p lists 2 twice: '1..3,2'",
                "5,|p lists an empty value: '5,'"
            })
    void tellWhatIsWrong(String text, String problem) {
        assertThatThrownBy(() -> SweptValues.of("p", text))
                .isInstanceOfSatisfying(
                        InvalidValueException.class,
                        e -> assertThat(e.problem()).isEqualTo(problem));
    }

    @Test
    void haveNoErrorOfBinaryFractions() throws InvalidValueException {
        assertThat(SweptValues.of("p", "0..1:0.1")).hasSize(11).endsWith("0.9", "1");
    }
}
