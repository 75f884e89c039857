package io.papertape.engine.sweep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.papertape.engine.market.BarWindow;
import io.papertape.engine.order.FillRules;
import io.papertape.engine.order.FillTiming;
import io.papertape.engine.session.SessionConfig;
import io.papertape.engine.strategy.BreakoutStrategy;
import io.papertape.engine.strategy.Signal;
import io.papertape.engine.strategy.Strategy;
import io.papertape.engine.strategy.StrategyFactory;
import io.papertape.engine.strategy.StrategyParameters;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TrialTest {

    private static final StrategyFactory BREAKOUT = () -> new BreakoutStrategy(new StrategyParameters(Map.of()));

    private record Holding() implements Strategy {

        @Override
        public int requiredBars() {
            return 1;
        }

        @Override
        public Signal signal(BarWindow bars) {
            return Signal.HOLD;
        }
    }

    @Test
    void hasEventsWhereItTradesAtTheCloseThatGaveTheSignal() {
        SessionConfig.Builder nextOpen =
                SessionConfig.builder("mine", BREAKOUT).fills(FillRules.AT_CLOSE.withTiming(FillTiming.NEXT_OPEN));

        assertThat(trial(SessionConfig.builder("mine", BREAKOUT)).hasEvents()).isTrue();
        assertThat(trial(nextOpen).hasEvents()).isFalse();
        assertThat(trial(SessionConfig.builder("mine", Holding::new)).hasEvents())
                .isFalse();
    }

    @Test
    void isOfOneSymbol() {
        SessionConfig config = SessionConfig.builder("mine", BREAKOUT)
                .symbols(List.of("AAPL", "KO"))
                .build();

        assertThatThrownBy(() -> Trial.of(config))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a trial must be of 1 symbol but session mine has 2");
    }

    @Test
    void needsItsStrategy() {
        SessionConfig.Builder broken = SessionConfig.builder("mine", () -> {
            throw new Exception("no data");
        });

        assertThatThrownBy(() -> trial(broken))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the strategy of session mine cannot be made: java.lang.Exception: no data");
    }

    private static Trial trial(SessionConfig.Builder config) {
        return Trial.of(config.symbols(List.of("AAPL")).build());
    }
}
