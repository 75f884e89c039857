package io.papertape.prices.format;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LeanMinuteFormatTest {

    @Test
    void readsMillisecondsSinceMidnightInNewYork() {
        assertThat(FormatCheck.bars("LEAN minutes", "20131011_spy_minute_trade.csv", """
                34200000,1689500,1689800,1689500,1689700,800
                57599999,1690000,1690500,1690000,1690100,12300
                86400000,1690000,1690500,1690000,1690100,12300
                """))
                .containsExactly(
                        "SPY 2013-10-11T13:30:00Z 168.95 168.98 168.95 168.97 800",
                        "SPY 2013-10-11T19:59:59.999Z 169 169.05 169 169.01 12300",
                        "SPY date must be milliseconds since midnight but was '86400000'");
    }
}
