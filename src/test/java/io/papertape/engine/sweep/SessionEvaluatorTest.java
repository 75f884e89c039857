package io.papertape.engine.sweep;

import static io.papertape.engine.Slices.DAY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.papertape.engine.market.BarColumns;
import io.papertape.engine.order.FillCosts;
import io.papertape.engine.order.ShortRules;
import io.papertape.engine.order.Sizing;
import io.papertape.engine.performance.Conventions;
import io.papertape.engine.performance.Metric;
import io.papertape.engine.portfolio.Money;
import io.papertape.engine.session.SessionConfig;
import io.papertape.engine.strategy.MomentumStrategy;
import io.papertape.engine.strategy.StrategyParameters;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SessionEvaluatorTest {

    private static final Map<String, String> ONE_UP = Map.of("lookback", "1", "threshold", "0.05");

    @Test
    void evaluatesTheTradesOfAWindowAfterItsWarmUp() {
        SessionConfig config = config(2 * DAY);
        SweepWindow window = window(config, 1, 7, 99, 100, 100, 110, 121, 90, 90, 1);
        Evaluation evaluation = Evaluation.withReturns();

        new SessionEvaluator().evaluate(window, Trial.of(config), evaluation);

        // Bought at 110 with 1,000: 9 shares, which are sold at 90.
        assertThat(evaluation.trades()).isEqualTo(2);
        assertThat(evaluation.finalEquity()).isEqualTo(820 * Money.ONE);
        assertThat(evaluation.dailyReturns()).containsExactly(0, 0, 99 / 1_000.0, (820 - 1_099) / 1_099.0, 0);
        assertThat(window.dates()).containsExactly(2 * DAY, 3 * DAY, 4 * DAY, 5 * DAY, 6 * DAY);
        assertThat(evaluation.value(Metric.TOTAL_RETURN)).isEqualTo(-0.18, within(1e-15));
        assertThat(evaluation.value(Metric.BENCHMARK_RETURN)).isEqualTo(90 / 100.0 - 1, within(1e-15));
        assertThat(evaluation.value(Metric.PROFIT_FACTOR)).isZero();
    }

    @Test
    void endsWithTheAccount() {
        ShortRules shorts = new ShortRules(true, false, Money.ONE / 2, 0, 0);
        SessionConfig config = builder(0).shorts(shorts).build();
        Evaluation evaluation = Evaluation.withReturns();

        new SessionEvaluator().evaluate(window(config, 0, 6, 100, 90, 300, 300, 50, 50), Trial.of(config), evaluation);

        // 11 shares are sold short at 90 and covered at 300; what comes after the ruin does not count.
        assertThat(evaluation.trades()).isEqualTo(2);
        assertThat(evaluation.finalEquity()).isEqualTo(-1_310 * Money.ONE);
        assertThat(evaluation.value(Metric.BENCHMARK_RETURN)).isEqualTo(2);
        assertThat(evaluation.dailyReturns()).containsExactly(0, 0, -2.31, 0, 0, 0);
    }

    @Test
    void hasNothingWhereNothingTrades() {
        SessionConfig config = config(100 * DAY);
        Evaluation evaluation = Evaluation.withReturns();

        new SessionEvaluator().evaluate(window(config, 0, 3, 100, 110, 120), Trial.of(config), evaluation);

        assertThat(evaluation.trades()).isZero();
        assertThat(evaluation.finalEquity()).isEqualTo(1_000 * Money.ONE);
        assertThat(evaluation.dailyReturns()).isEmpty();
        assertThat(evaluation.value(Metric.TOTAL_RETURN)).isNaN();
        assertThat(evaluation.value(Metric.TRADES)).isZero();
    }

    @Test
    void refusesAWindowOfOtherSettings() {
        SweepWindow window = window(config(2 * DAY), 0, 3, 100, 110, 120);

        assertThatThrownBy(() -> new SessionEvaluator().evaluate(window, Trial.of(config(DAY)), new Evaluation()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("session mine trades from 86400000 in Z but the window from 172800000 in Z");
    }

    @Test
    void keepsReturnsOnlyWhereAsked() {
        assertThatThrownBy(new Evaluation()::dailyReturns)
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("this evaluation keeps no daily returns");
    }

    private static SessionConfig config(long tradeFrom) {
        return builder(tradeFrom).build();
    }

    private static SessionConfig.Builder builder(long tradeFrom) {
        return SessionConfig.builder("mine", () -> new MomentumStrategy(new StrategyParameters(ONE_UP)))
                .symbols(List.of("AAPL"))
                .initialCapital(1_000 * Money.ONE)
                .costs(FillCosts.ofRates(0, 0))
                .sizing(Sizing.ofCash(Money.ONE))
                .riskLimits(null)
                .tradeFrom(tradeFrom);
    }

    private static SweepWindow window(SessionConfig config, int first, int end, long... closes) {
        BarColumns.Builder bars = new BarColumns.Builder();
        for (int day = 0; day < closes.length; day++) {
            long close = closes[day] * Money.ONE;
            bars.add(day * DAY, true, close, close, close, close, 0);
        }
        return new SweepWindow(bars.build(), first, end, config, Conventions.DEFAULT);
    }
}
