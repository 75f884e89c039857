package io.papertape.prices.format;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class KrakenFormatTest {

    @Test
    void readsSeconds() {
        assertThat(FormatCheck.bars("Kraken OHLCVT", "XBTUSD_1440.csv", """
                1381104000,122.0,124.1,121.5,123.61,0.1,1
                """))
                .containsExactly("XBTUSD 2013-10-07T00:00:00Z 122 124.1 121.5 123.61 0.1");
    }
}
