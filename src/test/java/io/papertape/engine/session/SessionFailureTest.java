package io.papertape.engine.session;

import static io.papertape.engine.Slices.DAY;
import static io.papertape.engine.Slices.slice;
import static org.assertj.core.api.Assertions.assertThat;

import io.papertape.engine.CapturedLog;
import io.papertape.engine.Sessions;
import io.papertape.engine.market.BarWindow;
import io.papertape.engine.order.Trade;
import io.papertape.engine.strategy.Signal;
import io.papertape.engine.strategy.Strategy;
import org.junit.jupiter.api.Test;

class SessionFailureTest {

    @Test
    void logsTheFirstFailureOfASymbolAndTradesTheOthers() {
        Strategy failing = new Strategy() {
            @Override
            public int requiredBars() {
                return 1;
            }

            @Override
            public Signal signal(BarWindow bars) {
                if (bars.close(0) == bars.open(0) && bars.close(0) > 7_500_000_000L) {
                    throw new IllegalStateException("too dear");
                }
                return Signal.BUY;
            }
        };
        RecordingListener heard = new RecordingListener();
        SessionEngine session =
                new SessionEngine(Sessions.settings("nightly", failing).build(), heard);

        try (CapturedLog log = new CapturedLog(SessionEngine.class)) {
            Sessions.drive(session.iteration(), slice(0, "100", "50"), slice(DAY, "100", "50"));

            assertThat(log.lines())
                    .containsExactly("WARNING session nightly: symbol KO failed at 1970-01-01T00:00:00Z and did not"
                            + " trade; the others go on");
            assertThat(log.causes())
                    .singleElement()
                    .extracting(Throwable::getMessage)
                    .isEqualTo("too dear");
        }
        assertThat(heard.failures).hasSize(2);
        assertThat(heard.trades).extracting(Trade::symbol).containsExactly(1);
    }
}
