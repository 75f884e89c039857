package io.papertape.engine.order;

import static io.papertape.engine.portfolio.Money.parse;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.papertape.engine.portfolio.Position;
import org.junit.jupiter.api.Test;

class OrderTest {

    private static final Position HELD =
            new Position(2, 41, parse("7"), parse("100.05"), parse("0.70035"), 77, parse("103"), 80, null);

    @Test
    void opensByABuyOfTheSizeGiven() {
        OrderSize cut = new OrderSize(parse("3"), parse("9"), EntryLimit.MAX_POSITION_SIZE);

        assertThat(Order.open(2, cut, 77, "cheap"))
                .isEqualTo(new Order(2, Side.BUY, PositionEffect.OPEN, cut, 77, "cheap"));
    }

    @Test
    void closesTheWholePositionByASellThatNoLimitReduces() {
        assertThat(Order.close(HELD, 88, "dear"))
                .isEqualTo(new Order(
                        2, Side.SELL, PositionEffect.CLOSE, new OrderSize(parse("7"), parse("7"), null), 88, "dear"));
    }

    @Test
    void refusesAShortPosition() {
        OrderSize size = OrderSize.unreduced(parse("1"));

        assertThatThrownBy(() -> new Order(0, Side.SELL, PositionEffect.OPEN, size, 0, ""))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a buy must open a position and a sell close one but was SELL OPEN");
        assertThatThrownBy(() -> new Order(0, Side.BUY, PositionEffect.CLOSE, size, 0, ""))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a buy must open a position and a sell close one but was BUY CLOSE");
    }
}
