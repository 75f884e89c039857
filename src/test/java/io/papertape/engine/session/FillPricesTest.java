package io.papertape.engine.session;

import static io.papertape.engine.portfolio.Money.parse;
import static org.assertj.core.api.Assertions.assertThat;

import io.papertape.engine.order.CostModel;
import io.papertape.engine.order.EntryLimit;
import io.papertape.engine.order.Trade;
import io.papertape.engine.portfolio.ExitLevels;
import io.papertape.engine.portfolio.Money;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Slippage, impact, ticks, lots and fees, as they come out of a session.
class FillPricesTest {

    @ParameterizedTest
    @CsvSource({
        // slippage and 0.1 × 0.025²
        "impact=0.1, 50 v100000, 50.028125, 49.971875",
        // 0.01 a share
        "slippage=0.01/share, 50, 50.01, 49.99",
        "slippage=0.01/share impact=0.1, 50 v100000, 50.013125, 49.986875",
        // at least nothing
        "slippage=60/share, 50, 110, 0",
        // against the account
        "tick=0.01, 65.8156, 65.85, 65.78",
        "tick=0.25, 50, 50.25, 49.75",
        "tick=0.01 slippage=0, 50, 50, 50"
    })
    void areWorseThanThePrice(String settings, String bar, String buy, String sell) {
        ScriptedSession session = new ScriptedSession(
                        "sizing=fixedShares sizeAmount=2500 commission=0 initialCapital=1000000 " + settings)
                .day(bar + " BUY")
                .day(bar + " SELL");

        session.trades("BUY A 2500 at " + buy + " OPEN", "SELL A 2500 at " + sell + " CLOSE");
    }

    /// 1 of 3 is 0.33333334 when it is rounded up; its square is 0.11111112 to 8 decimals.
    @Test
    void roundTheShareOfTheVolumeUp() {
        new ScriptedSession("sizing=fixedShares sizeAmount=1 commission=0 slippage=0 impact=1")
                .day("100 v3 BUY")
                .trades("BUY A 1 at 111.111112 OPEN");
    }

    /// At 50.025 cash would buy 1,997 with their fee; each more share makes all of them dearer.
    @Test
    void letCashBuyTheMostThatItCanPayForWithImpact() {
        ScriptedSession session =
                new ScriptedSession("positionSize=1 commission=0.001 impact=0.1").day("50 v10000 BUY");

        Trade trade = session.last();
        assertThat(trade.limitedBy()).isEqualTo(EntryLimit.CASH);
        assertThat(trade.requestedQuantity()).isEqualTo(parse("1997"));
        assertThat(paid(session.engine.config().costs(), trade.quantity()))
                .isEqualTo(-trade.cashFlow())
                .isLessThanOrEqualTo(parse("100000"));
        assertThat(paid(session.engine.config().costs(), trade.quantity() + Money.ONE))
                .isGreaterThan(parse("100000"));
    }

    private static long paid(CostModel costs, long quantity) {
        long value = Money.value(quantity, costs.buyFill(parse("50"), quantity, parse("10000")));
        return value + costs.commission(CostModel.FilledSoFar.NOTHING.plus(false, quantity, value));
    }

    /// Of an equity of 1,000, a fifth buys 3 at 66.6; with the impact of the bar's volume they are worth more than
    /// that.
    @Test
    void haveNoImpactWhenRiskAndSizeAreFound() {
        ScriptedSession session = new ScriptedSession(
                        "initialCapital=1000 risk=on commission=0 slippage=0 impact=0.1 lot=1")
                .day("66.6 v6 BUY");

        session.trades("BUY A 3 at 68.265 OPEN");
        assertThat(session.last().limitedBy()).isEqualTo(EntryLimit.MAX_POSITION_SIZE);
    }

    @Test
    void countImpactAsNothingWhenCashIsKept() {
        new ScriptedSession(
                        "fill=nextOpen initialCapital=1000 positionSize=0.5 commission=0 slippage=0 impact=0.1",
                        "A",
                        "B")
                .day("100 v5 BUY", "100 v1000000 BUY")
                .day("100 v5", "100 v1000000")
                .trades("BUY A 5 at 110 OPEN", "BUY B 2 at 100 OPEN");
    }

    @Test
    void areInTicksAtStopsTargetsAndTrails() {
        ScriptedSession session =
                new ScriptedSession("tick=0.01 stopLoss=0.05 takeProfit=0.10 trailingStop=0.08").day("65.8156 BUY");
        ExitLevels levels = Objects.requireNonNull(session.position().levels());

        assertThat(Money.format(levels.stop())).isEqualTo("62.55");
        assertThat(Money.format(levels.target())).isEqualTo("72.44");
        assertThat(Money.format(levels.trail())).isEqualTo("60.58");
        session.day("70 70.999 66 70");
        assertThat(Money.format(levels.trail())).isEqualTo("65.31");
        session.day("70 HOLD stop 66.009 target 80.001");
        assertThat(Money.format(levels.stop())).isEqualTo("66");
        assertThat(Money.format(levels.target())).isEqualTo("80.01");
    }

    @Test
    void areNotInTicksAtLimits() {
        new ScriptedSession("tick=0.01 commission=0 sizing=fixedShares sizeAmount=1")
                .day("100 BUY limit 98.123")
                .day("100 101 98 100 SELL limit 102.345")
                .day("100 103 100 101")
                .trades("BUY A 1 at 98.123 LIMIT", "SELL A 1 at 102.345 LIMIT");
        new ScriptedSession("tick=0.01 slippage=0 commission=0 sizing=fixedShares sizeAmount=1")
                .day("100 BUY trigger 102.345")
                .day("100 102.345 100 102")
                .trades("BUY A 1 at 102.35 STOP");
    }

    /// 43,211.5 × 1.0005 is 43,233.10575, of which 95,000 buys 2.1974.
    @Test
    void areOfWholeLots() {
        new ScriptedSession("lot=0.001").day("43211.5 BUY").trades("BUY A 2.197 at 43233.10575 OPEN");
    }

    @Test
    void areNotKeptWithinTheBar() {
        new ScriptedSession("").day("100 100 99 100 BUY").trades("BUY A 949 at 100.05 OPEN");
    }

    @ParameterizedTest
    @CsvSource({
        "commission=0.005/share commissionMin=1 commissionMax=0.005, 100, 50, 1",
        "commission=0.005/share commissionMin=1 commissionMax=0.005, 400, 50, 2",
        "commission=0.005/share commissionMin=1 commissionMax=0.005, 5000, 0.50, 12.5",
        "commission=0.005/share commissionMin=1 commissionMax=0.005, 100, 2, 1",
        "commission=5/order, 100, 50, 5",
        "commission=0.001, 100, 50, 5",
        "commission=0.001 commissionMin=7, 100, 50, 7"
    })
    void costTheFeeOfTheirOrder(String settings, String quantity, String price, String fee) {
        ScriptedSession session = new ScriptedSession(
                        "sizing=fixedShares slippage=0 sizeAmount=" + quantity + " " + settings)
                .day(price + " BUY");

        assertThat(session.last().commission()).isEqualTo(parse(fee));
    }

    /// 19 at 50 and the fee of 50 are 1,000; another share would be 1,050.
    @Test
    void areAffordableWithTheFeeOfTheirOrder() {
        new ScriptedSession("commission=50/order slippage=0 positionSize=1 initialCapital=1000")
                .day("50 BUY")
                .trades("BUY A 19 at 50 OPEN");
        new ScriptedSession("commission=50/order slippage=0 positionSize=1 initialCapital=999.99999999")
                .day("50 BUY")
                .trades("BUY A 18 at 50 OPEN");
    }

    @Test
    void costTheMakersFeeAtALimit() {
        ScriptedSession session = new ScriptedSession(
                        "commission=0.005/share commissionMaker=1/order" + " sizing=fixedShares sizeAmount=1000")
                .day("50 BUY limit 49")
                .day("48 SELL");

        assertThat(session.heard.trades).extracting(Trade::commission).containsExactly(parse("1"), parse("5"));
    }
}
