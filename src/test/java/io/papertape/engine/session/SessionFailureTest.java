package io.papertape.engine.session;

import static io.papertape.engine.Slices.DAY;
import static io.papertape.engine.Slices.slice;
import static io.papertape.engine.portfolio.Money.parse;
import static io.papertape.engine.session.PaperTradingSessionTest.drive;
import static io.papertape.engine.session.PaperTradingSessionTest.settings;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.papertape.engine.execution.FillCosts;
import io.papertape.engine.execution.Trade;
import io.papertape.engine.market.BarWindow;
import io.papertape.engine.portfolio.MoneyOverflowException;
import io.papertape.engine.strategy.Signal;
import io.papertape.engine.strategy.Strategy;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SessionFailureTest {

    private final RecordingListener heard = new RecordingListener();

    @Test
    void goesOnWithTheOtherSymbolsWhenOneFails() {
        IllegalStateException failure = new IllegalStateException("no luck");
        Strategy unlucky = new Strategy() {
            @Override
            public int requiredBars() {
                return 1;
            }

            @Override
            public Signal signal(BarWindow bars) {
                if (bars.close(0) == parse("13")) {
                    throw failure;
                }
                return Signal.BUY;
            }
        };
        PaperTradingSession session =
                new PaperTradingSession(settings("nightly", unlucky).build(), heard, () -> Instant.EPOCH);

        drive(session, slice(7, "13", "100"));

        assertThat(heard.failures).containsExactly(new RecordingListener.Failure(7, 0, failure));
        assertThat(heard.trades).extracting(Trade::symbol).containsExactly(1);
        assertThat(heard.points).hasSize(1);
    }

    @Test
    void anOverflowNamesSessionSymbolAndValue() {
        PaperTradingSession session = session(settings("nightly", ScriptedStrategy.BUY_100_SELL_110_OR_90));
        drive(session, slice(0, null, "100"));

        assertThatThrownBy(() -> drive(session, slice(DAY, null, "90000000000")))
                .isInstanceOf(MoneyOverflowException.class)
                .hasMessage("session nightly: symbol PG: quantity 5 × price 90000000000"
                        + " exceeds the largest value 92233720368.54775807");
    }

    @Test
    void anOverflowOfAFillNamesSessionSymbolAndValue() {
        PaperTradingSession session =
                session(settings("nightly", new ScriptedStrategy(Map.of("90000000000", Signal.BUY)))
                        .costs(new FillCosts(0, parse("0.5"))));

        assertThatThrownBy(() -> drive(session, slice(DAY, null, "90000000000")))
                .isInstanceOf(MoneyOverflowException.class)
                .hasMessage("session nightly: symbol PG: 90000000000 × rate 1.5"
                        + " exceeds the largest value 92233720368.54775807");
    }

    private PaperTradingSession session(SessionConfig.Builder builder) {
        return new PaperTradingSession(builder.build(), heard, () -> Instant.EPOCH);
    }
}
