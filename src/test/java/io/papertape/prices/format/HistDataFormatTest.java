package io.papertape.prices.format;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class HistDataFormatTest {

    @Test
    void readsSemicolons() {
        assertThat(FormatCheck.bars("HistData", "DAT_ASCII_EURUSD_M1_2012.csv", """
                20120201 000100;1.306600;1.306700;1.306560;1.306570;0
                """))
                .containsExactly("EURUSD 2012-02-01T00:01:00Z 1.3066 1.3067 1.30656 1.30657 0");
    }
}
