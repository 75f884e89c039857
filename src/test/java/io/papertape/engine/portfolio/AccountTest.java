package io.papertape.engine.portfolio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class AccountTest {

    private static final long MAX = Long.MAX_VALUE;

    private final Account account = new Account(List.of("KO", "PG", "GE"), 1_000 * Money.ONE);

    @Test
    void paysCostAndCommissionOfWhatItBuys() {
        Position bought = buy(1, "3", "100.5", "0.3015");

        assertThat(account.cash()).isEqualTo(Money.parse("698.1985"));
        assertThat(account.position(1)).isSameAs(bought);
        assertThat(account.position(0)).isNull();
        assertThat(account.positions()).containsExactly(bought);
        assertThat(account.positionsValue()).isEqualTo(Money.parse("301.5"));
        assertThat(account.equity()).isEqualTo(Money.parse("999.6985"));
    }

    @Test
    void collectsProceedsAndForgetsThePosition() {
        Position bought = buy(1, "3", "100", "0");

        account.leave(bought, bought.quantity(), Money.parse("310"));

        assertThat(account.cash()).isEqualTo(Money.parse("1010"));
        assertThat(account.position(1)).isNull();
        assertThat(account.positions()).isEmpty();
        assertThat(account.equity()).isEqualTo(Money.parse("1010"));
    }

    @Test
    void keepsPositionsInOrderOfEntry() {
        Position first = buy(2, "1", "10", "0");
        Position second = buy(0, "1", "20", "0");
        Position third = buy(1, "1", "30", "0");

        assertThat(account.positions()).containsExactly(first, second, third);

        account.leave(second, second.quantity(), 0);

        assertThat(account.positions()).containsExactly(first, third);
    }

    @Test
    void valuesPositionsAtTheLatestPricesAndKeepsAValuationWithoutOne() {
        Position first = buy(0, "2", "10", "0");
        Position second = buy(2, "3", "20", "0");

        account.updatePositions(new long[] {0, Money.parse("99"), Money.parse("21.5")});

        assertThat(first.lastPrice()).isEqualTo(Money.parse("10"));
        assertThat(second.lastPrice()).isEqualTo(Money.parse("21.5"));
        assertThat(second.marketValue()).isEqualTo(Money.parse("64.5"));
        assertThat(second.unrealizedPnl()).isEqualTo(Money.parse("4.5"));
        assertThat(second.cost()).isEqualTo(Money.parse("60"));
        assertThat(account.positionsValue()).isEqualTo(Money.parse("84.5"));
    }

    @Test
    void restoresAnEarlierState() {
        buy(0, "2", "10", "0");
        Position earlier = new Position(1, 1, lot("5", "7", "0.5"), null);

        account.restore(Money.parse("42"), List.of(earlier), List.of());

        assertThat(account.cash()).isEqualTo(Money.parse("42"));
        assertThat(account.position(0)).isNull();
        assertThat(account.position(1)).isSameAs(earlier);
        assertThat(account.positions()).containsExactly(earlier);
        assertThat(account.equity()).isEqualTo(Money.parse("77"));
    }

    @Test
    void offersPositionsOnlyToRead() {
        assertThatThrownBy(() -> account.positions().clear()).isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void namesTheSymbolWhoseValueOverflows() {
        buy(2, "2", "10", "0");
        account.updatePositions(new long[] {0, 0, MAX});

        assertThatThrownBy(account::equity)
                .isInstanceOf(MoneyOverflowException.class)
                .hasMessage("symbol GE: quantity 2 × price 92233720368.54775807"
                        + " exceeds the largest value 92233720368.54775807");
    }

    @Test
    void namesTheSymbolWithWhichTheSumOfValuesOverflows() {
        buy(0, "1", "10", "0");
        buy(1, "1", "10", "0");
        account.updatePositions(new long[] {MAX, 1, 0});

        assertThatThrownBy(account::positionsValue)
                .isInstanceOf(MoneyOverflowException.class)
                .hasMessage("symbol PG: 92233720368.54775807 + 0.00000001"
                        + " exceeds the largest value 92233720368.54775807");
    }

    @Test
    void namesCashAndValueWhoseSumOverflows() {
        buy(0, "1", "10", "0");
        account.updatePositions(new long[] {MAX, 0, 0});

        assertThatThrownBy(account::equity)
                .isInstanceOf(MoneyOverflowException.class)
                .hasMessage("990 + 92233720368.54775807 exceeds the largest value 92233720368.54775807");
    }

    private Position buy(int symbol, String quantity, String price, String commission) {
        Lot lot = lot(quantity, price, commission);
        account.enter(symbol, 1, lot, null, -Money.value(lot.quantity(), lot.price()) - lot.commission());
        return Objects.requireNonNull(account.position(symbol));
    }

    private static Lot lot(String quantity, String price, String commission) {
        return new Lot(0, 0, Money.parse(price), Money.parse(quantity), Money.parse(commission), 0);
    }
}
