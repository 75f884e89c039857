package io.papertape.engine.market;

import static io.papertape.engine.Slices.slice;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.papertape.engine.portfolio.Money;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class MarketTest {

    @Test
    void keepsThePriceOfASymbolWithoutABarInTheSlice() {
        Market market = new Market(List.of("KO", "PG", "GE"));
        List<BarWindow> windows = IntStream.range(0, 3)
                .mapToObj(symbol -> market.window(symbol, 2))
                .toList();

        market.update(slice(1, "10", null, null));
        market.update(slice(2, null, "20", null));

        assertThat(market.prices()).containsExactly(10 * Money.ONE, 20 * Money.ONE, 0);
        assertThat(market.price(0)).isEqualTo(10 * Money.ONE);
        assertThat(market.price(2)).isZero();
        assertThat(windows.get(0).size()).isEqualTo(1);
        assertThat(windows.get(1).time(0)).isEqualTo(2);
        assertThat(windows.get(2).size()).isZero();
    }

    @Test
    void takesASliceInOnceHoweverManySessionsHaveIt() {
        Market market = new Market(List.of("KO"));
        BarWindow window = market.window(0, 5);

        market.update(slice(1, "10"));
        market.update(slice(1, "10"));

        assertThat(window.size()).isEqualTo(1);
    }

    @Test
    void doesNotGoBack() {
        Market market = new Market(List.of("KO"));
        market.update(slice(2, "10"));

        assertThatThrownBy(() -> market.update(slice(1, "10")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the market is at 1970-01-01T00:00:00.002Z and cannot go back to 1970-01-01T00:00:00.001Z");
    }

    @Test
    void showsEachWindowAsManyBarsAsItWasMadeFor() {
        Market market = new Market(List.of("KO"));
        BarWindow shorter = market.window(0, 2);
        BarWindow longer = market.window(0, 40);
        for (int time = 0; time < 100; time++) {
            market.update(new MarketSlice(time, 1).with(0, Bar.flat(time + 1)));
        }

        assertThat(shorter.size()).isEqualTo(2);
        assertThat(longer.size()).isEqualTo(40);
        assertThat(shorter.close(1)).isEqualTo(99);
        assertThat(longer.close(39)).isEqualTo(61);
        assertThat(longer.sumOfCloses(0, 40)).isEqualTo((61 + 100) * 20);
        assertThat(shorter.quickCloseVariance(2)).isEqualTo(0.5);
        assertThat(longer.quickCloseVariance(40)).isEqualTo(40 * 41 / 12.0);
        assertThatThrownBy(() -> shorter.close(2)).isInstanceOf(IndexOutOfBoundsException.class);
    }

    @Test
    void makesNoWindowOfBarsThatAreGone() {
        Market market = new Market(List.of("KO"));
        market.window(0, 2);
        for (int time = 0; time < 3; time++) {
            market.update(new MarketSlice(time, 1).with(0, Bar.flat(1)));
        }

        assertThat(market.window(0, 2).size()).isEqualTo(2);
        assertThatThrownBy(() -> market.window(0, 3))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("3 bars cannot be shown: 2 were kept so far, and older ones are gone");
    }
}
