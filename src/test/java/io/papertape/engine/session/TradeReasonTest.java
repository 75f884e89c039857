package io.papertape.engine.session;

import static io.papertape.engine.Slices.DAY;
import static io.papertape.engine.Slices.slice;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.papertape.engine.Sessions;
import io.papertape.engine.market.BarWindow;
import io.papertape.engine.order.Trade;
import io.papertape.engine.strategy.Signal;
import io.papertape.engine.strategy.Strategy;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TradeReasonTest {

    @Test
    void makesNoTextForWhoDoesNotAsk() {
        List<Trade> trades = new ArrayList<>();

        drive(new SessionListener() {
            @Override
            public void traded(Trade trade) {
                trades.add(trade);
            }
        });

        assertThat(trades).extracting(Trade::reason).containsExactly("BUY", "SELL");
    }

    @Test
    void makesNoTradeWhoseReasonWasAskedForAndCouldNotBeMade() {
        RecordingListener heard = new RecordingListener();

        drive(heard);

        assertThat(heard.trades).isEmpty();
        assertThat(heard.failures)
                .extracting(
                        RecordingListener.Failure::time,
                        failure -> failure.cause().getMessage())
                .containsExactly(tuple(0L, "nobody should ask"));
    }

    private static void drive(SessionListener listener) {
        SessionEngine session =
                new SessionEngine(Sessions.settings("nightly", new Reserved()).build(), listener);
        Sessions.drive(session.iteration(), slice(0, "100", null), slice(DAY, "110", null));
    }

    /// Buys at 100 and sells at 110, and does not like to be asked why.
    private static final class Reserved implements Strategy {

        @Override
        public int requiredBars() {
            return 1;
        }

        @Override
        public Signal signal(BarWindow bars) {
            return ScriptedStrategy.BUY_100_SELL_110_OR_90.signal(bars);
        }

        @Override
        public String explain(BarWindow bars, Signal signal) {
            throw new IllegalStateException("nobody should ask");
        }
    }
}
