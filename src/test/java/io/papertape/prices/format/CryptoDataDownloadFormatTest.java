package io.papertape.prices.format;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CryptoDataDownloadFormatTest {

    @Test
    void readsBelowTheAddress() {
        assertThat(FormatCheck.bars("CryptoDataDownload", "Bitstamp_BTCUSD_d.csv", """
                https://www.CryptoDataDownload.com
                unix,date,symbol,open,high,low,close,Volume BTC,Volume USD
                1704153600,2024-01-02 00:00:00,BTC/USD,44168.0,45899.0,44150.0,44958.0,2500.5,112000000.0
                """))
                .containsExactly("BTC/USD 2024-01-02T00:00:00Z 44168 45899 44150 44958 2500.5");
    }
}
