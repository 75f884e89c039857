package io.papertape.prices.format;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class BinanceFormatTest {

    @Test
    void readsMillisecondsAndMicroseconds() {
        assertThat(FormatCheck.bars("Binance", "BTCUSDT-1d-2025-01.csv", """
                1735603200000,93576.00,95151.15,92888.00,94591.79,10373.3,1735689599999,9.8E8,2168545,5054.9,4.7E8,0
                1735689600000000,94591.78,96000.00,94392.00,95984.23,20569.1,1735775999999999,1.9E9,3004,1094.7,1.0E8,0
                """))
                .containsExactly(
                        "BTCUSDT 2024-12-31T00:00:00Z 93576 95151.15 92888 94591.79 10373.3",
                        "BTCUSDT 2025-01-01T00:00:00Z 94591.78 96000 94392 95984.23 20569.1");
    }
}
