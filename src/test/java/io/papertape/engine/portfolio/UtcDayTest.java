package io.papertape.engine.portfolio;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UtcDayTest {

    @ParameterizedTest
    @CsvSource({
        "2018-02-07T00:00:00Z, 2018-02-07T00:00:00Z",
        "2018-02-07T23:59:59.999Z, 2018-02-07T00:00:00Z",
        "1969-12-31T23:59:59.999Z, 1969-12-31T00:00:00Z"
    })
    void beginsAtMidnight(Instant time, Instant start) {
        assertThat(UtcDay.start(time.toEpochMilli())).isEqualTo(start.toEpochMilli());
    }

    @Test
    void endsBeforeTheNextMidnight() {
        assertThat(UtcDay.contains(0, -1)).isFalse();
        assertThat(UtcDay.contains(0, 0)).isTrue();
        assertThat(UtcDay.contains(0, UtcDay.MILLIS - 1)).isTrue();
        assertThat(UtcDay.contains(0, UtcDay.MILLIS)).isFalse();
    }

    @Test
    void isNoneAtTheLeastNumber() {
        assertThat(UtcDay.contains(Long.MIN_VALUE, 0)).isFalse();
        assertThat(UtcDay.contains(
                        Long.MIN_VALUE, Instant.parse("0001-01-01T00:00:00Z").toEpochMilli()))
                .isFalse();
    }
}
