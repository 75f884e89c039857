package io.papertape.prices.format;

import static io.papertape.prices.format.Columns.NONE;
import static io.papertape.prices.format.Columns.TimeFormat.DATE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class DateFormatTest {

    private final PriceFormat format = new DateFormat();

    static Stream<Arguments> headers() {
        return Stream.of(
                argumentSet(
                        "Yahoo",
                        "Date,Open,High,Low,Close,Adj Close,Volume",
                        new Columns(0, DATE, 1, 2, 3, 4, 6, NONE, 7)),
                argumentSet(
                        "Yahoo before 2017",
                        "Date,Open,High,Low,Close,Volume,Adj Close",
                        new Columns(0, DATE, 1, 2, 3, 4, 5, NONE, 7)),
                argumentSet("Stooq", "Date,Open,High,Low,Close,Volume", new Columns(0, DATE, 1, 2, 3, 4, 5, NONE, 6)),
                argumentSet(
                        "Stooq without volume",
                        "Date,Open,High,Low,Close",
                        new Columns(0, DATE, 1, 2, 3, 4, NONE, NONE, 5)),
                argumentSet(
                        "blanks around names",
                        " date , open,high ,\tlow,close\t",
                        new Columns(0, DATE, 1, 2, 3, 4, NONE, NONE, 5)));
    }

    @ParameterizedTest
    @MethodSource("headers")
    void readsColumnsByTheirNames(String header, Columns columns) {
        FormatCheck.assertReads(format, header, columns);
    }

    @ParameterizedTest
    @ValueSource(strings = {"date,open,high,low,close,volume,Name", "timestamp,open,high,low,close"})
    void leavesOtherHeadersToOtherFormats(String header) {
        assertThat(FormatCheck.layout(format, header)).isNull();
    }
}
