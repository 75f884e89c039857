package io.papertape.prices.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
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
                "date,timestamp,open,high,low,close",
                "date,open,high,low,close,openint",
                "date,open,high,low,close,volume,",
                "date,open,high,low,close,close",
                "date,open,high,low,close,Date",
                "date,open,high,low,close,volume,name,NAME",
                "date;open;high;low;close",
                "2013-02-08,67.7142,68.4014,66.8928,67.8542,158168416,AAPL"
            })
    void knowNoLayoutWithMissingUnknownOrDoubledColumns(String header) {
        assertThat(PriceFormats.KNOWN.layout(FormatCheck.head(header))).isNull();
    }

    @Test
    void eachKnowItsOwnExampleAlone() {
        for (PriceFormat format : PriceFormats.KNOWN.formats()) {
            assertThat(PriceFormats.KNOWN.formats())
                    .filteredOn(other -> FormatCheck.layout(other, format.example()) != null)
                    .containsExactly(format);
        }
    }

    @Test
    void tellHowFilesMayBegin() {
        assertThat(new PriceFormats(List.of(new NamedRowsFormat(), new DateFormat(), new TimestampFormat())).examples())
                .isEqualTo("date,open,high,low,close,volume,Name or Date,Open,High,Low,Close,Adj Close,Volume"
                        + " or timestamp,open,high,low,close,volume");
    }
}
