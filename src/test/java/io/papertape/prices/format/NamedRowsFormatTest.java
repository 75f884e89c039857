package io.papertape.prices.format;

import static io.papertape.prices.format.Columns.NONE;
import static io.papertape.prices.format.Columns.TimeFormat.DATE;
import static io.papertape.prices.format.Columns.TimeFormat.TIMESTAMP;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class NamedRowsFormatTest {

    private final PriceFormat format = new NamedRowsFormat();

    static Stream<Arguments> headers() {
        return Stream.of(
                argumentSet("named", "date,open,high,low,close,volume,Name", new Columns(0, DATE, 1, 2, 3, 4, 5, 6, 7)),
                argumentSet(
                        "epoch with symbols",
                        "Name,timestamp,open,high,low,close",
                        new Columns(1, TIMESTAMP, 2, 3, 4, 5, NONE, 0, 6)),
                argumentSet(
                        "any order and case",
                        "VOLUME,cLose,Low,HIGH,opeN,name,DATE",
                        new Columns(6, DATE, 4, 3, 2, 1, 0, 5, 7)),
                argumentSet(
                        "symbol last", "date,open,high,low,close,Name", new Columns(0, DATE, 1, 2, 3, 4, NONE, 5, 6)));
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
                "timestamp,open,high,low,close",
                "date,timestamp,open,high,low,close,name"
            })
    void leavesOtherHeadersToOtherFormats(String header) {
        assertThat(FormatCheck.layout(format, header)).isNull();
    }
}
