package io.papertape.prices.format;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MetaTrader4FormatTest {

    @Test
    void readsMinutes() {
        assertThat(FormatCheck.bars("MetaTrader 4", "EURUSD1.csv", """
                2012.02.01,00:00,1.306600,1.306600,1.306560,1.306560,7
                """))
                .containsExactly("EURUSD 2012-02-01T00:00:00Z 1.3066 1.3066 1.30656 1.30656 7");
    }
}
