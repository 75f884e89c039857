package io.papertape.prices.format;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class AkShareFormatTest {

    @Test
    void readsTheCloseBeforeTheHigh() {
        assertThat(FormatCheck.bars("AkShare", "600519.csv", """
                日期,开盘,收盘,最高,最低,成交量
                2024-01-02,187.00,188.60,188.92,186.52,238932
                """))
                .containsExactly("600519 2024-01-02 187 188.92 186.52 188.6 238932");
    }
}
