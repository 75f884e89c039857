package io.papertape.prices.format;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DatabentoFormatTest {

    @Test
    void readsUnitsOfABillionth() {
        assertThat(FormatCheck.bars("Databento", "ES.csv", """
                ts_event,rtype,publisher_id,instrument_id,open,high,low,close,volume,symbol
                1704153600000000000,35,1,5482,187000000000,188920000000,186520000000,188600000000,238932,ESH4
                1704240000000000000,35,1,5482,5,188920000000,5,188600000000,238932,ESH4
                """))
                .containsExactly(
                        "ESH4 2024-01-02T00:00:00Z 187 188.92 186.52 188.6 238932",
                        "ESH4 open 5 has more digits than 8 decimals hold");
    }

    @Test
    void readsPricesThatAreWrittenOut() {
        assertThat(FormatCheck.bars("Databento", "ES.csv", """
                ts_event,rtype,publisher_id,instrument_id,open,high,low,close,volume,symbol
                2024-01-02T00:00:00.000000000Z,35,1,5482,187.000000000,188.920000000,186.520000000,188.600000000,238932,ESH4
                """))
                .containsExactly("ESH4 2024-01-02T00:00:00Z 187 188.92 186.52 188.6 238932");
    }
}
