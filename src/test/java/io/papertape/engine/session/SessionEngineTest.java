package io.papertape.engine.session;

import static io.papertape.engine.Slices.DAY;
import static io.papertape.engine.Slices.slice;
import static io.papertape.engine.portfolio.Money.parse;
import static org.assertj.core.api.Assertions.assertThat;

import io.papertape.engine.Sessions;
import io.papertape.engine.Trades;
import io.papertape.engine.market.BarWindow;
import io.papertape.engine.order.EntryLimit;
import io.papertape.engine.order.FillCosts;
import io.papertape.engine.order.Side;
import io.papertape.engine.order.Sizing;
import io.papertape.engine.order.Trade;
import io.papertape.engine.portfolio.EquityPoint;
import io.papertape.engine.portfolio.Excursion;
import io.papertape.engine.portfolio.Money;
import io.papertape.engine.portfolio.Position;
import io.papertape.engine.risk.RiskDecision;
import io.papertape.engine.risk.RiskLimits;
import io.papertape.engine.strategy.Signal;
import io.papertape.engine.strategy.Strategy;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SessionEngineTest {

    private final RecordingListener heard = new RecordingListener();

    @Test
    void buysAndSellsAtTheLatestPriceAndRecordsEquity() {
        Sessions.drive(
                session(settings()).iteration(),
                slice(0, "100", null),
                slice(DAY, "105", null),
                slice(2 * DAY, "110", null));

        assertThat(heard.trades)
                .containsExactly(
                        Trades.buy("5", "100")
                                .cashFlow("-500")
                                .reason("BUY at 100")
                                .trade(),
                        Trades.sell("5", "110")
                                .number(1)
                                .time(2 * DAY)
                                .cashFlow("550")
                                .pnl("50")
                                .reason("SELL at 110")
                                .closes(0, new Excursion(parse("105"), parse("110")))
                                .trade());
        assertThat(heard.points)
                .containsExactly(
                        new EquityPoint(0, parse("1000"), parse("500"), parse("500"), 0),
                        new EquityPoint(DAY, parse("1025"), parse("500"), parse("525"), 0),
                        new EquityPoint(2 * DAY, parse("1050"), parse("1050"), 0, 0));
    }

    @Test
    void valuesAPositionAtItsFillUntilTheEndOfTheIterationThatOpenedIt() {
        // KO: 2 shares at 150 are within 40 % of 1000. PG: equity is still 1000, so that 5 shares at 75 are, too;
        // with KO at its price of 100 it would be 900, and 4 shares.
        SessionEngine session = session(settings()
                .costs(FillCosts.ofRates(0, parse("0.5")))
                .sizing(Sizing.ofCash(Money.ONE))
                .riskLimits(new RiskLimits(parse("0.4"), Money.ONE, Money.ONE, 0)));

        Sessions.drive(session.iteration(), slice(0, "100", "50"));

        assertThat(heard.trades).extracting(Trade::quantity).containsExactly(parse("2"), parse("5"));
        assertThat(heard.points).containsExactly(new EquityPoint(0, parse("775"), parse("325"), parse("450"), 0.225));
    }

    @Test
    void doesNothingOnABuyWhileAPositionIsOpen() {
        Sessions.drive(session(settings()).iteration(), slice(0, "100", null), slice(DAY, "100", null));

        assertThat(heard.trades).hasSize(1);
    }

    @Test
    void doesNothingOnASellWithoutAPosition() {
        Sessions.drive(session(settings()).iteration(), slice(0, "110", null));

        assertThat(heard.trades).isEmpty();
        assertThat(heard.points).hasSize(1);
    }

    @Test
    void doesNothingOnABuyWhileTheMostPositionsAreOpen() {
        SessionEngine session = session(settings().maxPositions(1));

        Sessions.drive(session.iteration(), slice(0, "100", "100"), slice(DAY, "110", "100"));

        assertThat(heard.trades).extracting(Trade::symbol).containsExactly(0, 0, 1);
        assertThat(heard.refusals).isEmpty();
    }

    @Test
    void doesNothingOnABuyOfLessThanOneShare() {
        Sessions.drive(session(settings().initialCapital(parse("199.99"))).iteration(), slice(0, "100", null));

        assertThat(heard.trades).isEmpty();
        assertThat(heard.refusals).isEmpty();
    }

    @Test
    void asksNoStrategyThatHasFewerBarsThanItRequires() {
        Strategy third = new Strategy() {
            @Override
            public int requiredBars() {
                return 3;
            }

            @Override
            public Signal signal(BarWindow bars) {
                assertThat(bars.size()).isEqualTo(3);
                return Signal.BUY;
            }
        };
        SessionEngine session =
                new SessionEngine(Sessions.settings("nightly", third).build(), heard);

        Sessions.drive(session.iteration(), slice(0, "100", null), slice(DAY, "100", null));
        assertThat(heard.trades).isEmpty();

        Sessions.drive(
                session.iteration(),
                slice(2 * DAY, null, "100"),
                slice(3 * DAY, "100", null),
                slice(4 * DAY, "100", null));
        assertThat(heard.trades).extracting(Trade::time).containsExactly(3 * DAY);
        assertThat(heard.failures).isEmpty();
    }

    @Test
    void refusesAnEntryWithItsReasonAndAlwaysAllowsTheExit() {
        SessionEngine session = session(settings()
                .sizing(Sizing.ofCash(Money.ONE))
                .riskLimits(new RiskLimits(Money.ONE, Money.ONE, parse("0.05"), 0)));

        Sessions.drive(session.iteration(), slice(0, "100", null), slice(DAY, "90", null), slice(2 * DAY, "100", null));

        assertThat(heard.trades).extracting(Trade::side).containsExactly(Side.BUY, Side.SELL);
        assertThat(heard.refusals)
                .containsExactly(new RecordingListener.Refusal(
                        2 * DAY, 0, parse("100"), parse("9"), RiskDecision.Refused.DRAWDOWN, "BUY at 100"));
    }

    @Test
    void cutsAnEntryToWhatRiskAllows() {
        Sessions.drive(session(settings().riskLimits(RiskLimits.DEFAULT)).iteration(), slice(0, "100", null));

        assertThat(heard.trades).extracting(Trade::quantity).containsExactly(parse("2"));
        assertThat(heard.trades).extracting(Trade::requestedQuantity).containsExactly(parse("5"));
        assertThat(heard.trades).extracting(Trade::limitedBy).containsExactly(EntryLimit.MAX_POSITION_SIZE);
    }

    @Test
    void closesPositionsInTheOrderOfTheSymbolsAtTheLatestPrices() {
        SessionEngine session = session(settings());
        Sessions.drive(session.iteration(), slice(0, null, "100"), slice(DAY, "50", null), slice(2 * DAY, "60", "120"));
        assertThat(session.positions()).extracting(Position::symbol).containsExactly(1, 0);

        session.closePositions(Set.of());

        List<Trade> closing = heard.trades.subList(2, 4);
        assertThat(closing).extracting(Trade::symbol).containsExactly(0, 1);
        assertThat(closing).extracting(Trade::price).containsExactly(parse("60"), parse("120"));
        assertThat(closing).extracting(Trade::time).containsOnly(2 * DAY);
        assertThat(closing).extracting(Trade::reason).containsOnly("closed at the end of the session");
        assertThat(session.positions()).isEmpty();
        assertThat(heard.points.getLast()).isEqualTo(new EquityPoint(2 * DAY, parse("1150"), parse("1150"), 0, 0));
        assertThat(session.peakEquity()).isEqualTo(parse("1150"));
    }

    @Test
    void tellsTheDateOfAnOldPriceThatAPositionIsClosedAt() {
        SessionEngine session = session(settings());
        Sessions.drive(
                session.iteration(), slice(0, "100", "100"), slice(DAY, "101", null), slice(30 * DAY, null, "102"));
        assertThat(session.positions()).extracting(Position::lastBarAt).containsExactly(DAY, 30 * DAY);

        session.closePositions(Set.of(0));

        assertThat(heard.trades.subList(2, 4))
                .extracting(Trade::reason)
                .containsExactly(
                        "closed at the end of the session, at the price of 1970-01-02",
                        "closed at the end of the session");
    }

    @Test
    void closingWithoutPositionsRecordsNothing() {
        SessionEngine session = session(settings());
        Sessions.drive(session.iteration(), slice(0, "1", null));

        session.closePositions(Set.of());

        assertThat(heard.points).hasSize(1);
    }

    private static SessionConfig.Builder settings() {
        return Sessions.settings("nightly", ScriptedStrategy.BUY_100_SELL_110_OR_90);
    }

    /// Two symbols, a capital of 1000 and entries of half the cash, for free and without limits.

    private SessionEngine session(SessionConfig.Builder builder) {
        return new SessionEngine(builder.build(), heard);
    }
}
