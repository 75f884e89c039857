package io.papertape.prices;

import static io.papertape.prices.Columns.NONE;
import static io.papertape.prices.Columns.TimeFormat.DATE;
import static io.papertape.prices.Columns.TimeFormat.TIMESTAMP;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ColumnsTest {

    static Stream<Arguments> layouts() {
        return Stream.of(
                argumentSet("named", PriceFolder.NAMED, new Columns(0, DATE, 1, 2, 3, 4, 5, 6, 7)),
                argumentSet("Yahoo", PriceFolder.YAHOO, new Columns(0, DATE, 1, 2, 3, 4, 6, NONE, 7)),
                argumentSet(
                        "Yahoo before 2017",
                        "Date,Open,High,Low,Close,Volume,Adj Close",
                        new Columns(0, DATE, 1, 2, 3, 4, 5, NONE, 7)),
                argumentSet("Stooq", PriceFolder.STOOQ, new Columns(0, DATE, 1, 2, 3, 4, 5, NONE, 6)),
                argumentSet(
                        "Stooq without volume",
                        "Date,Open,High,Low,Close",
                        new Columns(0, DATE, 1, 2, 3, 4, NONE, NONE, 5)),
                argumentSet("epoch", PriceFolder.EPOCH, new Columns(0, TIMESTAMP, 1, 2, 3, 4, 5, NONE, 6)),
                argumentSet(
                        "epoch with symbols",
                        "Name,timestamp,open,high,low,close",
                        new Columns(1, TIMESTAMP, 2, 3, 4, 5, NONE, 0, 6)),
                argumentSet(
                        "any order and case",
                        "VOLUME,cLose,Low,HIGH,opeN,name,DATE",
                        new Columns(6, DATE, 4, 3, 2, 1, 0, 5, 7)),
                argumentSet(
                        "blanks around names",
                        " date , open,high ,\tlow,close\t",
                        new Columns(0, DATE, 1, 2, 3, 4, NONE, NONE, 5)));
    }

    @ParameterizedTest
    @MethodSource("layouts")
    void recognisesLayoutByTheNamesOfItsColumns(String header, Columns layout) {
        assertThat(Columns.of(List.of(header.split(",", -1)))).contains(layout);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "open,high,low,close,volume,Name",
                "date,high,low,close,volume,Name",
                "date,open,low,close,volume,Name",
                "date,open,high,close,volume,Name",
                "date,open,high,low,volume,Name",
                "date,timestamp,open,high,low,close",
                "date,open,high,low,close,openint",
                "date,open,high,low,close,volume,",
                "date,open,high,low,close,close",
                "date,open,high,low,close,Date",
                "date,open,high,low,close,volume,name,NAME",
                "date;open;high;low;close",
                "2013-02-08,67.7142,68.4014,66.8928,67.8542,158168416,AAPL"
            })
    void knowsNoLayoutWithMissingUnknownOrDoubledColumns(String header) {
        assertThat(Columns.of(List.of(header.split(",", -1)))).isEmpty();
    }

    @Test
    void tellsWhetherRowsNameTheirSymbol() {
        assertThat(Columns.of(List.of("date", "open", "high", "low", "close", "Name")))
                .hasValueSatisfying(named -> assertThat(named.namesSymbols()).isTrue());
        assertThat(Columns.of(List.of("date", "open", "high", "low", "close")))
                .hasValueSatisfying(plain -> assertThat(plain.namesSymbols()).isFalse());
    }
}
