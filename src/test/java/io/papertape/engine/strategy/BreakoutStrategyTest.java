package io.papertape.engine.strategy;

import static org.assertj.core.api.Assertions.assertThat;

import io.papertape.engine.SymbolBars;
import io.papertape.engine.market.Bar;
import io.papertape.engine.market.BarWindow;
import io.papertape.engine.portfolio.Money;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BreakoutStrategyTest {

    private final Strategy strategy = new BreakoutStrategy(new StrategyParameters(Map.of("lookback", "2")));

    @Test
    void buysAboveTheHighestHighOfTheBarsBefore() {
        assertThat(strategy.signal(lastClose("10.00000001"))).isEqualTo(Signal.BUY);
    }

    @Test
    void sellsBelowTheLowestLowOfTheBarsBefore() {
        assertThat(strategy.signal(lastClose("3.99999999"))).isEqualTo(Signal.SELL);
    }

    @Test
    void holdsAtExactlyTheExtremes() {
        assertThat(strategy.signal(lastClose("10"))).isEqualTo(Signal.HOLD);
        assertThat(strategy.signal(lastClose("4"))).isEqualTo(Signal.HOLD);
        assertThat(strategy.signal(lastClose("7"))).isEqualTo(Signal.HOLD);
    }

    @Test
    void explainsWithTheExtremeThatWasLeft() {
        assertThat(strategy.explain(lastClose("10.5"), Signal.BUY))
                .isEqualTo("close 10.5 above highest high 10 of 2 bars");
        assertThat(strategy.explain(lastClose("3"), Signal.SELL)).isEqualTo("close 3 below lowest low 4 of 2 bars");
    }

    @Test
    void requiresOneBarMoreThanTheLookback() {
        assertThat(strategy.requiredBars()).isEqualTo(3);
        assertThat(new BreakoutStrategy(new StrategyParameters(Map.of())).requiredBars())
                .isEqualTo(21);
    }

    /// Two bars between 4 and 10 after one that is wider, then a bar from 1 to 20 with this close.
    private static BarWindow lastClose(String close) {
        SymbolBars symbol = new SymbolBars(10);
        append(symbol, "5", "100", "0.1", "5");
        append(symbol, "5", "10", "5", "6");
        append(symbol, "5", "9", "4", "6");
        append(symbol, "5", "20", "1", close);
        return symbol.window();
    }

    private static void append(SymbolBars symbol, String open, String high, String low, String close) {
        Bar bar = new Bar(Money.parse(open), Money.parse(high), Money.parse(low), Money.parse(close), 0);
        symbol.append(bar);
    }
}
