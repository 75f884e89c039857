package io.papertape.prices.format;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class AdjustedFormatTest {

    @Test
    void takesAlphaVantagesPricesAsTheyWereTraded() {
        assertThat(FormatCheck.bars("Alpha Vantage, Tiingo, EODHD, Quandl", "IBM.csv", """
                timestamp,open,high,low,close,adjusted_close,volume,dividend_amount,split_coefficient
                2024-02-12,183.5,186.4,182.1,185.9,179.2,3529,1.6700,1.0
                2024-02-09,182.0,183.8,181.5,183.2,176.6,5195,0.0000,1.0
                """))
                .containsExactly(
                        "IBM 2024-02-12 183.5 186.4 182.1 185.9 3529", "IBM 2024-02-09 182 183.8 181.5 183.2 5195");
    }

    @Test
    void takesTiingosPricesAsTheyWereTraded() {
        assertThat(FormatCheck.bars("Alpha Vantage, Tiingo, EODHD, Quandl", "AAPL.csv", """
                date,close,high,low,open,volume,adjClose,adjHigh,adjLow,adjOpen,adjVolume,divCash,splitFactor
                2020-08-28,499.23,505.77,498.31,504.05,46907479,121.1,122.7,120.9,122.3,187629916,0.0,1.0
                2020-08-31,129.04,131.0,126.0,127.58,223505733,125.2,127.1,122.3,123.8,223505733,0.0,4.0
                """))
                .containsExactly(
                        "AAPL 2020-08-28 504.05 505.77 498.31 499.23 46907479",
                        "AAPL 2020-08-31 127.58 131 126 129.04 223505733");
    }

    @Test
    void takesEodhdsPricesAsTheyWereTraded() {
        assertThat(FormatCheck.bars("Alpha Vantage, Tiingo, EODHD, Quandl", "AAPL.US.csv", """
                Date,Open,High,Low,Close,Adjusted_close,Volume
                2020-08-28,504.05,505.77,498.31,499.23,121.1,187629916
                """))
                .containsExactly("AAPL.US 2020-08-28 504.05 505.77 498.31 499.23 187629916");
    }

    @Test
    void takesQuandlsPricesAsTheyWereTraded() {
        assertThat(FormatCheck.bars("Alpha Vantage, Tiingo, EODHD, Quandl", "WIKI.csv", """
                Date,Open,High,Low,Close,Volume,Ex-Dividend,Split Ratio,Adj. Open,Adj. High,Adj. Low,Adj. Close,Adj. Volume
                2014-06-09,92.7,93.88,91.75,93.7,75415000,0.0,7.0,87.9,89.0,87.0,88.9,75415000
                """))
                .containsExactly("WIKI 2014-06-09 92.7 93.88 91.75 93.7 75415000");
    }
}
