package io.papertape.prices.format;

import static io.papertape.prices.format.Columns.NONE;
import static io.papertape.prices.format.Columns.TimeFormat.TIMESTAMP;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class TimestampFormatTest {

    private final PriceFormat format = new TimestampFormat();

    static Stream<Arguments> headers() {
        return Stream.of(
                argumentSet(
                        "epoch",
                        "timestamp,open,high,low,close,volume",
                        new Columns(0, TIMESTAMP, 1, 2, 3, 4, 5, NONE, 6)),
                argumentSet(
                        "time last",
                        "Open,High,Low,Close,Timestamp",
                        new Columns(4, TIMESTAMP, 0, 1, 2, 3, NONE, NONE, 5)));
    }

    @ParameterizedTest
    @MethodSource("headers")
    void readsColumnsByTheirNames(String header, Columns columns) {
        FormatCheck.assertReads(format, header, columns);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "date,open,high,low,close,volume",
                "Name,timestamp,open,high,low,close",
                "date,timestamp,open,high,low,close"
            })
    void leavesOtherHeadersToOtherFormats(String header) {
        assertThat(FormatCheck.layout(format, header)).isNull();
    }
}
