package io.papertape.engine.session;

import static io.papertape.engine.Slices.DAY;
import static io.papertape.engine.portfolio.Money.parse;
import static org.assertj.core.api.Assertions.assertThat;

import io.papertape.engine.portfolio.Money;
import io.papertape.engine.strategy.Held;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Limit, stop and stop-limit orders. A limit of 98 is of 969 shares, a stop at 105 of 904, a stop-limit at 105.5 of
/// 900.
class PricedOrdersTest {

    private static final String FREE = " commission=0 slippage=0";

    @ParameterizedTest
    @CsvSource({
        // a limit must be traded through
        "limit 98, 100 101 98 99, ",
        "limit 98, 100 101 97.99 99, BUY A 969 at 98 LIMIT",
        "limit 98, 98 101 98 99, ",
        "limit 98, 95 96 94 95, BUY A 969 at 95 LIMIT",
        // a stop is touched
        "trigger 105, 110 111 109 110, BUY A 904 at 110.055 STOP",
        "trigger 105, 104 106 103 105, BUY A 904 at 105.0525 STOP",
        "trigger 105, 104 105 103 104, BUY A 904 at 105.0525 STOP",
        "trigger 105, 104 104.99 103 104, ",
        "trigger 105, 105 105 103 104, BUY A 904 at 105.0525 STOP",
        // a stop-limit beyond its trigger at the open is a limit from there
        "trigger 105 limit 105.5, 106 107 105.4 106, BUY A 900 at 105.5 LIMIT",
        "trigger 105 limit 105.5, 106 107 105.5 106, ",
        "trigger 105 limit 105.5, 105.2 107 105.1 106, BUY A 900 at 105.2 LIMIT",
        // within the bar it slips, but not beyond its limit
        "trigger 105 limit 105.5, 104 106 103 105, BUY A 900 at 105.0525 STOP",
        "trigger 105 limit 105.02, 104 106 103 105, BUY A 904 at 105.02 STOP",
        // with a limit below the trigger it is a limit from the next bar on
        "trigger 105 limit 104, 104 106 100 105, "
    })
    void enterAtTheirPrices(String prices, String bar, String trade) {
        ScriptedSession session =
                new ScriptedSession("").day("100 BUY " + prices).trades().day(bar);

        if (trade == null) {
            session.trades().ended("BUY A limitBars");
        } else {
            session.trades(trade).ended();
            assertThat(session.last().decidedAt()).isEqualTo(DAY);
            assertThat(session.last().slippage()).isEqualTo(trade.endsWith("LIMIT") ? 0 : slippage(session));
        }
    }

    private static long slippage(ScriptedSession session) {
        return session.last().price() - Math.max(parse("105"), session.last().priceBeforeSlippage());
    }

    @Test
    void enterAtATouchWhereTouchingSuffices() {
        new ScriptedSession("limitFill=touch")
                .day("100 BUY limit 98")
                .day("100 101 98 99")
                .trades("BUY A 969 at 98 LIMIT");
    }

    @Test
    void areNotFilledBeyondTheirOwnStop() {
        new ScriptedSession("")
                .day("100 BUY limit 98 stop 96")
                .day("95 97 94 96")
                .trades()
                .ended("BUY A opened beyond its stop");
    }

    /// 98 is both the price before slippage and below the stop.
    @Test
    void areSoldAtOnceWhereTheyAreFilledBeyondTheirOwnStopAllTheSame() {
        new ScriptedSession("gapEntry=take")
                .day("100 BUY limit 98 stop 99")
                .day("100 101 97 99")
                .trades("BUY A 969 at 98 LIMIT", "SELL A 969 at 97.951 STOP");
    }

    @Test
    void becomeALimitForTheBarsThatAreLeft() {
        new ScriptedSession("limitBars=2")
                .day("100 BUY trigger 105 limit 104")
                .day("103 106 102 105")
                .trades()
                .day("105 106 103.9 105")
                .trades("BUY A 913 at 104 LIMIT");
        new ScriptedSession("limitBars=2")
                .day("100 BUY trigger 105 limit 104")
                .day("103 104 102 103")
                .day("103 106 102 105")
                .trades()
                .ended("BUY A limitBars");
    }

    @Test
    void waitForAsManyBarsOfTheirSymbolAsSet() {
        new ScriptedSession("limitBars=3", "A", "B")
                .day("100 BUY limit 98", "1")
                .day("100", "1")
                .day(null, "1")
                .day("100", "1")
                .ended()
                .day("100", "1")
                .ended("BUY A limitBars")
                .day("90", "1")
                .trades();
    }

    @Test
    void endBeforeTheSignalOfTheirLastBar() {
        new ScriptedSession("")
                .day("100 BUY limit 90")
                .day("100 BUY limit 99.5")
                .ended("BUY A limitBars")
                .day("100 101 99 100")
                .trades("BUY A 954 at 99.5 LIMIT");
    }

    @Test
    void letSignalsOfTheirSymbolDoNothing() {
        ScriptedSession session = new ScriptedSession("limitBars=4")
                .day("100 BUY limit 98")
                .day("100 BUY limit 200")
                .day("100 SELL")
                .day("100 BUY")
                .trades()
                .ended()
                .day("97")
                .trades("BUY A 969 at 97 LIMIT");
        assertThat(session.held).hasSize(2);
    }

    @ParameterizedTest
    @CsvSource({
        "limit 110, 105 110 104 106, ",
        "limit 110, 105 110.01 104 106, SELL A 949 at 110 LIMIT",
        "limit 110, 112 113 111 112, SELL A 949 at 112 LIMIT",
        "trigger 95, 94 96 93 95, SELL A 949 at 93.953 STOP",
        "trigger 95, 98 99 95 96, SELL A 949 at 94.9525 STOP",
        "trigger 95, 98 99 95.01 96, ",
        "trigger 95 limit 94.5, 94 94.6 93 94, SELL A 949 at 94.5 LIMIT",
        "trigger 95 limit 94.5, 94 94.5 93 94, ",
        "trigger 95 limit 94.98, 98 99 94 96, SELL A 949 at 94.98 STOP",
        "trigger 95 limit 96, 98 99 94 95, "
    })
    void leaveAtTheirPrices(String prices, String bar, String trade) {
        ScriptedSession session = new ScriptedSession("")
                .day("100 BUY")
                .day("100 SELL " + prices)
                .trades("BUY A 949 at 100.05 OPEN")
                .day(bar);

        if (trade == null) {
            session.trades().ended("SELL A limitBars");
        } else {
            session.trades(trade).ended();
        }
    }

    /// 10 × 100 with a maker's fee of nothing, or with a taker's of a hundredth; half of what is left goes to B.
    @Test
    void keepCashAtTheirLimitAndWithTheFeeOfTheirFill() {
        String settings = "initialCapital=2000 positionSize=0.5 commission=0.01 commissionMaker=0 slippage=0";
        new ScriptedSession(settings, "A", "B")
                .day("110 BUY limit 100", "2 BUY limit 1")
                .day("110", "0.5")
                .trades("BUY B 500 at 0.5 LIMIT");
        new ScriptedSession(settings, "A", "B")
                .day("90 BUY trigger 99 limit 100", "2 BUY limit 1")
                .day("90", "0.5")
                .trades("BUY B 495 at 0.5 LIMIT");
    }

    @Test
    void affordWithTheFeeOfTheirFill() {
        String settings = "initialCapital=1000 positionSize=1 commission=0.01 commissionMaker=0 slippage=0";
        new ScriptedSession(settings).day("110 BUY limit 100").day("99").trades("BUY A 10 at 99 LIMIT");
        new ScriptedSession(settings)
                .day("90 BUY trigger 99 limit 100")
                .day("90 99 90 99")
                .trades("BUY A 9 at 99 STOP");
    }

    @Test
    void areStoppedByTheRestOfTheBarThatFillsTheirLimit() {
        ScriptedSession session = new ScriptedSession(FREE.trim())
                .day("100 BUY limit 98 stop 96 target 99")
                .day("100 101 95 97");

        session.trades("BUY A 969 at 98 LIMIT", "SELL A 969 at 96 STOP");
        assertThat(session.last().ambiguous()).isTrue();
        assertThat(session.last().otherPnl()).hasValue(parse("969"));
    }

    @Test
    void areNotAmbiguouslyStoppedAfterTheirLimitWhereTheBarHasNotReachedTheTarget() {
        ScriptedSession session = new ScriptedSession(FREE.trim())
                .day("100 BUY limit 98 stop 96 target 105")
                .day("100 101 95 97");

        session.trades("BUY A 969 at 98 LIMIT", "SELL A 969 at 96 STOP");
        assertThat(session.last().ambiguous()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        // the low may have come before the trigger: then the close would be the price, or the target
        "104 106 102 105, true, 0",
        "104 108 102 105, true, 1808",
        "104 108 102 102.5, true, 1808",
        "104 106 102 103, false, "
    })
    void areStoppedByTheBarThatTriggersThemAsIfTheLowCameAfterIt(String bar, boolean ambiguous, String otherPnl) {
        ScriptedSession session = new ScriptedSession(FREE.trim())
                .day("100 BUY trigger 105 stop 103 target 107")
                .day(bar);

        session.trades("BUY A 904 at 105 STOP", "SELL A 904 at 103 STOP");
        assertThat(session.last().ambiguous()).isEqualTo(ambiguous);
        if (ambiguous) {
            assertThat(session.last().otherPnl()).hasValue(parse(otherPnl));
        } else {
            assertThat(session.last().otherPnl()).isEmpty();
        }
    }

    @Test
    void haveATargetFromTheNextBarOn() {
        new ScriptedSession("")
                .day("100 BUY limit 98 target 99")
                .day("100 105 97 104")
                .trades("BUY A 969 at 98 LIMIT")
                .day("104 105 103 104")
                .trades("SELL A 969 at 104 TARGET");
    }

    @Test
    void areStoppedBeforeTheNextEntryOfTheSlice() {
        new ScriptedSession("positionSize=0.5", "A", "B")
                .day("100 BUY limit 98 stop 96", "100 BUY limit 98")
                .day("100 101 95 97", "100 101 95 97")
                .trades("BUY A 510 at 98 LIMIT", "SELL A 510 at 95.952 STOP", "BUY B 254 at 98 LIMIT");
    }

    @Test
    void trailTheHighOfTheBarThatFillsThem() {
        ScriptedSession session =
                new ScriptedSession("trailingStop=0.08").day("100 BUY limit 98").day("100 110 97 105");
        session.trades("BUY A 969 at 98 LIMIT");
        assertThat(Money.format(
                        Objects.requireNonNull(session.position().levels()).trail()))
                .isEqualTo("101.2");

        session.day("105 106 101 102").trades("SELL A 969 at 101.1494 TRAIL");

        assertThat(session.last().decidedAt()).isEqualTo(2 * DAY);
    }

    @Test
    void showTheStrategyTheBarThatFillsThem() {
        ScriptedSession session =
                new ScriptedSession("").day("100 BUY limit 98").day("100 110 97 105");

        assertThat(session.held.getLast()).isEqualTo(new Held(parse("98"), 1, parse("969"), parse("110"), parse("97")));
    }

    @Test
    void tellTheLevelThatTheyWaitedFor() {
        ScriptedSession limit = new ScriptedSession("").day("100 BUY limit 98").day("95");
        ScriptedSession stop =
                new ScriptedSession("").day("100 BUY trigger 105").day("110");

        assertThat(limit.last().level()).hasValue(parse("98"));
        assertThat(stop.last().level()).hasValue(parse("105"));
    }
}
