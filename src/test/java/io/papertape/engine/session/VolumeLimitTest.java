package io.papertape.engine.session;

import static io.papertape.engine.Slices.DAY;
import static io.papertape.engine.portfolio.Money.parse;
import static org.assertj.core.api.Assertions.assertThat;

import io.papertape.engine.order.EntryLimit;
import io.papertape.engine.order.Trade;
import io.papertape.engine.portfolio.LotPart;
import io.papertape.engine.portfolio.Money;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// How much of a bar's volume the fills of its symbol take, and what becomes of the rest. Orders are of 600 shares, of
/// which a volume of 10,000 fills 250.
class VolumeLimitTest {

    private static final String SIZE = "volumeLimit=0.025 sizing=fixedShares sizeAmount=600 ";
    private static final String FREE = "commission=0 slippage=0 ";

    @Test
    void cutsAnEntryWhoseRestIsDropped() {
        ScriptedSession session = new ScriptedSession(SIZE + FREE + "fill=nextOpen")
                .day("50 v10000 BUY")
                .day("50 v10000");

        session.trades("BUY A 250 at 50 OPEN");
        assertThat(session.last().limitedBy()).isEqualTo(EntryLimit.VOLUME);
        assertThat(session.last().requestedQuantity()).isEqualTo(parse("600"));
        session.day("50 v14000").trades().ended();
    }

    @Test
    void letsTheRestOfAnExitWait() {
        ScriptedSession session = new ScriptedSession(SIZE + FREE + "fill=nextOpen")
                .day("50 v10000 BUY")
                .day("50 v24000 SELL")
                .trades("BUY A 600 at 50 OPEN")
                .day("51 v10000")
                .trades("SELL A 250 at 51 CLOSE")
                .day("52 v14000");

        session.trades("SELL A 350 at 52 CLOSE");
        assertThat(session.last().orderNumber()).isEqualTo(1);
        assertThat(session.last().decidedAt()).isEqualTo(2 * DAY);
        assertThat(session.engine.positions()).isEmpty();
    }

    @Test
    void tellsTheRestOfAStopLimitThatBecameALimitAsOfThat() {
        ScriptedSession session = new ScriptedSession(SIZE + FREE + "fill=nextOpen limitBars=5")
                .day("50 v24000 BUY")
                .day("50 v24000 SELL trigger 49 limit 51")
                .day("50 50 48 50 v24000")
                .trades("BUY A 600 at 50 OPEN")
                .day("51.5 v10000")
                .trades("SELL A 250 at 51.5 LIMIT")
                .day("48 v14000");

        session.trades("SELL A 350 at 48 LIMIT");
        assertThat(session.last().level()).hasValue(parse("51"));
    }

    @Test
    void letsTheRestOfAnExitAtTheCloseFillAtTheNextClose() {
        new ScriptedSession(SIZE + FREE)
                .day("50 v24000 BUY")
                .day("50 51 49 50.5 v10000 SELL")
                .trades("BUY A 600 at 50 OPEN", "SELL A 250 at 50.5 CLOSE")
                .day("52 53 51 52.5 v14000")
                .trades("SELL A 350 at 52.5 CLOSE");
    }

    @ParameterizedTest
    @CsvSource({
        // floored to lots; nothing, or not even a lot; a volume beyond the largest value
        "50 v10039, 250",
        "50 v10040, 251",
        "50 v40, 1",
        "50 v39.99, ",
        "50 v0, ",
        "50, ",
        "50 v1e300, 600"
    })
    void takesWholeLotsOfTheVolume(String bar, String quantity) {
        ScriptedSession session = new ScriptedSession(SIZE + FREE + "fill=nextOpen").day("50 BUY");

        session.day(bar);
        if (quantity == null) {
            session.trades().ended("BUY A volumeLimit");
        } else {
            session.trades("BUY A " + quantity + " at 50 OPEN").ended();
        }
    }

    @Test
    void takesFractionsOfAVolume() {
        new ScriptedSession("volumeLimit=0.1 sizing=fixedShares sizeAmount=5 lot=0.00000001 " + FREE)
                .day("50 v12.3 BUY")
                .trades("BUY A 1.23 at 50 OPEN");
    }

    @ParameterizedTest
    @CsvSource({
        "1, 90071992547.40993, 90071992547.40993",
        "0.5, 90071992547.40993, 45035996273.704965",
        "1, 123456789.12345678, 123456789.12345678",
        "1, 123456789.12345679, 123456789.12345679",
        "0.5, 123456789.12345678, 61728394.56172839",
    })
    void takesAVolumeToItsLastDigit(String limit, String volume, String quantity) {
        new ScriptedSession(
                        "volumeLimit=" + limit + " sizing=fixedShares sizeAmount=92233720368 lot=0.00000001 " + FREE)
                .day("0.00000001 v" + volume + " BUY")
                .trades("BUY A " + quantity + " at 0.00000001 OPEN");
    }

    @ParameterizedTest
    @CsvSource({"volumeLimit=0.025, 0", "impact=0.1, 0"})
    void fillsNothingWithoutAVolume(String setting, String volume) {
        new ScriptedSession(setting + " sizing=fixedShares sizeAmount=10")
                .day("50 v" + volume + " BUY")
                .trades()
                .ended("BUY A volumeLimit");
    }

    @Test
    void isOfAllFillsOfASymbolInABarTogether() {
        new ScriptedSession("volumeLimit=0.025 sizing=fixedShares sizeAmount=200 stopLoss=0.05 fill=nextOpen " + FREE)
                .day("50 v10000 BUY")
                .day("50 50 40 45 v10000")
                .trades("BUY A 200 at 50 OPEN", "SELL A 50 at 47.5 STOP")
                .day("46 v100000")
                .trades("SELL A 150 at 46 STOP");
    }

    @Test
    void letsALevelThatFindsTheVolumeUsedUpWaitForTheMarket() {
        ScriptedSession session = new ScriptedSession(
                        "volumeLimit=0.1 sizing=fixedShares sizeAmount=100 stopLoss=0.05 fill=nextOpen " + FREE)
                .day("100 v1000 BUY")
                .day("100 100 94 96 v1000")
                .trades("BUY A 100 at 100 OPEN");

        session.day("97 98 96 97 v1000").trades("SELL A 100 at 97 STOP").ended();
        assertThat(session.last().decidedAt()).isEqualTo(DAY);
        assertThat(session.last().level()).hasValue(parse("95"));
    }

    @Test
    void letsALevelThatFindsTheVolumeUsedUpDoNothingWhereAnExitWaits() {
        new ScriptedSession("volumeLimit=0.1 sizing=fixedShares sizeAmount=100 stopLoss=0.05 fill=nextOpen " + FREE)
                .day("100 v1000 BUY")
                .day("100 v1000 SELL")
                .trades("BUY A 100 at 100 OPEN")
                .day("98 98 94 96 v500")
                .trades("SELL A 50 at 98 CLOSE")
                .ended()
                .day("97 v1000")
                .trades("SELL A 50 at 97 CLOSE")
                .ended();
    }

    @Test
    void letsALevelThatIsStillTouchedTakeTheRestAsANewOrder() {
        ScriptedSession session = new ScriptedSession(
                        "volumeLimit=0.1 sizing=fixedShares sizeAmount=100 stopLoss=0.05 slippage=0 commission=0"
                                + " commissionMin=1")
                .day("100 v1000 BUY")
                .day("98 98 94 96 v500")
                .trades("BUY A 100 at 100 OPEN", "SELL A 50 at 95 STOP");

        session.day("94 95 93 94 v1000").trades("SELL A 50 at 94 STOP").ended("SELL A STOP");
        assertThat(session.heard.trades).extracting(Trade::orderNumber).containsExactly(0L, 1L, 2L);
        assertThat(session.heard.trades).extracting(Trade::commission).containsOnly(parse("1"));
    }

    /// Of 600, the volume leaves 250 for now and cash pays for 200 of them: the 350 that the volume cut off wait.
    @Test
    void keepsWhatTheVolumeCutOffAndNotWhatCashDid() {
        ScriptedSession session = new ScriptedSession(
                        SIZE + FREE + "fill=nextOpen entryRemainder=keep initialCapital=30000 commissionMin=10000")
                .day("20 v10000 BUY")
                .day("100 v10000")
                .trades("BUY A 200 at 100 OPEN");

        assertThat(session.last().limitedBy()).isEqualTo(EntryLimit.CASH);
        session.day("20 v10000").trades().ended("BUY A cash");
        assertThat(session.heard.ends.getLast().order().remaining()).isEqualTo(parse("350"));
    }

    @Test
    void keepsTheRestOfAnEntryWhereSet() {
        ScriptedSession session = new ScriptedSession(SIZE + FREE + "fill=nextOpen entryRemainder=keep stopLoss=0.1")
                .day("50 v10000 BUY")
                .day("50 v10000 SELL")
                .trades("BUY A 250 at 50 OPEN")
                .day("60 v10000 BUY")
                .trades("BUY A 250 at 60 OPEN")
                .day("50 v10000")
                .trades("BUY A 100 at 50 OPEN")
                .ended();

        assertThat(session.heard.trades).extracting(Trade::orderNumber).containsOnly(0L);
        assertThat(session.heard.trades)
                .extracting(Trade::requestedQuantity)
                .containsExactly(parse("600"), parse("350"), parse("100"));
        assertThat(Money.format(
                        Objects.requireNonNull(session.position().levels()).stop()))
                .isEqualTo("45");
    }

    @Test
    void keepsAnEntryThatGotNothing() {
        new ScriptedSession(SIZE + FREE + "fill=nextOpen entryRemainder=keep")
                .day("50 v10000 BUY")
                .day("50")
                .trades()
                .day("51 v24000")
                .trades("BUY A 600 at 51 OPEN")
                .ended();
    }

    /// 250 × 50 leaves 7,500, which buys 250 at 30 more.
    @Test
    void doesNotKeepWhatCashCutOffAnEntry() {
        ScriptedSession session = new ScriptedSession(
                        SIZE + FREE + "fill=nextOpen entryRemainder=keep initialCapital=30000")
                .day("50 v10000 BUY")
                .day("50 v10000")
                .day("87.5 v14000");

        session.trades("BUY A 250 at 50 OPEN", "BUY A 200 at 87.5 OPEN");
        assertThat(session.last().limitedBy()).isEqualTo(EntryLimit.CASH);
        session.day("10 v100000").trades();
    }

    @Test
    void endsTheRestOfAnEntryWithAnExit() {
        new ScriptedSession(SIZE + FREE + "fill=nextOpen entryRemainder=keep stopLoss=0.05")
                .day("50 v10000 BUY")
                .day("50 v10000")
                .trades("BUY A 250 at 50 OPEN")
                .day("47 v20000")
                .trades("SELL A 250 at 47 STOP")
                .ended("BUY A STOP");
        new ScriptedSession(SIZE + FREE + "fill=nextOpen entryRemainder=keep maxHoldBars=1")
                .day("50 v10000 BUY")
                .day("50 v10000")
                .trades("BUY A 250 at 50 OPEN")
                .ended("BUY A TIME")
                .day("50 v10000")
                .trades("SELL A 250 at 50 TIME");
    }

    @Test
    void keepsTheRestOfALimitForTheBarsThatAreLeft() {
        new ScriptedSession(SIZE + FREE + "entryRemainder=keep limitBars=2")
                .day("50 v10000 BUY limit 50")
                .day("49 v10000")
                .trades("BUY A 250 at 49 LIMIT")
                .ended()
                .day("48 v10000")
                .trades("BUY A 250 at 48 LIMIT")
                .ended("BUY A limitBars")
                .day("47 v10000")
                .trades();
    }

    @Test
    void sellsFirstWhatWasBoughtFirst() {
        ScriptedSession session = new ScriptedSession(SIZE + "slippage=0 fill=nextOpen entryRemainder=keep")
                .day("50 v10000 BUY")
                .day("50 v10000")
                .day("51 v14000 SELL")
                .trades("BUY A 250 at 50 OPEN", "BUY A 350 at 51 OPEN")
                .day("52 v12000")
                .day("53 v12000");

        session.trades("SELL A 300 at 52 CLOSE", "SELL A 300 at 53 CLOSE");
        Trade first = session.heard.trades.get(2);
        Trade second = session.last();
        assertThat(first.parts())
                .containsExactly(
                        new LotPart(0, parse("250"), parse("12500"), parse("12.5")),
                        new LotPart(1, parse("50"), parse("2550"), parse("2.55")));
        assertThat(second.parts()).containsExactly(new LotPart(1, parse("300"), parse("15300"), parse("15.3")));
        assertThat(first.entryNumber()).hasValue(0);
        assertThat(second.entryNumber()).hasValue(1);
        assertThat(first.realizedPnl()).hasValue(parse("519.35"));
        assertThat(second.realizedPnl()).hasValue(parse("568.8"));
    }

    @Test
    void roundsPartsOfACommissionSoThatTheyAddUp() {
        ScriptedSession session = new ScriptedSession(
                        "volumeLimit=0.025 sizing=fixedShares sizeAmount=3 commission=1/order slippage=0 fill=nextOpen")
                .day("10 v1000 BUY")
                .day("10 v1000 SELL")
                .day("10 v40")
                .day("10 v40")
                .day("10 v40");

        assertThat(session.heard.trades.subList(1, 4))
                .flatExtracting(Trade::parts)
                .extracting(LotPart::entryCommission)
                .containsExactly(33_333_333L, 33_333_334L, 33_333_333L);
        assertThat(session.heard.trades).extracting(Trade::commission).containsExactly(parse("1"), parse("1"), 0L, 0L);
        assertThat(session.last().realizedPnl()).hasValue(parse("-0.33333333"));
    }

    /// 100 of 400 cost the least fee, which is what 200 cost.
    @Test
    void chargesTheFeeOfTheWholeOrderLessWhatWasCharged() {
        ScriptedSession session = new ScriptedSession(
                        "volumeLimit=0.025 sizing=fixedShares sizeAmount=400 slippage=0"
                                + " commission=0.005/share commissionMin=1 commissionMax=0.005 entryRemainder=keep fill=nextOpen")
                .day("50 v4000 BUY")
                .day("50 v4000")
                .day("50 v12000");

        session.trades("BUY A 100 at 50 OPEN", "BUY A 300 at 50 OPEN");
        assertThat(session.heard.trades).extracting(Trade::commission).containsExactly(parse("1"), parse("1"));
    }

    /// 100 at 105 as a taker, 300 at 105.5 as a maker: 21.5 in all, of which the least fee of 12 came first.
    @Test
    void chargesEachPartOfAnOrderAtItsRateAndTheLeastFeeOfTheSum() {
        ScriptedSession session = new ScriptedSession(
                        "volumeLimit=0.025 sizing=fixedShares sizeAmount=400 slippage=0"
                                + " commission=0.001 commissionMaker=0.01/share commissionMin=12 entryRemainder=keep limitBars=2")
                .day("100 v4000 BUY trigger 105 limit 106")
                .day("104 106 103 105 v4000")
                .day("105.5 v12000");

        session.trades("BUY A 100 at 105 STOP", "BUY A 300 at 105.5 LIMIT");
        assertThat(session.heard.trades).extracting(Trade::commission).containsExactly(parse("12"), parse("1.5"));
    }

    /// Half is sold at the target without a fee, the rest at the market.
    @Test
    void letsTheRestOfATargetFillAtTheMarketForItsFee() {
        ScriptedSession session = new ScriptedSession("volumeLimit=0.1 sizing=fixedShares sizeAmount=100"
                        + " takeProfit=0.1 commission=0.001 commissionMaker=0")
                .day("100 v1000 BUY")
                .day("105 112 104 108 v500")
                .day("100 v1000");

        session.trades("BUY A 100 at 100.05 OPEN", "SELL A 50 at 110.055 TARGET", "SELL A 50 at 99.95 TARGET");
        assertThat(session.heard.trades)
                .extracting(Trade::commission)
                .containsExactly(parse("10.005"), 0L, parse("4.9975"));
        assertThat(session.heard.trades).extracting(Trade::orderNumber).containsExactly(0L, 1L, 1L);
    }
}
