package io.papertape.prices.format;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PriceFormatsTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "open,high,low,close,volume,Name",
                "date,high,low,close,volume,Name",
                "date,open,low,close,volume,Name",
                "date,open,high,close,volume,Name",
                "date,open,high,low,volume,Name",
                "date,open,high,low,close,close",
                "date,open,high,low,close,Date",
                "date,open,high,low,close,volume,name,NAME",
                "2013-02-08,67.7142,68.4014,66.8928,67.8542,158168416,AAPL"
            })
    void knowNoLayoutWithMissingUnknownOrDoubledColumns(String header) {
        assertThat(PriceFormats.KNOWN.layout(FormatCheck.head(header))).isNull();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "date,open,high,low | looks like table but names no close",
                "Date,Close/Last,Volume,Open,High | looks like Nasdaq but names no low",
                "1381095000,122.0,122.0,122.0,122.0,0.1 | looks like Kraken OHLCVT but has 6 columns instead of 7",
                "Too Many Requests | names no time, open, high, low and close in a header, and is like no layout without one",
            })
    void tellWhatKeepsAFileFromBeingOfTheNearestLayout(String line, String told) {
        assertThat(PriceFormats.KNOWN.nearest(FormatCheck.head(line))).isEqualTo(told);
    }
}
