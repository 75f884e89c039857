package io.papertape.prices.format;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class NasdaqFormatTest {

    @Test
    void readsDollarsAndDatesOfTheUnitedStates() {
        assertThat(FormatCheck.bars("Nasdaq", "AAPL.csv", """
                Date,Close/Last,Volume,Open,High,Low
                02/03/2024,$206.88,352939,$210.95,$1,211.18,$206.56
                02/02/2024,"$1,206.88",352939,"$1,210.95","$1,211.18","$1,206.56"
                """))
                .containsExactly(
                        "AAPL expected 6 fields but were 7", "AAPL 2024-02-02 1210.95 1211.18 1206.56 1206.88 352939");
    }

    @Test
    void keepsItsOrderOfDatesWhereOneIsFaulty() {
        assertThat(FormatCheck.bars("Nasdaq", "AAPL.csv", """
                Date,Close/Last,Volume,Open,High,Low
                15/03/2024,$206.88,352939,$206.95,$211.18,$206.56
                02/02/2024,$206.88,352939,$206.95,$211.18,$206.56
                02/01/2024,$206.88,352939,$206.95,$211.18,$206.56
                """))
                .containsExactly(
                        "AAPL date must be like 02/08/2013, the month first but was '15/03/2024'",
                        "AAPL 2024-02-02 206.95 211.18 206.56 206.88 352939",
                        "AAPL 2024-02-01 206.95 211.18 206.56 206.88 352939");
    }

    @Test
    void allowsColumnsWithoutNames() {
        assertThat(FormatCheck.bars("Nasdaq", "OMXC20.csv", """
                Date,Close/Last,Open,High,Low,,
                10/03/2024,2461.27,2461.27,2483.99,2457.3,,
                """))
                .containsExactly("OMXC20 2024-10-03 2461.27 2483.99 2457.3 2461.27 0");
    }
}
