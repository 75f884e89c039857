package io.papertape.engine.market;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BarTest {

    @Test
    void takesPricesAtTheEdgesOfLowAndHigh() {
        assertThat(new Bar(1, 5, 1, 5, 0)).isEqualTo(new Bar(1, 5, 1, 5, 0));
        assertThat(new Bar(5, 5, 1, 1, 0).close()).isEqualTo(1);
        assertThat(Bar.flat(7)).isEqualTo(new Bar(7, 7, 7, 7, 0));
    }

    @ParameterizedTest
    @CsvSource({"0,5,0,3", "3,2,4,3", "1,5,2,3", "6,5,2,3", "3,5,2,1", "3,5,2,6", "-1,-1,-1,-1"})
    void rejectsPricesThatCannotBe(long open, long high, long low, long close) {
        assertThatThrownBy(() -> new Bar(open, high, low, close, 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("prices must be positive and within low and high but were open " + open + ", high " + high
                        + ", low " + low + ", close " + close);
    }
}
