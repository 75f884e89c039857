package io.papertape.prices.format;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MetaTraderFormatTest {

    @Test
    void readsDays() {
        assertThat(FormatCheck.bars("MetaTrader", "EURUSD_D1.csv", """
                <DATE>\t<OPEN>\t<HIGH>\t<LOW>\t<CLOSE>\t<TICKVOL>\t<VOL>\t<SPREAD>
                2024.01.02\t1.10427\t1.10461\t1.09381\t1.09415\t238932\t0\t1
                """))
                .containsExactly("EURUSD 2024-01-02 1.10427 1.10461 1.09381 1.09415 238932");
    }

    @Test
    void readsMinutes() {
        assertThat(FormatCheck.bars("MetaTrader", "EURUSD_M1_202401020000_202401022359.csv", """
                <DATE>\t<TIME>\t<OPEN>\t<HIGH>\t<LOW>\t<CLOSE>\t<TICKVOL>\t<VOL>\t<SPREAD>
                2024.01.02\t00:01:00\t1.10427\t1.10461\t1.09381\t1.09415\t2\t0\t1
                """))
                .containsExactly("EURUSD 2024-01-02T00:01:00Z 1.10427 1.10461 1.09381 1.09415 2");
    }
}
