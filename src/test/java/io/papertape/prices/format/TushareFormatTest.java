package io.papertape.prices.format;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TushareFormatTest {

    @Test
    void readsDatesWithoutSeparators() {
        assertThat(FormatCheck.bars("Tushare", "daily.csv", """
                ts_code,trade_date,open,high,low,close,pre_close,change,pct_chg,vol,amount
                600519.SH,20240103,1681.11,1695.22,1676.33,1694.0,1685.01,8.99,0.5335,20221.49,3411381.9
                """))
                .containsExactly("600519.SH 2024-01-03 1681.11 1695.22 1676.33 1694 20221.49");
    }
}
