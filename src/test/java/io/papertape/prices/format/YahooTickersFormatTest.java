package io.papertape.prices.format;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class YahooTickersFormatTest {

    @Test
    void readsOneTicker() {
        assertThat(FormatCheck.bars("yfinance", "prices.csv", """
                Price,Close,High,Low,Open,Volume
                Ticker,AAPL,AAPL,AAPL,AAPL,AAPL
                Date,,,,,
                2024-01-02,86.81,90.11,86.46,90.00,903321
                """))
                .containsExactly("AAPL 2024-01-02 90 90.11 86.46 86.81 903321");
    }

    @Test
    void readsManyTickersSideBySide() {
        assertThat(FormatCheck.bars("yfinance", "prices.csv", """
                Price,Close,Close,High,High,Low,Low,Open,Open,Volume,Volume
                Ticker,AAPL,KO,AAPL,KO,AAPL,KO,AAPL,KO,AAPL,KO
                Date,,,,,,,,,,
                2024-01-02,86.81,59.9,90.11,60.1,86.46,59.2,90.00,59.3,903321,17
                2024-01-03,,60.0,,60.2,,59.8,,59.9,,18
                """))
                .containsExactly(
                        "AAPL 2024-01-02 90 90.11 86.46 86.81 903321",
                        "KO 2024-01-02 59.3 60.1 59.2 59.9 17",
                        "KO 2024-01-03 59.9 60.2 59.8 60 18");
    }

    @Test
    void readsTickersAbovePrices() {
        assertThat(FormatCheck.bars("yfinance", "prices.csv", """
                Ticker,KO,KO,KO,KO,KO,AAPL,AAPL,AAPL,AAPL,AAPL
                Price,Open,High,Low,Close,Volume,Open,High,Low,Close,Volume
                Datetime,,,,,,,,,,
                2024-01-02 09:30:00-05:00,59.3,60.1,59.2,59.9,17,90.00,90.11,86.46,86.81,903321
                """))
                .containsExactly(
                        "KO 2024-01-02T14:30:00Z 59.3 60.1 59.2 59.9 17",
                        "AAPL 2024-01-02T14:30:00Z 90 90.11 86.46 86.81 903321");
    }
}
