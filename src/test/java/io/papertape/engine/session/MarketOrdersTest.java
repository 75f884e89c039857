package io.papertape.engine.session;

import static io.papertape.engine.Slices.DAY;
import static io.papertape.engine.portfolio.Money.parse;
import static org.assertj.core.api.Assertions.assertThat;

import io.papertape.engine.RandomPrices;
import io.papertape.engine.Sessions;
import io.papertape.engine.market.Bar;
import io.papertape.engine.market.MarketSlice;
import io.papertape.engine.order.EntryLimit;
import io.papertape.engine.order.FillRules;
import io.papertape.engine.order.FillTiming;
import io.papertape.engine.order.Trade;
import io.papertape.engine.portfolio.EquityPoint;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/// When orders without a price are filled, in which order, and what cash they may use.
class MarketOrdersTest {

    private static final String FREE = " commission=0 slippage=0";

    @Test
    void fillAtTheCloseThatGaveTheSignal() {
        ScriptedSession session = new ScriptedSession("").day("100 BUY");

        session.trades("BUY A 949 at 100.05 OPEN");
        assertThat(session.last().decidedAt()).isEqualTo(DAY);
        assertThat(session.last().time()).isEqualTo(DAY);
    }

    @Test
    void fillAtTheNextOpen() {
        ScriptedSession session = new ScriptedSession("fill=nextOpen").day("100 BUY");
        session.trades();

        session.day("102 104 101 103").trades("BUY A 949 at 102.051 OPEN");

        assertThat(session.last().commission()).isEqualTo(parse("96.84639900"));
        assertThat(session.cash()).isEqualTo("3056.754601");
        assertThat(session.last().decidedAt()).isEqualTo(DAY);
        assertThat(session.last().time()).isEqualTo(2 * DAY);
    }

    @Test
    void areCutToWhatCashAffordsAtTheFill() {
        ScriptedSession session =
                new ScriptedSession("fill=nextOpen").day("100 BUY").day("108");

        session.trades("BUY A 924 at 108.054 OPEN").ended();
        assertThat(session.last().limitedBy()).isEqualTo(EntryLimit.CASH);
        assertThat(session.last().requestedQuantity()).isEqualTo(parse("949"));
    }

    @Test
    void endWhereCashAffordsNoLotAtTheFill() {
        new ScriptedSession("fill=nextOpen initialCapital=100" + FREE)
                .day("50 BUY")
                .day("100.01")
                .trades()
                .ended("BUY A cash");
        new ScriptedSession("fill=nextOpen initialCapital=100" + FREE)
                .day("50 BUY")
                .day("100")
                .trades("BUY A 1 at 100 OPEN")
                .ended();
    }

    @Test
    void fillAtTheNextClose() {
        ScriptedSession session =
                new ScriptedSession("fill=nextClose").day("100 BUY").day("102 104 101 103");

        session.trades("BUY A 949 at 103.0515 OPEN");
        assertThat(session.last().commission()).isEqualTo(parse("97.79587350"));
    }

    @Test
    void fillAtTheNextCloseDirectlyBeforeTheirSymbolIsProcessed() {
        new ScriptedSession("fill=nextClose", "A", "B")
                .day("100 BUY", "100 BUY")
                .day("100 SELL", "100")
                .trades("BUY A 949 at 100.05 OPEN", "BUY B 47 at 100.05 OPEN")
                .day("100", "100")
                .trades("SELL A 949 at 99.95 CLOSE");
    }

    @Test
    void waitForTheNextBarOfTheirOwnSymbol() {
        new ScriptedSession("fill=nextOpen", "A", "B")
                .day("100 BUY", "100")
                .day(null, "100")
                .trades()
                .day("102", null)
                .trades("BUY A 949 at 102.051 OPEN");
    }

    /// The stop of A sells for 10,000 within the bar. B was decided at 5, of which cash would buy 100.
    @Test
    void enterAtTheOpenWithoutTheCashOfAnExitWithinTheBar() {
        ScriptedSession session = new ScriptedSession(
                        "fill=nextOpen initialCapital=10700 sizing=fixedShares sizeAmount=100" + FREE, "A", "B")
                .day("102 BUY stop 100", "5")
                .day("102", "5 BUY")
                .trades("BUY A 100 at 102 OPEN");
        assertThat(session.cash()).isEqualTo("500");

        session.day("101 101 99 100", "10").trades("BUY B 50 at 10 OPEN", "SELL A 100 at 100 STOP");

        assertThat(session.heard.trades.get(1).limitedBy()).isEqualTo(EntryLimit.CASH);
        assertThat(session.last().cashFlow()).isEqualTo(parse("10000"));
    }

    @Test
    void enterWithinTheBarWithoutTheCashOfAnExitWithinTheBar() {
        ScriptedSession session = new ScriptedSession(
                        "fill=nextOpen initialCapital=2000 sizing=fixedShares sizeAmount=100" + FREE, "A", "B", "C")
                .day("10 BUY stop 9", "5", "5")
                .day("10", "5 BUY limit 5", "5 BUY")
                .trades("BUY A 100 at 10 OPEN");

        session.day("10 10 8 9", "5 6 4 5", "10")
                .trades("BUY C 100 at 10 OPEN", "SELL A 100 at 9 STOP")
                .ended("BUY B cash");
        assertThat(session.cash()).isEqualTo("900");
    }

    @Test
    void enterAtTheCloseWithTheCashOfAnExitWithinTheBar() {
        new ScriptedSession(
                        "fill=nextClose initialCapital=1000 stopLoss=0.1 sizing=fixedShares sizeAmount=100" + FREE,
                        "A",
                        "B")
                .day("9 BUY", "1")
                .day("9", "1 BUY")
                .day("9 9 8 8", "8")
                .trades("BUY A 100 at 9 OPEN", "SELL A 100 at 8.1 STOP", "BUY B 100 at 8 OPEN");
    }

    @Test
    void areTakenAtTheOpenWaitingExitsFirstThenLevelsThenEntriesByAge() {
        new ScriptedSession("fill=nextOpen stopLoss=0.05 sizing=fixedShares sizeAmount=1" + FREE, "A", "B", "C", "D")
                .day("10 BUY", "10 BUY", "10", "10")
                .day("10", "10", "10", "10 BUY")
                .trades("BUY A 1 at 10 OPEN", "BUY B 1 at 10 OPEN")
                .day("10", "10 SELL", "10 BUY", null)
                .trades()
                .day("9", "10", "10", "10")
                .trades("SELL B 1 at 10 CLOSE", "SELL A 1 at 9 STOP", "BUY D 1 at 10 OPEN", "BUY C 1 at 10 OPEN");
    }

    @Test
    void countAsPositionsWhileTheyWait() {
        new ScriptedSession("fill=nextOpen maxPositions=1", "A", "B")
                .day("100 BUY", "100 BUY")
                .day("100", "100")
                .trades("BUY A 949 at 100.05 OPEN");
    }

    @Test
    void areSizedFromCashLessWhatWaitingEntriesMayCost() {
        new ScriptedSession("fill=nextOpen initialCapital=1000 positionSize=0.5" + FREE, "A", "B")
                .day("100 BUY", "100 BUY")
                .day("100", "100")
                .trades("BUY A 5 at 100 OPEN", "BUY B 2 at 100 OPEN");
    }

    /// 10 × 10 and a commission of 1 are kept for A: of the 899 that are left, 808 buys 80 at 10 with theirs.
    @Test
    void keepCashForTheirFee() {
        new ScriptedSession(
                        "fill=nextOpen initialCapital=1000 sizing=fixedShares sizeAmount=100 commission=1/order"
                                + " slippage=0",
                        "A",
                        "B")
                .day("1 BUY", "10 BUY")
                .day("1", "10")
                .trades("BUY A 100 at 1 OPEN", "BUY B 89 at 10 OPEN");
    }

    /// 500 wait for A; of the other 500, 400 are the reserve.
    @Test
    void leaveTheReserveOfCashBesideWhatWaitingEntriesMayCost() {
        ScriptedSession session = new ScriptedSession(
                        "fill=nextOpen initialCapital=1000 positionSize=0.5 risk=on riskMaxPositionSize=1"
                                + " riskMinCashReserve=0.4" + FREE,
                        "A",
                        "B")
                .day("100 BUY", "100 BUY")
                .day("100", "100");

        session.trades("BUY A 5 at 100 OPEN", "BUY B 1 at 100 OPEN");
        assertThat(session.last().limitedBy()).isEqualTo(EntryLimit.MIN_CASH_RESERVE);
        assertThat(session.last().requestedQuantity()).isEqualTo(parse("2"));
    }

    @Test
    void areNotAskedOfRiskAgainAtTheFill() {
        new ScriptedSession("fill=nextOpen initialCapital=1000 risk=on" + FREE)
                .day("100 BUY")
                .day("150")
                .trades("BUY A 2 at 150 OPEN");
    }

    @Test
    void doNothingWhileAnExitWaits() {
        new ScriptedSession("fill=nextOpen volumeLimit=0.1 sizing=fixedShares sizeAmount=100" + FREE)
                .day("10 v1000 BUY")
                .day("10 v1000 SELL")
                .trades("BUY A 100 at 10 OPEN")
                .day("10 v400 BUY")
                .trades("SELL A 40 at 10 CLOSE")
                .day("10 v600")
                .trades("SELL A 60 at 10 CLOSE")
                .day("10 v1000")
                .trades()
                .ended();
    }

    @Test
    void areEndedByTheEndOfTheSession() {
        ScriptedSession session = new ScriptedSession("fill=nextOpen", "A", "B")
                .day("100 BUY", "100")
                .day("100", "100 BUY")
                .trades("BUY A 949 at 100.05 OPEN");

        session.engine.closePositions(Set.of());

        session.trades("SELL A 949 at 99.95 CLOSE").ended("BUY B closed at the end of the session");
        assertThat(session.heard.points)
                .last()
                .extracting(EquityPoint::time, EquityPoint::positionsValue)
                .containsExactly(2 * DAY, 0L);
    }

    /// Beside them, the end of a session has neither impact nor a limit of volume.
    @Test
    void slipAndPayAtTheEndOfTheSessionWhateverTheVolume() {
        ScriptedSession session = new ScriptedSession(
                        "volumeLimit=0.1 impact=0.1 sizing=fixedShares sizeAmount=100 commission=0.001")
                .day("100 v1000000000 BUY")
                .day("100 v10");

        session.engine.closePositions(Set.of());

        session.trades("BUY A 100 at 100.05 OPEN", "SELL A 100 at 99.95 CLOSE");
        assertThat(session.last().commission()).isEqualTo(parse("9.995"));
    }

    @Test
    void makeTheTradesOfTheCloseABarLaterWhereEachOpenIsTheCloseBefore() {
        int trades = 0;
        for (int seed = 0; seed < 100; seed++) {
            List<MarketSlice> slices = withoutGaps(new SplittableRandom(seed));
            RecordingListener atClose = replay(seed, FillTiming.CLOSE, slices);
            RecordingListener atNextOpen = replay(seed, FillTiming.NEXT_OPEN, slices);

            List<Trade> fillable = atClose.trades.stream()
                    .filter(trade -> trade.time() < slices.getLast().time())
                    .toList();
            assertThat(atNextOpen.trades).as("seed %d", seed).hasSameSizeAs(fillable);
            for (int i = 0; i < fillable.size(); i++) {
                Trade close = fillable.get(i);
                Trade open = atNextOpen.trades.get(i);
                assertThat(open.time()).as("seed %d", seed).isEqualTo(close.time() + DAY);
                assertThat(open.decidedAt()).as("seed %d", seed).isEqualTo(close.time());
                assertThat(List.of(open.side(), open.quantity(), open.price(), open.cashFlow(), open.realizedPnl()))
                        .as("seed %d, trade %d", seed, i)
                        .isEqualTo(List.of(
                                close.side(), close.quantity(), close.price(), close.cashFlow(), close.realizedPnl()));
            }
            trades += fillable.size();
        }
        assertThat(trades).isGreaterThan(500);
    }

    private static RecordingListener replay(int seed, FillTiming timing, List<MarketSlice> slices) {
        SessionConfig config = RandomSession.of(seed).config();
        RecordingListener heard = new RecordingListener();
        SessionEngine session = new SessionEngine(
                SessionConfig.builder("seed " + seed, config.strategy())
                        .symbols(List.of("KO"))
                        .initialCapital(config.initialCapital())
                        .costs(config.costs())
                        .sizing(config.sizing())
                        .fills(FillRules.AT_CLOSE.withTiming(timing))
                        .riskLimits(null)
                        .build(),
                heard);
        slices.forEach(slice -> Sessions.drive(session.iteration(), slice));
        return heard;
    }

    /// Daily bars, each of which opens at the close before.
    private static List<MarketSlice> withoutGaps(SplittableRandom random) {
        List<MarketSlice> slices = new ArrayList<>();
        long before = 0;
        for (Bar bar : RandomPrices.walkingBars(random, 200, 0.03)) {
            long open = before == 0 ? bar.open() : before;
            slices.add(new MarketSlice((slices.size() + 1) * DAY, 1)
                    .with(
                            0,
                            new Bar(
                                    open,
                                    Math.max(open, bar.high()),
                                    Math.min(open, bar.low()),
                                    bar.close(),
                                    bar.volume())));
            before = bar.close();
        }
        return slices;
    }

    /// The position is gone on day 3, with a drawdown of 0.2; the days from there on are 1, 2 and 3.
    @Test
    void mayEnterOnTheDayThatForgetsTheHighestEquity() {
        ScriptedSession session = new ScriptedSession("risk=on riskMaxDrawdown=0.1 riskMaxDailyLoss=1"
                        + " riskMaxPositionSize=1 riskMinCashReserve=0 riskDrawdownReset=3 positionSize=1"
                        + " initialCapital=1000" + FREE)
                .day("100 BUY")
                .day("100")
                .day("80 SELL")
                .day("100 BUY")
                .day("100 BUY")
                .trades("BUY A 10 at 100 OPEN", "SELL A 10 at 80 CLOSE");
        assertThat(session.heard.refusals).hasSize(2);

        session.day("100 BUY").trades("BUY A 8 at 100 OPEN");
    }
}
