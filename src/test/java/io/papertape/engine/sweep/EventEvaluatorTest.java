package io.papertape.engine.sweep;

import static org.assertj.core.api.Assertions.assertThat;

import io.papertape.engine.performance.Metric;
import io.papertape.engine.portfolio.MoneyOverflowException;
import org.junit.jupiter.api.Test;

/// What is evaluated at events is what a session comes to.
class EventEvaluatorTest {

    private static final int TRIALS = 4_000;
    private static final double ROUNDING = 1e-9;

    @Test
    void evaluatesWhatASessionComesTo() {
        EventEvaluator byEvents = new EventEvaluator();
        SessionEvaluator bySession = new SessionEvaluator();
        int trades = 0;
        int trading = 0;
        int overflows = 0;
        for (int seed = 0; seed < TRIALS; seed++) {
            RandomTrial random = RandomTrial.of(seed);
            Evaluation expected = Evaluation.withReturns();
            Evaluation evaluation = Evaluation.withReturns();
            try {
                bySession.evaluate(random.window(), random.trial(), expected);
            } catch (MoneyOverflowException e) {
                assertThat(overflow(byEvents, random)).as("seed %d", seed).isEqualTo(e.getMessage());
                overflows++;
                continue;
            }

            byEvents.evaluate(random.window(), random.trial(), evaluation);

            assertThat(evaluation.trades()).as("trades of seed %d", seed).isEqualTo(expected.trades());
            assertThat(evaluation.finalEquity()).as("equity of seed %d", seed).isEqualTo(expected.finalEquity());
            assertThat(evaluation.dailyReturns()).as("returns of seed %d", seed).isEqualTo(expected.dailyReturns());
            for (Metric metric : Metric.values()) {
                double value = expected.value(metric);
                double difference = Math.abs(evaluation.value(metric) - value);
                assertThat(
                                Double.isNaN(value)
                                        ? Double.isNaN(evaluation.value(metric))
                                        : difference <= ROUNDING * Math.max(1, Math.abs(value)))
                        .as("%s of seed %d is %s but was %s", metric, seed, value, evaluation.value(metric))
                        .isTrue();
            }
            trades += (int) expected.trades();
            trading += expected.trades() > 0 ? 1 : 0;
        }
        assertThat(trades).isGreaterThan(5 * TRIALS);
        assertThat(overflows).isGreaterThan(TRIALS / 1_000);
        assertThat(byEvents.eventTrials()).isGreaterThan(TRIALS * 8L / 10).isLessThan(TRIALS);
        assertThat(trading).isGreaterThan(TRIALS / 3);
    }

    private static String overflow(EventEvaluator evaluator, RandomTrial random) {
        try {
            evaluator.evaluate(random.window(), random.trial(), new Evaluation());
            return "";
        } catch (MoneyOverflowException e) {
            return String.valueOf(e.getMessage());
        }
    }
}
