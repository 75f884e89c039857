package io.papertape.prices.format;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class YahooFormatTest {

    @Test
    void readsVolumeBehindAdjustedClose() {
        assertThat(FormatCheck.bars("Yahoo", "AAPL.csv", """
                Date,Open,High,Low,Close,Adj Close,Volume
                2004-08-19,2.250714,2.275714,2.168571,2.193571,1.966391,97230000
                """))
                .containsExactly("AAPL 2004-08-19 2.250714 2.275714 2.168571 2.193571 97230000");
    }

    @Test
    void readsVolumeBeforeAdjustedClose() {
        assertThat(FormatCheck.bars("Yahoo", "NVDA.txt", """
                Date,Open,High,Low,Close,Volume,Adj Close
                1999-01-22,21.00,23.43744,18.62496,19.68744,67867200,1.554
                """))
                .containsExactly("NVDA 1999-01-22 21 23.43744 18.62496 19.68744 67867200");
    }

    @Test
    void takesMidnightsOfTheExchangeForDates() {
        assertThat(FormatCheck.bars("Yahoo", "7203.T.csv", """
                Date,Open,High,Low,Close,Volume,Dividends,Stock Splits
                2023-03-31 00:00:00+09:00,90.00,90.11,86.46,86.81,903321,0.0,0.0
                2023-04-03 00:00:00+09:00,86.81,86.96,85.98,86.50,391794,0.0,0.0
                """))
                .containsExactly(
                        "7203.T 2023-03-31 90 90.11 86.46 86.81 903321",
                        "7203.T 2023-04-03 86.81 86.96 85.98 86.5 391794");
    }

    @Test
    void takesTimesOfDayForInstants() {
        assertThat(FormatCheck.bars("Yahoo", "AAPL.csv", """
                Datetime,Open,High,Low,Close,Adj Close,Volume
                2024-01-02 09:30:00-05:00,90.00,90.11,86.46,86.81,86.81,903321
                2024-01-02 10:30:00-05:00,86.81,86.96,85.98,86.50,86.50,391794
                """))
                .containsExactly(
                        "AAPL 2024-01-02T14:30:00Z 90 90.11 86.46 86.81 903321",
                        "AAPL 2024-01-02T15:30:00Z 86.81 86.96 85.98 86.5 391794");
    }

    @Test
    void tellsOfRowsOfNull() {
        assertThat(FormatCheck.bars("Yahoo", "^FCHI.csv", """
                Date,Open,High,Low,Close,Adj Close,Volume
                1990-04-13,null,null,null,null,null,null
                """))
                .containsExactly("^FCHI open must be a number but was 'null'");
    }
}
