package io.papertape.engine.session;

import static io.papertape.engine.Slices.DAY;
import static io.papertape.engine.portfolio.Money.parse;
import static org.assertj.core.api.Assertions.assertThat;

import io.papertape.engine.portfolio.Excursion;
import io.papertape.engine.portfolio.ExitLevels;
import io.papertape.engine.portfolio.Money;
import io.papertape.engine.strategy.Held;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Stops, targets, trailing stops, and exits after a number of bars. Most enter 949 shares at 100.05, so that a stop of
/// 0.05 is at 95.0475 and a target of 0.10 at 110.055.
class LevelExitsTest {

    private static final String BOTH = "stopLoss=0.05 takeProfit=0.10 ";

    @ParameterizedTest
    @CsvSource({
        // stop within the bar, touched to the last digit, missed by one, and a gap below it
        "98 99 94 96, SELL A 949 at 94.99997625 STOP",
        "98 99 95.0475 96, SELL A 949 at 94.99997625 STOP",
        "98 99 95.04750001 96,",
        "92 96 90 95, SELL A 949 at 91.954 STOP",
        "95.0475 96 95.0475 95.5, SELL A 949 at 94.99997625 STOP",
        // target in a gap, traded through, and only touched
        "112 113 111 112, SELL A 949 at 112 TARGET",
        "105 110.05500001 104 106, SELL A 949 at 110.055 TARGET",
        "105 110.055 104 106,",
        "110.055 110.055 104 106,"
    })
    void closeAPositionOfTheBarsBefore(String bar, String trade) {
        ScriptedSession session = new ScriptedSession(BOTH).day("100 BUY").trades("BUY A 949 at 100.05 OPEN");

        session.day(bar).trades(trade == null ? new String[0] : new String[] {trade});
        if (trade != null) {
            assertThat(session.last().ambiguous()).isFalse();
            assertThat(session.last().otherPnl()).isEmpty();
            assertThat(session.last().level()).hasValue(parse(trade.endsWith("STOP") ? "95.0475" : "110.055"));
            assertThat(session.last().decidedAt()).isEqualTo(DAY);
        }
    }

    @Test
    void fillATargetThatIsTouchedWhereTouchingSuffices() {
        new ScriptedSession(BOTH + "limitFill=touch")
                .day("100 BUY")
                .day("105 110.055 104 106")
                .trades("BUY A 949 at 100.05 OPEN", "SELL A 949 at 110.055 TARGET");
    }

    @Test
    void payTheMakersFeeAtATargetAndTheTakersAtAStop() {
        ScriptedSession target = new ScriptedSession(BOTH + "commission=0.01/share commissionMaker=1/order");
        ScriptedSession stop = new ScriptedSession(BOTH + "commission=0.01/share commissionMaker=1/order");

        target.day("100 BUY").day("112");
        stop.day("100 BUY").day("90");

        assertThat(target.last().commission()).isEqualTo(parse("1"));
        assertThat(stop.last().commission()).isEqualTo(parse("9.49"));
    }

    @ParameterizedTest
    @CsvSource({
        "stopFirst, 100, SELL A 949 at 94.99997625 STOP, 9295.355355",
        "targetFirst, 100, SELL A 949 at 110.055 TARGET, -4977.57496621",
        // 100 − 95.0475 is less than 110.055 − 100
        "nearest, 100, SELL A 949 at 94.99997625 STOP, 9295.355355",
        "nearest, 103, SELL A 949 at 110.055 TARGET, -4977.57496621",
        // equally near
        "nearest, 102.55125, SELL A 949 at 94.99997625 STOP, 9295.355355"
    })
    void decideAsSetWhereABarReachedBoth(String order, String open, String trade, String otherPnl) {
        ScriptedSession session =
                new ScriptedSession(BOTH + "intrabar=" + order).day("100 BUY").day(open + " 111 95 105");

        session.trades("BUY A 949 at 100.05 OPEN", trade);
        assertThat(session.last().ambiguous()).isTrue();
        assertThat(session.last().otherPnl()).hasValue(parse(otherPnl));
    }

    @Test
    void trailTheHighsOfTheBarsBefore() {
        ScriptedSession session = new ScriptedSession("trailingStop=0.08").day("100 BUY");
        assertThat(trail(session)).isEqualTo("92.046");

        session.day("101 104 100 103");
        assertThat(trail(session)).isEqualTo("95.68");

        session.day("103 110 99 108").trades("BUY A 949 at 100.05 OPEN");
        assertThat(trail(session)).isEqualTo("101.2");

        session.day("105 106 101 102").trades("SELL A 949 at 101.1494 TRAIL");
        assertThat(session.last().level()).hasValue(parse("101.2"));
        assertThat(session.last().decidedAt()).isEqualTo(3 * DAY);
        assertThat(session.last().ambiguous()).isFalse();
        assertThat(session.last().missedTrails()).hasValue(1);
    }

    private static String trail(ScriptedSession session) {
        return Money.format(levels(session).trail());
    }

    private static ExitLevels levels(ScriptedSession session) {
        return Objects.requireNonNull(session.position().levels());
    }

    @Test
    void areTheHigherOfStopAndTrail() {
        new ScriptedSession("stopLoss=0.05 trailingStop=0.08")
                .day("100 BUY")
                .day("98 99 94 96")
                .trades("BUY A 949 at 100.05 OPEN", "SELL A 949 at 94.99997625 STOP");
        new ScriptedSession("stopLoss=0.05 trailingStop=0.08")
                .day("100 BUY")
                .day("101 104 100 103")
                .day("98 99 94 96")
                .trades("BUY A 949 at 100.05 OPEN", "SELL A 949 at 95.63216 TRAIL");
    }

    @Test
    void areAStopWhereTheTrailIsEqualToIt() {
        new ScriptedSession("stopLoss=0.05 trailingStop=0.05")
                .day("100 BUY")
                .day("98 99 94 96")
                .trades("BUY A 949 at 100.05 OPEN", "SELL A 949 at 94.99997625 STOP");
    }

    /// The high of 104 makes a trail of 95.68, which the low reaches, too.
    @Test
    void areAmbiguousWhereTheBarsOwnHighMayHaveTrailedOutBeforeAStop() {
        ScriptedSession session = new ScriptedSession("stopLoss=0.05 trailingStop=0.08")
                .day("100 BUY")
                .day("100 104 95 96");

        session.trades("BUY A 949 at 100.05 OPEN", "SELL A 949 at 94.99997625 STOP");
        assertThat(session.last().ambiguous()).isTrue();
        assertThat(session.last().otherPnl()).hasValue(parse("-4378.23252984"));
    }

    /// The high of 112 makes a trail of 103.04, which the low reaches.
    @Test
    void areAmbiguousWhereTheBarsOwnHighMayHaveTrailedOutAfterATarget() {
        ScriptedSession session = new ScriptedSession("takeProfit=0.10 trailingStop=0.08")
                .day("100 BUY")
                .day("105 112 102 108");

        session.trades("BUY A 949 at 100.05 OPEN", "SELL A 949 at 110.055 TARGET");
        assertThat(session.last().ambiguous()).isTrue();
        assertThat(session.last().otherPnl()).hasValue(parse("2595.93400248"));
    }

    /// The high of 112 makes a trail of 110.88, above the target.
    @Test
    void areNotAmbiguousWhereTheTrailOfTheBarIsAboveItsTarget() {
        ScriptedSession session = new ScriptedSession("takeProfit=0.10 trailingStop=0.01")
                .day("100 BUY")
                .day("105 112 102 108");

        session.trades("BUY A 949 at 100.05 OPEN", "SELL A 949 at 110.055 TARGET");
        assertThat(session.last().ambiguous()).isFalse();
    }

    @Test
    void areTriedFromTheNextBarOnAfterAnEntryAtTheClose() {
        new ScriptedSession("stopLoss=0.05")
                .day("100 100 50 100 BUY")
                .trades("BUY A 949 at 100.05 OPEN")
                .day("100 100 95.1 100")
                .trades();
    }

    @Test
    void areTriedInTheBarOfAnEntryAtTheOpen() {
        ScriptedSession session =
                new ScriptedSession("fill=nextOpen " + BOTH).day("100 BUY").day("100 101 94 96");

        session.trades("BUY A 949 at 100.05 OPEN", "SELL A 949 at 94.99997625 STOP");
        assertThat(session.last().decidedAt()).isEqualTo(DAY);
        assertThat(session.last().time()).isEqualTo(2 * DAY);
        new ScriptedSession("fill=nextOpen " + BOTH)
                .day("100 BUY")
                .day("100 111 96 105")
                .trades("BUY A 949 at 100.05 OPEN", "SELL A 949 at 110.055 TARGET");
    }

    /// A slippage of 0.01 puts the fill at 101 and the stop at 100.899; the open of 100 is below it.
    @ParameterizedTest
    @CsvSource({"stopFirst", "targetFirst"})
    void sellAtTheOpenWhereTheStopIsNarrowerThanTheSlippage(String order) {
        new ScriptedSession("fill=nextOpen slippage=0.01 stopLoss=0.001 takeProfit=0.02 intrabar=" + order)
                .day("100 BUY")
                .day("100 200 99 150")
                .trades("BUY A 940 at 101 OPEN", "SELL A 940 at 99 STOP");
    }

    @Test
    void endAnExitThatWaitsForTheClose() {
        new ScriptedSession("fill=nextClose stopLoss=0.05")
                .day("100 BUY")
                .day("100 SELL")
                .day("98 99 94 96")
                .trades("BUY A 949 at 100.05 OPEN", "SELL A 949 at 94.99997625 STOP")
                .ended("SELL A STOP");
    }

    @Test
    void closeAPositionAfterAsManyBarsAsItMayBeHeld() {
        ScriptedSession session = new ScriptedSession("maxHoldBars=2")
                .day("100 BUY")
                .day("100")
                .trades("BUY A 949 at 100.05 OPEN")
                .day("101 BUY");

        session.trades("SELL A 949 at 100.9495 TIME", "BUY A 946 at 101.0505 OPEN");
        assertThat(session.heard.trades.get(1).reason()).isEqualTo("held for 2 bars");
    }

    @Test
    void countTheBarOfAnEntryAtTheOpenAmongThoseHeld() {
        new ScriptedSession("maxHoldBars=2 fill=nextOpen")
                .day("100 BUY")
                .day("100")
                .day("100")
                .trades("BUY A 949 at 100.05 OPEN")
                .day("101")
                .trades("SELL A 949 at 100.9495 TIME");
    }

    @Test
    void keepASymbolFromBeingEnteredFromTheBarOfTheExitOn() {
        new ScriptedSession("cooldownBars=2 stopLoss=0.05", "A", "B")
                .day("100 BUY", "100")
                .day("90 BUY", "100")
                .trades("BUY A 949 at 100.05 OPEN", "SELL A 949 at 89.955 STOP")
                .day(null, "100")
                .day("90 BUY", "100")
                .trades()
                .day("90 BUY", "100")
                .trades("BUY A 952 at 90.045 OPEN");
    }

    @Test
    void coolFromTheBarInWhichThePositionIsGone() {
        new ScriptedSession("cooldownBars=1 volumeLimit=0.1 sizing=fixedShares sizeAmount=100")
                .day("100 v1000 BUY")
                .day("100 v500 SELL")
                .trades("BUY A 100 at 100.05 OPEN", "SELL A 50 at 99.95 CLOSE")
                .day("100 v1000 BUY")
                .trades("SELL A 50 at 99.95 CLOSE")
                .day("100 v1000 BUY")
                .trades("BUY A 100 at 100.05 OPEN");
    }

    @Test
    void areThoseOfTheStrategyInPlaceOfTheSettings() {
        ScriptedSession session = new ScriptedSession(BOTH + "trailingStop=0.08").day("100 BUY stop 97 target 103");

        assertThat(Money.format(levels(session).stop())).isEqualTo("97");
        assertThat(Money.format(levels(session).target())).isEqualTo("103");
        assertThat(trail(session)).isEqualTo("92.046");
    }

    @Test
    void areTightenedByTheStrategyButNeverLoosened() {
        ScriptedSession session = new ScriptedSession("stopLoss=0.05")
                .day("100 BUY")
                .day("100 HOLD stop 97")
                .day("100 HOLD stop 96 target 120");
        assertThat(Money.format(levels(session).stop())).isEqualTo("97");

        session.day("98 99 96 96").trades("BUY A 949 at 100.05 OPEN", "SELL A 949 at 96.9515 STOP");

        assertThat(session.last().decidedAt()).isEqualTo(2 * DAY);
    }

    @Test
    void sellAtTheNextOpenWhereTheStrategysStopIsBeyondTheClose() {
        ScriptedSession session = new ScriptedSession("stopLoss=0.05")
                .day("100 BUY")
                .day("100 HOLD stop 105")
                .trades("BUY A 949 at 100.05 OPEN");

        session.day("101 103 100 102").trades("SELL A 949 at 100.9495 STOP");
        assertThat(session.last().level()).hasValue(parse("105"));
    }

    @Test
    void areTakenFromTheStrategyAtTheSignalsOfAHeldPosition() {
        ScriptedSession session = new ScriptedSession("").day("100 BUY").day("101 BUY target 104");

        assertThat(levels(session).targetDecidedAt()).isEqualTo(2 * DAY);
        session.day("103 105 102 103").trades("BUY A 949 at 100.05 OPEN", "SELL A 949 at 104 TARGET");
        assertThat(session.last().decidedAt()).isEqualTo(2 * DAY);
    }

    @ParameterizedTest
    @CsvSource({
        "97, opened beyond its stop",
        // a fill of 98.0485 is above the stop of 98
        "98,",
        "104, opened beyond its target",
        // a fill of 103.0415 is above the target of 103
        "102.99, opened beyond its target"
    })
    void cancelAnEntryWhoseFillIsBeyondThem(String open, String why) {
        ScriptedSession session = new ScriptedSession("fill=nextOpen")
                .day("100 BUY stop 98 target 103")
                .day(open);

        if (why == null) {
            assertThat(session.heard.trades).isNotEmpty();
        } else {
            session.trades().ended("BUY A " + why);
        }
    }

    @Test
    void sellWhatIsBoughtBeyondThemAllTheSame() {
        new ScriptedSession("fill=nextOpen gapEntry=take")
                .day("100 BUY stop 98 target 103")
                .day("97 99 96 98")
                .trades("BUY A 949 at 97.0485 OPEN", "SELL A 949 at 96.9515 STOP");
        new ScriptedSession("fill=nextOpen gapEntry=take")
                .day("100 BUY stop 98 target 103")
                .day("104 105 103 104")
                .trades("BUY A 949 at 104.052 OPEN", "SELL A 949 at 104 TARGET");
    }

    @Test
    void showTheStrategyWhatItHolds() {
        ScriptedSession session =
                new ScriptedSession("").day("100 BUY").day("101 104 99 102").day("102 103 98 100");

        assertThat(session.held)
                .containsExactly(
                        null,
                        new Held(parse("100.05"), 1, parse("949"), parse("104"), parse("99")),
                        new Held(parse("100.05"), 2, parse("949"), parse("104"), parse("98")));
    }

    @Test
    void showTheStrategyTheBarOfAnEntryAtItsOpen() {
        ScriptedSession session =
                new ScriptedSession("fill=nextOpen").day("100 BUY").day("100 104 99 102");

        assertThat(session.held)
                .containsExactly(null, new Held(parse("100.05"), 1, parse("949"), parse("104"), parse("99")));
    }

    @Test
    void tellThePricesOfTheBarOfAnEntryAtItsOpen() {
        ScriptedSession session =
                new ScriptedSession("fill=nextOpen " + BOTH).day("100 BUY").day("100 101 94 96");

        assertThat(session.last().excursion()).isEqualTo(new Excursion(parse("94"), parse("101")));
    }

    @Test
    void areLeftAloneWhileAnOrderOfTheirSymbolWaits() {
        ScriptedSession session = new ScriptedSession("limitBars=3")
                .day("100 BUY stop 90")
                .day("100 SELL limit 110")
                .day("100 HOLD stop 99");
        assertThat(Money.format(levels(session).stop())).isEqualTo("90");
        assertThat(session.held).hasSize(2);

        session.day("98 99 90.01 98").day("100 HOLD stop 99").ended("SELL A limitBars");
        assertThat(Money.format(levels(session).stop())).isEqualTo("99");
    }

    @Test
    void areSetByTheSignalOfAnExitThatWaits() {
        ScriptedSession session =
                new ScriptedSession("limitBars=3").day("100 BUY stop 90").day("100 SELL limit 110 stop 97");

        session.day("98 99 96 98")
                .trades("BUY A 949 at 100.05 OPEN", "SELL A 949 at 96.9515 STOP")
                .ended("SELL A STOP");
    }

    @Test
    void trailOutAtTheOpenOfAGap() {
        new ScriptedSession("trailingStop=0.08")
                .day("100 BUY")
                .day("106 110 105 108")
                .day("101 102 100 101")
                .trades("BUY A 949 at 100.05 OPEN", "SELL A 949 at 100.9495 TRAIL");
    }
}
