package io.papertape.engine.session;

import static io.papertape.engine.portfolio.Money.parse;
import static org.assertj.core.api.Assertions.assertThat;

import io.papertape.engine.market.CorporateAction;
import io.papertape.engine.portfolio.EquityPoint;
import io.papertape.engine.portfolio.Money;
import io.papertape.engine.portfolio.Position;
import io.papertape.engine.portfolio.UtcDay;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Splits, dividends, delistings and short positions, in numbers that anybody can check.
class CorporateActionsTest {

    private static final String WITHOUT_COSTS = "commission=0 slippage=0 sizing=fixedShares sizeAmount=";

    @Test
    void splitsAPositionAndItsStop() {
        ScriptedSession session = new ScriptedSession(
                WITHOUT_COSTS + "33 stopLoss=0.05 tick=0.01",
                List.of(action(2, CorporateAction.Type.SPLIT, "7", 2)),
                "A");

        session.day("645.57 BUY").day("92.50");

        Position position = session.position();
        assertThat(Money.format(position.quantity())).isEqualTo("231");
        assertThat(Money.format(position.entryPrice())).isEqualTo("92.22428571");
        assertThat(Money.format(position.levels().stop())).isEqualTo("87.61285714");
        assertThat(session.cashEvents()).containsExactly("SPLIT_CASH A 0 198");
    }

    @Test
    void paysWhatAReverseSplitLeavesOver() {
        ScriptedSession session = new ScriptedSession(
                WITHOUT_COSTS + "100 initialCapital=250",
                List.of(action(2, CorporateAction.Type.SPLIT, "0.125", 2)),
                "A");

        session.day("2.50 BUY").day("20");

        assertThat(Money.format(session.position().quantity())).isEqualTo("12");
        assertThat(session.cashEvents()).containsExactly("SPLIT_CASH A 10 -88");
        assertThat(session.heard.points).extracting(EquityPoint::equity).containsExactly(parse("250"), parse("250"));
    }

    @Test
    void paysADividendOnThePayDateAndCountsItFromTheExDate() {
        ScriptedSession session = new ScriptedSession(
                WITHOUT_COSTS + "100 dividendTax=0.15",
                List.of(action(2, CorporateAction.Type.DIVIDEND, "2.65", 4)),
                "A");

        session.day("100 BUY").day("97.35").day("97.35");

        assertThat(session.cash()).isEqualTo("90000");
        assertThat(session.heard.points)
                .extracting(point -> Money.format(point.receivables()))
                .containsExactly("0", "225.25", "225.25");
        assertThat(session.heard.points.getLast().equity()).isEqualTo(parse("99960.25"));
        assertThat(session.day("97.35").cash()).isEqualTo("90225.25");
        assertThat(session.cashEvents()).containsExactly("DIVIDEND A 225.25");
    }

    @Test
    void paysNothingToWhoBuysOnTheExDate() {
        ScriptedSession session = new ScriptedSession(
                WITHOUT_COSTS + "100", List.of(action(2, CorporateAction.Type.DIVIDEND, "2.65", 2)), "A");

        session.day("100").day("100 BUY").day("100");

        assertThat(session.cashEvents()).isEmpty();
    }

    @Test
    void takesTheWholeDividendOfAShortPosition() {
        ScriptedSession session = new ScriptedSession(
                WITHOUT_COSTS + "100 short=true borrowRate=0 dividendTax=0.15",
                List.of(action(2, CorporateAction.Type.DIVIDEND, "2.65", 2)),
                "A");

        session.day("100 SELL").day("100");

        assertThat(session.cashEvents()).containsExactly("DIVIDEND A -265");
    }

    @ParameterizedTest
    @CsvSource({"0.05, none, 5", "none, last, 320", "none, zero, 0"})
    void closesADelistedPosition(String value, String delistPrice, String paid) {
        CorporateAction delisting = new CorporateAction(
                0,
                UtcDay.MILLIS,
                CorporateAction.Type.DELIST,
                value.equals("none") ? CorporateAction.LAST_PRICE : parse(value),
                UtcDay.MILLIS);
        ScriptedSession session = new ScriptedSession(
                WITHOUT_COSTS + "100 initialCapital=320"
                        + (delistPrice.equals("none") ? "" : " delistPrice=" + delistPrice),
                List.of(delisting),
                "A",
                "B");

        session.day("3.20 BUY", "1").day(null, "1");

        assertThat(session.engine.positions()).isEmpty();
        assertThat(session.cash()).isEqualTo(paid);
    }

    /// From a Friday to the Monday: 50,000 × 0.03 × 3 ÷ 365.
    @Test
    void takesTheFeeOfAShortPositionByCalendarDays() {
        ScriptedSession session = new ScriptedSession(WITHOUT_COSTS + "500 short=true");

        session.day("100 SELL");
        assertThat(session.cash()).isEqualTo("150000");
        assertThat(session.heard.points.getLast().equity()).isEqualTo(parse("100000"));
        session.pass(2).day("100");

        assertThat(session.cashEvents()).containsExactly("BORROW A -12.32876712");
    }

    @Test
    void coversAShortPositionWithoutMarginAtTheNextOpen() {
        ScriptedSession session = new ScriptedSession(WITHOUT_COSTS + "500 short=true borrowRate=0");

        session.day("100 SELL").day("220").day("240").trades("SELL A 500 at 100 OPEN");
        session.day("245 246 244 245").trades("BUY A 500 at 245 MARGIN");

        assertThat(session.cash()).isEqualTo("27500");
    }

    private static CorporateAction action(int day, CorporateAction.Type type, String value, int payDay) {
        return new CorporateAction(0, day * UtcDay.MILLIS, type, parse(value), payDay * UtcDay.MILLIS);
    }
}
