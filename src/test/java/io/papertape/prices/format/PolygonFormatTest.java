package io.papertape.prices.format;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PolygonFormatTest {

    @Test
    void readsNanoseconds() {
        assertThat(FormatCheck.bars("Polygon", "2024-01-02.csv", """
                ticker,volume,open,close,high,low,window_start,transactions
                AAPL,4930,187.15,187.2,187.3,187.1,1704205800000000000,129
                """))
                .containsExactly("AAPL 2024-01-02T14:30:00Z 187.15 187.3 187.1 187.2 4930");
    }
}
