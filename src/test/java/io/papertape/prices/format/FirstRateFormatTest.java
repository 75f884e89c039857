package io.papertape.prices.format;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FirstRateFormatTest {

    @Test
    void readsRowsWithoutNames() {
        assertThat(FormatCheck.bars("FirstRate", "AAPL_full_1min_adjsplit.txt", """
                2024-01-02 09:30:00,187.15,188.44,186.89,188.01,4583042
                """))
                .containsExactly("AAPL 2024-01-02T09:30:00Z 187.15 188.44 186.89 188.01 4583042");
    }
}
