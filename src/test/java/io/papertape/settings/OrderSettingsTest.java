package io.papertape.settings;

import static org.assertj.core.api.Assertions.assertThat;

import io.papertape.engine.order.Commission;
import io.papertape.engine.order.Fees;
import io.papertape.engine.order.FillCosts;
import io.papertape.engine.order.FillRules;
import io.papertape.engine.order.FillTiming;
import io.papertape.engine.order.IntrabarOrder;
import io.papertape.engine.order.Sizing;
import io.papertape.engine.order.SizingMethod;
import io.papertape.engine.order.Slippage;
import io.papertape.engine.portfolio.Money;
import io.papertape.engine.strategy.StrategyCatalog;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OrderSettingsTest {

    private static final StrategyCatalog CATALOG = new StrategyCatalog(OrderSettingsTest.class.getClassLoader());

    @Test
    void areThoseOfTheEngineWhereNoneIsGiven() {
        SessionSettings settings = settings("");

        assertThat(settings.fees()).isEqualTo(Fees.ofRate(100_000));
        assertThat(settings.slippage()).isEqualTo(Slippage.ofRate(50_000));
        assertThat(settings.costs()).isEqualTo(FillCosts.ofRates(100_000, 50_000));
        assertThat(settings.fillRules()).isEqualTo(FillRules.AT_CLOSE);
        assertThat(settings.sizing()).isEqualTo(Sizing.ofCash(95_000_000));
    }

    @Test
    void areHandedToTheEngine() {
        SessionSettings settings = settings("commission=0.005/share commissionMaker=0.001 commissionMin=1"
                + " commissionMax=0.005 slippage=0.01/share impact=0.1 tick=0.01 lot=0.00000001 sizing=fixedShares"
                + " sizeAmount=2.5");

        assertThat(settings.costs())
                .isEqualTo(new FillCosts(
                        new Fees(Commission.ofShare(500_000), Commission.ofRate(100_000), Money.ONE, 500_000),
                        new Slippage(0, 1_000_000, 10_000_000, 1_000_000),
                        1));
        assertThat(settings.sizing()).isEqualTo(new Sizing(SizingMethod.FIXED_SHARES, 95_000_000, 250_000_000));
        assertThat(settings("fill=nextClose volumeLimit=0.025 entryRemainder=keep limitBars=3 gapEntry=take"
                                + " limitFill=touch intrabar=nearest stopLoss=0.05 takeProfit=0.1 trailingStop=0.08"
                                + " maxHoldBars=20 cooldownBars=5")
                        .fillRules())
                .isEqualTo(new FillRules(
                        FillTiming.NEXT_CLOSE,
                        2_500_000,
                        true,
                        3,
                        true,
                        true,
                        IntrabarOrder.NEAREST,
                        5_000_000,
                        10_000_000,
                        8_000_000,
                        20,
                        5));
    }

    @Test
    void chargeLimitsAsMarketOrdersUnlessToldOtherwise() {
        assertThat(settings("commission=5/order").fees().maker()).isEqualTo(Commission.ofOrder(5 * Money.ONE));
        assertThat(settings("commission=5/order commissionMaker=0").fees().maker())
                .isEqualTo(Commission.NONE);
    }

    @Test
    void areLeftOutOfTheTextsWhereTheyHaveTheirDefault() {
        Map<String, String> texts = settings("").texts();

        assertThat(settings("fill=close realism=none volumeLimit=off impact=0 tick=off lot=1.0 limitBars=1 sizing=cash"
                                + " stopLoss=off cooldownBars=off commission=0.0010 commissionMaker= commissionMin=0")
                        .texts())
                .isEqualTo(texts);
        assertThat(texts)
                .containsOnlyKeys(
                        "strategy",
                        "fastPeriod",
                        "slowPeriod",
                        "initialCapital",
                        "commission",
                        "slippage",
                        "maxPositions",
                        "positionSize",
                        "risk",
                        "riskMaxPositionSize",
                        "riskMaxDailyLoss",
                        "riskMaxDrawdown",
                        "riskMinCashReserve");
    }

    @ParameterizedTest
    @CsvSource({
        "commission, 0.0050/share, 0.005/share",
        "commission, 0/order, 0",
        "commissionMaker, 5.00/order, 5/order",
        "slippage, 0.010/share, 0.01/share",
        "volumeLimit, 0.0250, 0.025",
        "takeProfit, 2.50, 2.5"
    })
    void areToldInOneWay(String name, String given, String told) {
        assertThat(settings(name + "=" + given).texts()).containsEntry(name, told);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            realism=strict | fill=nextOpen volumeLimit=0.025 impact=0.1
            realism=strict fill=nextClose volumeLimit=off | fill=nextClose impact=0.1
            realism=strict impact=0 stopLoss=0.05 | fill=nextOpen volumeLimit=0.025 stopLoss=0.05
            realism=none | maxPositions=10
            """)
    void areStrictButForWhatIsGivenItself(String given, String same) {
        assertThat(settings(given)).isEqualTo(settings(same));
        assertThat(settings(given).texts())
                .doesNotContainKey("realism")
                .isEqualTo(settings(same).texts());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            realism=strict | realism=strict |
            realism=strict impact=0 | realism=strict impact=0 |
            realism=strict | fill=nextOpen |
            fill=nextOpen volumeLimit=0.025 impact=0.1 | realism=strict |
            realism=strict | realism=none |
            fill=nextClose | realism=strict | fill was nextClose, now nextOpen; impact was 0, now 0.1; volumeLimit was off, now 0.025
            fill=nextClose | realism=strict fill=nextClose volumeLimit=off | impact was 0, now 0.1
            sizing=risk stopLoss=0.05 | sizing=risk |
            commission=0.005/share | commission=0.005 | commission was 0.005/share, now 0.005
            """)
    void areComparedWithWhatTheSessionKeeps(String kept, String asked, String differences) {
        Map<String, String> given = texts(asked);
        given.put("session", "mine");

        assertThat(RequestedSettings.carrying(settings(kept), given, CATALOG).sentences())
                .map(sentence -> sentence.replace("session 'mine' keeps its settings: ", "")
                        .replace(" (fresh=true starts it over)", ""))
                .containsExactlyInAnyOrder(differences == null ? new String[0] : differences.split("; "));
    }

    @Test
    void leaveTogetherToTheSessionWhatItMayKnow() {
        assertThat(RequestedSettings.read(texts("sizing=risk session=mine"), CATALOG, StrategyOrigin.UNKNOWN)
                        .problems())
                .isEmpty();
    }

    private static SessionSettings settings(String given) {
        RequestedSettings asked = RequestedSettings.read(texts(given), CATALOG, StrategyOrigin.COMMAND);
        assertThat(asked.problems()).isEmpty();
        return Objects.requireNonNull(asked.settings());
    }

    private static Map<String, String> texts(String given) {
        Map<String, String> texts = new LinkedHashMap<>();
        for (String text : given.isEmpty() ? new String[0] : given.split(" ")) {
            texts.put(text.substring(0, text.indexOf('=')), text.substring(text.indexOf('=') + 1));
        }
        return texts;
    }
}
