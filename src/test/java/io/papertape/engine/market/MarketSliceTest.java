package io.papertape.engine.market;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class MarketSliceTest {

    @Test
    void keepsBarsInColumns() {
        MarketSlice slice =
                new MarketSlice(77, 1).with(2, new Bar(3, 9, 1, 4, 0.5)).with(5, Bar.flat(8));

        assertThat(slice.time()).isEqualTo(77);
        assertThat(slice.size()).isEqualTo(2);
        assertThat(slice.symbol(0)).isEqualTo(2);
        assertThat(slice.open(0)).isEqualTo(3);
        assertThat(slice.high(0)).isEqualTo(9);
        assertThat(slice.low(0)).isEqualTo(1);
        assertThat(slice.close(0)).isEqualTo(4);
        assertThat(slice.volume(0)).isEqualTo(0.5);
        assertThat(slice.symbol(1)).isEqualTo(5);
        assertThat(slice.close(1)).isEqualTo(8);
    }

    @Test
    void growsBeyondTheExpectedBars() {
        MarketSlice slice = new MarketSlice(0, 0);
        for (int symbol = 0; symbol < 100; symbol++) {
            slice.with(symbol, Bar.flat(symbol + 1));
        }

        assertThat(slice.size()).isEqualTo(100);
        assertThat(slice.symbol(0)).isZero();
        assertThat(slice.close(99)).isEqualTo(100);
        assertThat(slice.open(50)).isEqualTo(51);
    }

    @Test
    void rejectsASymbolOutOfOrder() {
        MarketSlice slice = new MarketSlice(0, 2).with(3, Bar.flat(1));

        assertThatThrownBy(() -> slice.with(2, Bar.flat(1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("symbol 2 must come after symbol 3 in a slice");
        assertThatThrownBy(() -> slice.with(3, Bar.flat(1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("symbol 3 must come after symbol 3 in a slice");
        assertThat(slice.size()).isEqualTo(1);
    }
}
