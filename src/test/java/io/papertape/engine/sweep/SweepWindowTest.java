package io.papertape.engine.sweep;

import static io.papertape.engine.Slices.DAY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.papertape.engine.market.BarColumns;
import io.papertape.engine.performance.Conventions;
import io.papertape.engine.session.SessionConfig;
import io.papertape.engine.strategy.BreakoutStrategy;
import io.papertape.engine.strategy.StrategyParameters;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SweepWindowTest {

    @Test
    void hasTheDatesOfItsZoneFromTheFirstBarThatTrades() {
        // Every 6 hours: 20:00 in New York is on the date before, and the first bar comes before trading does.
        BarColumns bars = bars(8);
        SweepWindow window = window(bars, 0, 8, DAY / 4);

        assertThat(window.tradeFrom()).isEqualTo(1);
        assertThat(window.dates()).containsExactly(0, DAY);
        assertThat(window.days()).isEqualTo(2);
        assertThat(window.dayEnds()).containsExactly(3, 6);
        assertThat(window.benchmark().days()).isEqualTo(2);
    }

    @Test
    void neverTradesWhereAllBarsComeBefore() {
        SweepWindow window = window(bars(4), 1, 4, 9 * DAY);

        assertThat(window.tradeFrom()).isEqualTo(4);
        assertThat(window.dates()).isEmpty();
        assertThat(window.hasEvents()).isFalse();
    }

    @Test
    void isWithinTheBars() {
        assertThatThrownBy(() -> window(bars(4), 2, 5, 0))
                .isInstanceOf(IndexOutOfBoundsException.class)
                .hasMessage("a window must be within 0 and 4 but was 2 to 5");
    }

    private static SweepWindow window(BarColumns bars, int first, int end, long tradeFrom) {
        SessionConfig config = SessionConfig.builder(
                        "mine", () -> new BreakoutStrategy(new StrategyParameters(Map.of())))
                .symbols(List.of("AAPL"))
                .zone(ZoneId.of("America/New_York"))
                .tradeFrom(tradeFrom)
                .build();
        return new SweepWindow(bars, first, end, config, Conventions.DEFAULT);
    }

    private static BarColumns bars(int count) {
        BarColumns.Builder bars = new BarColumns.Builder();
        for (int i = 0; i < count; i++) {
            bars.add(i * DAY / 4, false, 1, 1, 1, 1, 0);
        }
        return bars.build();
    }
}
