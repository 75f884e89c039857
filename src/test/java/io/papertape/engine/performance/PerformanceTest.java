package io.papertape.engine.performance;

import static io.papertape.engine.portfolio.Money.parse;
import static org.assertj.core.api.Assertions.assertThat;

import io.papertape.engine.execution.Side;
import io.papertape.engine.execution.Trade;
import io.papertape.engine.portfolio.EquityCurve;
import io.papertape.engine.portfolio.EquityPoint;
import java.util.OptionalLong;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class PerformanceTest {

    private final Performance performance = new Performance(parse("1000"));

    @Test
    void isUndefinedWithoutHistory() {
        assertThat(performance.metrics()).isEqualTo(new Metrics(null, null, 0, 0, null));
    }

    @Test
    void hasNoWinRateWithoutTrades() {
        performance.record(point("1000", 0));

        assertThat(performance.metrics()).isEqualTo(new Metrics(0.0, 0.0, 0, 0, null));
    }

    @Test
    void hasNoWinRateWhileTheFirstPositionIsOpen() {
        performance.record(buy());
        performance.record(point("1100", 0));

        assertThat(performance.metrics()).isEqualTo(new Metrics(0.1, 0.0, 1, 0, null));
    }

    @Test
    void winsEveryRoundTripWithOnlyWinners() {
        performance.record(buy());
        performance.record(sell("0.00000001"));
        performance.record(buy());
        performance.record(sell("250"));
        performance.record(point("1250", 0));

        assertThat(performance.metrics()).isEqualTo(new Metrics(0.25, 0.0, 4, 2, 1.0));
    }

    @Test
    void winsNoRoundTripWithOnlyLosers() {
        performance.record(buy());
        performance.record(sell("-250"));
        performance.record(buy());
        performance.record(sell("-0.00000001"));
        performance.record(point("750", 0.25));

        assertThat(performance.metrics()).isEqualTo(new Metrics(-0.25, 0.25, 4, 2, 0.0));
    }

    @Test
    void doesNotWinByBreakingEven() {
        performance.record(sell("0"));
        performance.record(sell("1"));
        performance.record(sell("-1"));
        performance.record(sell("3"));

        assertThat(performance.metrics().winRate()).isEqualTo(0.5);
    }

    @Test
    void keepsTheDeepestDrawdownAndTheLastEquity() {
        performance.record(point("800", 0.2));
        performance.record(point("500", 0.5));
        performance.record(point("1500", 0));

        assertThat(performance.metrics()).isEqualTo(new Metrics(0.5, 0.5, 0, 0, null));
    }

    @Test
    void keepsTheDeepestDrawdownOfAnyPathEvenWhenItsPeakWasBefore() {
        SplittableRandom random = new SplittableRandom(1);
        for (int path = 0; path < 2_000; path++) {
            Performance followed = new Performance(1_000);
            EquityCurve curve = new EquityCurve(1_000);
            curve.restore(0, 1_000, random.nextLong(1_000, 1_100), 1_000);
            long equity = 1_000;
            double deepest = 0;
            for (int time = 0; time < 200; time++) {
                equity = Math.max(0, equity + random.nextLong(-20, 21));
                double drawdown = curve.record(time, equity);
                followed.recordEquity(equity, drawdown);
                deepest = Math.max(deepest, drawdown);
                assertThat(followed.metrics().maxDrawdown()).isEqualTo(deepest);
            }
        }
    }

    private static EquityPoint point(String equity, double drawdown) {
        return new EquityPoint(0, parse(equity), parse(equity), 0, drawdown);
    }

    private static Trade buy() {
        return new Trade(0, 0, Side.BUY, 1, 1, 0, 0, 0, 0, OptionalLong.empty(), "");
    }

    private static Trade sell(String pnl) {
        return new Trade(0, 0, Side.SELL, 1, 1, 0, 0, 0, 0, OptionalLong.of(parse(pnl)), "");
    }
}
