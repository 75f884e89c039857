package io.papertape.prices.format;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DukascopyFormatTest {

    @Test
    void readsTheDayFirst() {
        assertThat(FormatCheck.bars("Dukascopy", "EURUSD.csv", """
                Gmt time,Open,High,Low,Close,Volume
                02.01.2024 00:00:00.000,1.10427,1.10461,1.09381,1.09415,238932.5
                02.01.2024 01:00:00.000,1.10427,1.10461,1.09381,1.09415,0
                """))
                .containsExactly(
                        "EURUSD 2024-01-02T00:00:00Z 1.10427 1.10461 1.09381 1.09415 238932.5",
                        "EURUSD 2024-01-02T01:00:00Z 1.10427 1.10461 1.09381 1.09415 0");
    }

    @Test
    void readsLocalTimeWithItsOffset() {
        assertThat(FormatCheck.bars("Dukascopy", "EURUSD.csv", """
                Local time,Open,High,Low,Close,Volume
                02.01.2024 01:00:00.000 GMT+0100,1.10427,1.10461,1.09381,1.09415,1
                """))
                .containsExactly("EURUSD 2024-01-02T00:00:00Z 1.10427 1.10461 1.09381 1.09415 1");
    }
}
