package io.papertape.prices.format;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LeanFormatTest {

    @Test
    void readsTenThousandthsAndDates() {
        assertThat(FormatCheck.bars("LEAN", "aapl.csv", """
                19980102 00:00,136300,162500,135000,162500,6315000
                """))
                .containsExactly("AAPL 1998-01-02 13.63 16.25 13.5 16.25 6315000");
    }

    @Test
    void readsHoursOfNewYork() {
        assertThat(FormatCheck.bars("LEAN", "spy.csv", """
                20210331 10:00,3965000,3970000,3960100,3968800,5
                """))
                .containsExactly("SPY 2021-03-31T14:00:00Z 396.5 397 396.01 396.88 5");
    }
}
