package io.papertape.prices.format;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class StooqFormatTest {

    @Test
    void readsDailyBarsAsDates() {
        assertThat(FormatCheck.bars("Stooq", "aapl.us.txt", """
                <TICKER>,<PER>,<DATE>,<TIME>,<OPEN>,<HIGH>,<LOW>,<CLOSE>,<VOL>,<OPENINT>
                AAPL.US,D,20240102,000000,187.00,188.92,186.52,188.60,238932,0
                KO.US,D,20240102,000000,59.3,60.1,59.2,59.9,17,0
                """))
                .containsExactly(
                        "AAPL.US 2024-01-02 187 188.92 186.52 188.6 238932", "KO.US 2024-01-02 59.3 60.1 59.2 59.9 17");
    }

    @Test
    void readsBarsOfMinutesAsTimes() {
        assertThat(FormatCheck.bars("Stooq", "aapl.us.txt", """
                <TICKER>,<PER>,<DATE>,<TIME>,<OPEN>,<HIGH>,<LOW>,<CLOSE>,<VOL>,<OPENINT>
                AAPL.US,5,20240102,153500,187.00,188.92,186.52,188.60,238932,0
                """))
                .containsExactly("AAPL.US 2024-01-02T15:35:00Z 187 188.92 186.52 188.6 238932");
    }
}
