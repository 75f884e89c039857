package io.papertape.engine.market;

import static io.papertape.engine.Slices.DAY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.papertape.engine.portfolio.Money;
import org.junit.jupiter.api.Test;

class BarColumnsTest {

    @Test
    void makesTheSlicesThatItWasMadeOf() {
        MarketSlice slice = new MarketSlice(DAY, 3).with(1, Bar.flat(5));
        slice.addCoded(2, 11, 14, 10, 12, VolumeCode.ofBits(Double.doubleToRawLongBits(2.5)));
        slice.markDateAlone();
        slice.noteBenchmark(99);

        BarColumns bars = new BarColumns.Builder().add(slice, 1).build();
        MarketSlice made = bars.slice(0);

        assertThat(made.time()).isEqualTo(DAY);
        assertThat(made.dateAlone()).isTrue();
        assertThat(made.benchmarkPrice()).isEqualTo(99);
        assertThat(made.size()).isEqualTo(1);
        assertThat(made.symbol(0)).isZero();
        assertThat(made.bar(0)).isEqualTo(new Bar(11, 14, 10, 12, 2.5));
        assertThat(made.volumeCode(0)).isEqualTo(slice.volumeCode(1));
        assertThat(bars.hasBenchmarkApart()).isTrue();
    }

    @Test
    void growsWithItsBars() {
        BarColumns.Builder builder = new BarColumns.Builder();
        for (int i = 1; i <= 1_000; i++) {
            builder.add(i, false, i, i + 2, i, i + 1, i * Money.ONE);
        }
        BarColumns bars = builder.build();

        assertThat(bars.size()).isEqualTo(1_000);
        assertThat(bars.closes(998, 1_000)).containsExactly(1_000, 1_001);
        assertThat(bars.slice(999).bar(0)).isEqualTo(new Bar(1_000, 1_002, 1_000, 1_001, 1_000));
        assertThat(bars.slice(999).dateAlone()).isFalse();
        assertThat(bars.hasBenchmarkApart()).isFalse();
    }

    @Test
    void takesLaterBarsOnly() {
        BarColumns.Builder builder = new BarColumns.Builder().add(7, false, 1, 1, 1, 1, 0);

        assertThatThrownBy(() -> builder.add(7, false, 1, 1, 1, 1, 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("bars must be in order of time but 7 came after 7");
    }
}
