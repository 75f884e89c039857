package io.papertape.engine.order;

import static io.papertape.engine.portfolio.Money.parse;
import static org.assertj.core.api.Assertions.assertThat;

import io.papertape.engine.portfolio.Account;
import io.papertape.engine.portfolio.Excursion;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FillAtCloseTest {

    private final FillModel model = new FillAtClose();

    /// What a fill was asked for.
    private record Filled(Order order, long price, long time) {}

    @Test
    void fillsAnOrderOnceAtTheCloseAndAtTheTimeOfTheDecision() {
        List<Filled> filled = new ArrayList<>();
        Order order = Order.open(3, OrderSize.unreduced(parse("5")), 77, "cheap");

        model.submit(order, parse("33.33333333"), (what, price, time) -> filled.add(new Filled(what, price, time)));

        assertThat(filled).containsExactly(new Filled(order, parse("33.33333333"), 77));
    }

    @ParameterizedTest
    @CsvSource({"10, 10, true", "9, 11, true", "10.00000001, 11, false", "9, 9.99999999, false"})
    void sellsAtACloseThatThePositionWasShown(String lowest, String highest, boolean made) {
        assertThat(model.made(exit(new Excursion(parse(lowest), parse(highest)))))
                .isEqualTo(made);
    }

    @Test
    void sellsAtAnyCloseAPositionThatWasShownNoBar() {
        assertThat(model.made(exit(null))).isTrue();
    }

    /// At 9.99, which is 10 less a slippage of 0.01.
    private static Trade exit(@Nullable Excursion excursion) {
        return new Trade(
                1,
                0,
                Side.SELL,
                PositionEffect.CLOSE,
                parse("2"),
                parse("9.99"),
                77,
                0,
                parse("0.01"),
                parse("19.98"),
                OptionalLong.of(0),
                "dear",
                parse("2"),
                null,
                OptionalLong.of(0),
                excursion);
    }

    /// 33.33333333 × 1.0005 = 33.34999999|6665; 29 × 33.35 = 967.15, of which a thousandth is 0.96715.
    @Test
    void addsSlippageAndCommissionToABuy() {
        Account account = new Account(List.of("KO"), parse("1000"));
        List<Trade> trades = new ArrayList<>();

        submit(account, trades, Order.open(0, OrderSize.unreduced(parse("29")), 77, "cheap"), "33.33333333");

        assertThat(trades)
                .containsExactly(new Trade(
                        0,
                        0,
                        Side.BUY,
                        PositionEffect.OPEN,
                        parse("29"),
                        parse("33.35"),
                        77,
                        parse("0.96715"),
                        parse("0.01666667"),
                        parse("-968.11715"),
                        OptionalLong.empty(),
                        "cheap",
                        parse("29"),
                        null,
                        OptionalLong.empty(),
                        null));
        assertThat(account.cash()).isEqualTo(parse("31.88285"));
    }

    /// 34.56789012 × 0.9995 = 34.55060617|494; 29 × 34.55060617 = 1001.96757893, of which a thousandth is
    /// 1.00196757|893.
    @Test
    void takesSlippageAndCommissionFromASell() {
        Account account = new Account(List.of("KO"), parse("1000"));
        List<Trade> trades = new ArrayList<>();
        submit(account, trades, Order.open(0, OrderSize.unreduced(parse("29")), 77, "cheap"), "33.33333333");

        submit(account, trades, Order.close(account.positions().getFirst(), 88, "dear"), "34.56789012");

        assertThat(trades.getLast())
                .isEqualTo(new Trade(
                        1,
                        0,
                        Side.SELL,
                        PositionEffect.CLOSE,
                        parse("29"),
                        parse("34.55060617"),
                        88,
                        parse("1.00196758"),
                        parse("0.01728395"),
                        parse("1000.96561135"),
                        OptionalLong.of(parse("32.84846135")),
                        "dear",
                        parse("29"),
                        null,
                        OptionalLong.of(0),
                        null));
        assertThat(account.cash()).isEqualTo(parse("1032.84846135"));
    }

    private void submit(Account account, List<Trade> trades, Order order, String close) {
        PaperExecutor executor = new PaperExecutor(new FillCosts(parse("0.001"), parse("0.0005")), account);
        executor.continueFrom(trades.size());
        model.submit(order, parse(close), (what, price, time) -> trades.add(executor.execute(what, price, time)));
    }
}
