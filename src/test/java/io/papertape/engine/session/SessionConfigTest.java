package io.papertape.engine.session;

import static io.papertape.engine.portfolio.Money.parse;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.papertape.engine.order.FillCosts;
import io.papertape.engine.order.FillRules;
import io.papertape.engine.order.FillTiming;
import io.papertape.engine.order.ShortRules;
import io.papertape.engine.order.Sizing;
import io.papertape.engine.portfolio.Money;
import io.papertape.engine.risk.RiskLimits;
import io.papertape.engine.strategy.StrategyFactory;
import java.time.Duration;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SessionConfigTest {

    private static final StrategyFactory STRATEGY = () -> ScriptedStrategy.HOLD;

    @Test
    void defaultsAreThoseOfTheContract() {
        SessionConfig defaults = builder().build();

        assertThat(defaults)
                .isEqualTo(new SessionConfig(
                        "nightly",
                        STRATEGY,
                        List.of(),
                        parse("100000"),
                        FillCosts.ofRates(parse("0.001"), parse("0.0005")),
                        10,
                        Sizing.ofCash(parse("0.95")),
                        FillRules.AT_CLOSE,
                        252,
                        RiskLimits.DEFAULT,
                        ShortRules.NONE,
                        ActionRules.DEFAULT,
                        ZoneOffset.UTC,
                        null,
                        Long.MIN_VALUE,
                        Duration.ofSeconds(60)));
    }

    @Test
    void takesEverySetting() {
        FillCosts costs = FillCosts.ofRates(1, 2);
        ShortRules shorts = new ShortRules(true, true, 1, 2, 3);
        ActionRules actions = new ActionRules(parse("0.15"), true);
        FillRules fills = FillRules.AT_CLOSE.withTiming(FillTiming.NEXT_OPEN);
        SessionConfig config = builder()
                .symbols(List.of("KO"))
                .initialCapital(3)
                .costs(costs)
                .maxPositions(1)
                .sizing(Sizing.ofCash(Money.ONE))
                .fills(fills)
                .daysPerYear(365)
                .riskLimits(null)
                .shorts(shorts)
                .actions(actions)
                .zone(ZoneId.of("Asia/Tokyo"))
                .riskDrawdownReset(4)
                .tradeFrom(5)
                .updateInterval(Duration.ZERO)
                .build();

        assertThat(config)
                .isEqualTo(new SessionConfig(
                        "nightly",
                        STRATEGY,
                        List.of("KO"),
                        3,
                        costs,
                        1,
                        Sizing.ofCash(Money.ONE),
                        fills,
                        365,
                        null,
                        shorts,
                        actions,
                        ZoneId.of("Asia/Tokyo"),
                        4,
                        5,
                        Duration.ZERO));
    }

    @Test
    void keepsItsSymbolsWhenTheListChanges() {
        List<String> symbols = new ArrayList<>(List.of("KO"));
        SessionConfig config = builder().symbols(symbols).build();

        symbols.add("PG");

        assertThat(config.symbols()).containsExactly("KO");
    }

    @Test
    void rejectsSettingsOutOfRange() {
        assertRejected(SessionConfig.builder(" ", STRATEGY), "session name must not be blank");
        assertRejected(builder().symbols(List.of("KO", "PG", "KO")), "symbols must not repeat but were KO,PG,KO");
        assertRejected(builder().initialCapital(0), "initialCapital must be positive but was 0");
        assertRejected(builder().maxPositions(0), "maxPositions must be at least 1 but was 0");
        assertRejected(builder().riskDrawdownReset(0), "riskDrawdownReset must be at least 1 day but was 0");
        assertRejected(
                builder().updateInterval(Duration.ofSeconds(-1)), "updateInterval must not be negative but was PT-1S");
    }

    private static SessionConfig.Builder builder() {
        return SessionConfig.builder("nightly", STRATEGY);
    }

    private static void assertRejected(SessionConfig.Builder builder, String message) {
        assertThatThrownBy(builder::build)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
    }
}
