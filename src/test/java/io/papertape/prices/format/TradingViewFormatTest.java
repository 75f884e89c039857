package io.papertape.prices.format;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TradingViewFormatTest {

    @Test
    void takesSymbolFromNameOfFile() {
        assertThat(FormatCheck.bars("TradingView", "NASDAQ_AAPL, 1D.csv", """
                time,open,high,low,close,Volume
                1704205800,187.00,188.92,186.52,188.60,238932
                """))
                .containsExactly("AAPL 2024-01-02T14:30:00Z 187 188.92 186.52 188.6 238932");
    }

    @Test
    void readsTimesWithOffset() {
        assertThat(FormatCheck.bars("TradingView", "OANDA_EURUSD, 60.csv", """
                time,open,high,low,close
                2024-01-02T09:30:00-05:00,1.10,1.12,1.09,1.11
                """))
                .containsExactly("EURUSD 2024-01-02T14:30:00Z 1.1 1.12 1.09 1.11 0");
    }
}
