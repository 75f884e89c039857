package io.papertape.engine.session;

import static io.papertape.engine.Slices.DAY;
import static io.papertape.engine.Slices.slice;
import static io.papertape.engine.portfolio.Money.parse;
import static org.assertj.core.api.Assertions.assertThat;

import io.papertape.engine.Sessions;
import io.papertape.engine.market.BarWindow;
import io.papertape.engine.portfolio.Money;
import io.papertape.engine.risk.RiskDecision;
import io.papertape.engine.risk.RiskLimits;
import io.papertape.engine.strategy.Signal;
import io.papertape.engine.strategy.Strategy;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class RefusedEntryTest {

    private static final RiskLimits NOTHING = new RiskLimits(0, Money.ONE, Money.ONE, 0);

    @Test
    void explainsTheSymbolThatWasRefused() {
        RecordingListener heard = new RecordingListener();

        drive(ScriptedStrategy.BUY_100_SELL_110_OR_90, heard);

        assertThat(heard.refusals)
                .containsExactly(refusal(0, 0, "100", "5"), refusal(0, 1, "50", "10"), refusal(DAY, 0, "100", "5"));
    }

    @Test
    void makesNoTextThatNobodyAsksForAndNoObjectForEachRefusal() {
        List<Supplier<String>> offered = new ArrayList<>();

        drive(new Reserved(), new SessionListener() {
            @Override
            public void entryRefused(
                    long time,
                    int symbol,
                    long price,
                    long quantity,
                    RiskDecision.Refused refused,
                    Supplier<String> signalReason) {
                offered.add(signalReason);
            }
        });

        assertThat(offered).hasSize(3).containsOnly(offered.getFirst());
    }

    private static RecordingListener.Refusal refusal(long time, int symbol, String price, String quantity) {
        return new RecordingListener.Refusal(
                time, symbol, parse(price), parse(quantity), RiskDecision.Refused.POSITION_SIZE, "BUY at " + price);
    }

    private static void drive(Strategy strategy, SessionListener listener) {
        SessionEngine session = new SessionEngine(
                Sessions.settings("nightly", strategy).riskLimits(NOTHING).build(), listener);
        Sessions.drive(session.iteration(), slice(0, "100", "50"), slice(DAY, "100", null));
    }

    /// Buys always, and does not like to be asked why.
    private static final class Reserved implements Strategy {

        @Override
        public int requiredBars() {
            return 1;
        }

        @Override
        public Signal signal(BarWindow bars) {
            return Signal.BUY;
        }

        @Override
        public String explain(BarWindow bars, Signal signal) {
            throw new IllegalStateException("nobody should ask");
        }
    }
}
