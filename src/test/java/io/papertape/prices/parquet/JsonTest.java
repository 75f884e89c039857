package io.papertape.prices.parquet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTest {

    @Test
    void readsObjectsListsAndTexts() throws IOException {
        assertThat(Json.object("{\"a\": [\"x\", 1, null, {\"b\": true}], \"c\": \"\"}"))
                .isEqualTo(Map.of("a", Arrays.asList("x", "1", null, Map.of("b", "true")), "c", ""));
        assertThat(Json.object("{\"a\": []}")).isEqualTo(Map.of("a", List.of()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[]", "7", "{", "{\"a\": [", "{\"a\" 1}", "x"})
    void refusesWhatIsNoObject(String text) {
        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() -> Json.object(text))
                .withMessageStartingWith("what pandas tells in it is no JSON");
    }

    @Test
    void refusesWhatIsTooDeep() {
        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() -> Json.object("{\"a\":" + "[".repeat(100_000)))
                .withMessageStartingWith("what pandas tells in it is no JSON");
    }
}
