package io.papertape.engine.market;

import static io.papertape.engine.Slices.slice;
import static org.assertj.core.api.Assertions.assertThat;

import io.papertape.engine.portfolio.Money;
import org.junit.jupiter.api.Test;

class LatestBarsTest {

    @Test
    void keepsThePriceOfASymbolWithoutABarInTheSlice() {
        LatestBars latest = new LatestBars(3, 2);

        latest.update(slice(1, "10", null, null));
        latest.update(slice(2, null, "20", null));

        assertThat(latest.prices()).containsExactly(10 * Money.ONE, 20 * Money.ONE, 0);
        assertThat(latest.price(0)).isEqualTo(10 * Money.ONE);
        assertThat(latest.price(2)).isZero();
        assertThat(latest.of(0).size()).isEqualTo(1);
        assertThat(latest.of(1).time(0)).isEqualTo(2);
        assertThat(latest.of(2).size()).isZero();
    }
}
