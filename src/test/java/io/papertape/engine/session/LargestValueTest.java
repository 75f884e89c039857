package io.papertape.engine.session;

import static io.papertape.engine.Slices.DAY;
import static io.papertape.engine.Slices.slice;
import static io.papertape.engine.portfolio.Money.parse;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.papertape.engine.Sessions;
import io.papertape.engine.order.EntryLimit;
import io.papertape.engine.order.FillCosts;
import io.papertape.engine.order.Sizing;
import io.papertape.engine.portfolio.MoneyOverflowException;
import io.papertape.engine.risk.RiskLimits;
import io.papertape.engine.strategy.Signal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// Only what the books would have to hold can exceed the largest value.
class LargestValueTest {

    private final RecordingListener heard = new RecordingListener();

    /// With risk, 20 % of 100,000 at 0.0000005 are 40,000,000,000 coins; without, they were 190,000,000,000.
    @Test
    void coinsOfTinyPricesAreBoughtWithinTheDefaultLimits() {
        SessionEngine session = session("0.0000005", RiskLimits.DEFAULT);

        Sessions.drive(session.iteration(), slice(0, "0.0000005"));

        assertThat(heard.trades).singleElement().satisfies(trade -> {
            assertThat(trade.quantity()).isEqualTo(parse("40000000000"));
            assertThat(trade.requestedQuantity()).isEqualTo(Long.MAX_VALUE);
            assertThat(trade.limitedBy()).isEqualTo(EntryLimit.MAX_POSITION_SIZE);
        });
    }

    @Test
    void anOrderThatTheBooksCannotHoldEndsTheRun() {
        SessionEngine session = session("0.0000005", null);

        assertThatThrownBy(() -> Sessions.drive(session.iteration(), slice(0, "0.0000005")))
                .isInstanceOf(MoneyOverflowException.class)
                .hasMessage("session nightly: symbol KO: quantity bought with cash 100000 at 0.0000005 exceeds the"
                        + " largest value 92233720368.54775807");
    }

    @Test
    void aFillThatNoCashCouldPayForIsNoOrder() {
        SessionEngine session = session("92233720368", RiskLimits.DEFAULT);

        Sessions.drive(session.iteration(), slice(0, "92233720368"));

        assertThat(heard.trades).isEmpty();
        assertThat(heard.points).hasSize(1);
    }

    /// KO is sold at its new price while PG still stands at the one that it falls from: together more than
    /// fits.
    @Test
    void whatRiskComparesWithMayExceedItDuringAnIteration() {
        ScriptedStrategy strategy =
                new ScriptedStrategy(Map.of("1000000000", Signal.BUY, "45000000000", Signal.SELL, "2", Signal.BUY));
        SessionEngine session = new SessionEngine(
                SessionConfig.builder("nightly", () -> strategy)
                        .symbols(List.of("KO", "PG", "GE"))
                        .initialCapital(parse("4000000000"))
                        .costs(FillCosts.ofRates(0, 0))
                        .sizing(Sizing.ofCash(parse("0.5")))
                        .riskLimits(new RiskLimits(parse("0.5"), parse("1"), parse("1"), 0))
                        .build(),
                heard);

        Sessions.drive(
                session.iteration(),
                slice(0, "1000000000", "1000000000", null),
                slice(DAY, "2000000000", "40000000000", null),
                slice(2 * DAY, "45000000000", "1000000001", "2"));

        assertThat(heard.failures).isEmpty();
        assertThat(heard.trades)
                .extracting(trade -> trade.symbol() + " " + trade.side())
                .containsExactly("0 BUY", "1 BUY", "0 SELL", "2 BUY");
    }

    private SessionEngine session(String price, RiskLimits limits) {
        return new SessionEngine(
                SessionConfig.builder("nightly", () -> new ScriptedStrategy(Map.of(price, Signal.BUY)))
                        .symbols(List.of("KO"))
                        .riskLimits(limits)
                        .build(),
                heard);
    }
}
