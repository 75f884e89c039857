package io.papertape.prices.format;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PandasFormatTest {

    @Test
    void takesTheIndexWithoutNameForTheTime() {
        assertThat(FormatCheck.bars("pandas", "GOOG.csv", """
                ,Open,High,Low,Close,Volume
                2004-08-19,100,104.06,95.96,100.34,22351900
                """))
                .containsExactly("GOOG 2004-08-19 100 104.06 95.96 100.34 22351900");
    }
}
