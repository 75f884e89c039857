package io.papertape.engine.order;

import static io.papertape.engine.portfolio.Money.parse;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class OrderSizeTest {

    @Test
    void refusesMoreThanWasRequestedAndNothing() {
        assertThatThrownBy(() -> new OrderSize(parse("3"), parse("2"), null))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("an entry must be of what was requested, or of less by a limit, but was 3 of 2 by null");
        assertThatThrownBy(() -> OrderSize.unreduced(0)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void refusesLessWithoutALimitAndALimitWithoutLess() {
        assertThatThrownBy(() -> new OrderSize(parse("1"), parse("2"), null))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new OrderSize(parse("2"), parse("2"), EntryLimit.MIN_CASH_RESERVE))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void findsALimitByTheParameterThatSetsIt() {
        assertThat(EntryLimit.of("riskMaxPositionSize")).isEqualTo(EntryLimit.MAX_POSITION_SIZE);
        assertThatThrownBy(() -> EntryLimit.of("positionSize"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a limit must be one of [riskMaxDrawdown, riskMaxDailyLoss, riskMaxPositionSize,"
                        + " riskMinCashReserve, cash, volumeLimit] but was positionSize");
    }
}
