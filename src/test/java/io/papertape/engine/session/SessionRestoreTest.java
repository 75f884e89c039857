package io.papertape.engine.session;

import static io.papertape.engine.Sessions.drive;
import static io.papertape.engine.Sessions.settings;
import static io.papertape.engine.Slices.DAY;
import static io.papertape.engine.Slices.slice;
import static io.papertape.engine.portfolio.Money.parse;
import static org.assertj.core.api.Assertions.assertThat;

import io.papertape.engine.Trades;
import io.papertape.engine.order.FillCosts;
import io.papertape.engine.order.Trade;
import io.papertape.engine.portfolio.EquityPoint;
import io.papertape.engine.portfolio.Excursion;
import io.papertape.engine.portfolio.Lot;
import io.papertape.engine.portfolio.Position;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SessionRestoreTest {

    private final SessionState state = new SessionState(
            5 * DAY,
            5 * DAY,
            parse("1100"),
            parse("500"),
            parse("1250"),
            parse("1250"),
            null,
            parse("1200"),
            7,
            List.of(new Position(
                    1,
                    1,
                    List.of(new Lot(5, DAY, parse("90"), parse("6"), parse("2"), 0)),
                    null,
                    parse("100"),
                    5 * DAY,
                    new Excursion(parse("85.5"), parse("104")),
                    0)),
            List.of(),
            List.of(),
            Map.of(),
            9,
            false);

    private final RecordingListener heard = new RecordingListener();
    private final SessionEngine session = new SessionEngine(
            settings("nightly", ScriptedStrategy.BUY_100_SELL_110_OR_90)
                    .costs(FillCosts.ofRates(0, 0))
                    .build(),
            heard);

    @Test
    void goesOnFromCashPositionsPeakAndTradeNumber() {
        session.restore(state);

        drive(session.iteration(), slice(6 * DAY, null, "110"));

        assertThat(heard.trades)
                .containsExactly(Trades.sell("6", "110")
                        .number(7)
                        .symbol(1)
                        .time(6 * DAY)
                        .cashFlow("660")
                        .pnl("118")
                        .reason("SELL at 110")
                        .closes(5, new Excursion(parse("85.5"), parse("110")))
                        .ofOrder(9));
        assertThat(heard.points).containsExactly(new EquityPoint(6 * DAY, parse("1160"), parse("1160"), 0, 0.072));
    }

    @Test
    void closesRestoredPositionsAtTheirLastPricesAndTheTimeOfTheState() {
        session.restore(state.withPeakEquity(parse("1100")));

        session.closePositions(Set.of());

        assertThat(heard.trades).extracting(Trade::price).containsExactly(parse("100"));
        assertThat(heard.trades).extracting(Trade::entryNumber).containsExactly(OptionalLong.of(5));
        assertThat(heard.trades)
                .extracting(Trade::excursion)
                .containsExactly(new Excursion(parse("85.5"), parse("104")));
        assertThat(heard.points).containsExactly(new EquityPoint(5 * DAY, parse("1100"), parse("1100"), 0, 0));
        assertThat(session.peakEquity()).isEqualTo(parse("1100"));
    }

    @Test
    void goesOnWithAHighestEquityThatIsForgottenInTime() {
        SessionEngine flat = new SessionEngine(
                settings("nightly", ScriptedStrategy.HOLD).riskDrawdownReset(3).build(), heard);
        flat.restore(new SessionState(
                5 * DAY,
                5 * DAY,
                parse("900"),
                parse("900"),
                parse("1250"),
                parse("1100"),
                4 * DAY,
                parse("900"),
                2,
                List.of(),
                List.of(),
                List.of(),
                Map.of(),
                2,
                false));
        assertThat(flat.riskPeakEquity()).isEqualTo(parse("1100"));

        drive(flat.iteration(), slice(7 * DAY - 1, "1", null));
        assertThat(flat.riskPeakEquity()).isEqualTo(parse("1100"));

        drive(flat.iteration(), slice(7 * DAY, "1", null));
        assertThat(flat.riskPeakEquity()).isEqualTo(parse("900"));
        assertThat(flat.peakEquity()).isEqualTo(parse("1250"));
        assertThat(heard.points.getLast().drawdown()).isEqualTo(0.28);
    }

    @Test
    void warmingUpTakesBarsInWithoutTrading() {
        session.warmUp(slice(0, "100", "100"));

        assertThat(heard.trades).isEmpty();
        assertThat(heard.points).isEmpty();
        assertThat(session.positions()).isEmpty();
        assertThat(session.lastEquity()).isEqualTo(parse("1000"));
    }
}
