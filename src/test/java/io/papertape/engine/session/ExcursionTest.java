package io.papertape.engine.session;

import static io.papertape.engine.Slices.DAY;
import static io.papertape.engine.portfolio.Money.parse;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.papertape.engine.Sessions;
import io.papertape.engine.market.Bar;
import io.papertape.engine.market.MarketSlice;
import io.papertape.engine.order.Side;
import io.papertape.engine.order.Trade;
import io.papertape.engine.portfolio.Excursion;
import io.papertape.engine.portfolio.Position;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// How far prices go while a position is held: over the bars after its entry's, that of its sale included.
class ExcursionTest {

    private static final int SEEDS = 400;

    private final RecordingListener heard = new RecordingListener();
    private final SessionEngine session = new SessionEngine(
            Sessions.settings("nightly", ScriptedStrategy.BUY_100_SELL_110_OR_90)
                    .build(),
            heard);

    @Test
    void hasNoneBeforeTheFirstBarAfterTheEntry() {
        pass(bar(0, "60", "140", "100"));

        assertThat(excursions()).containsExactly((Excursion) null);
    }

    @Test
    void followsLowsAndHighsAfterTheBarOfTheEntry() {
        pass(
                bar(0, "60", "140", "100"),
                bar(1, "95", "103", "101"),
                bar(2, "97", "104", "102"),
                bar(3, "96", "99", "98"));

        assertThat(excursions()).containsExactly(new Excursion(parse("95"), parse("104")));
    }

    @Test
    void takesInTheBarOfTheSale() {
        pass(bar(0, "60", "140", "100"), bar(1, "95", "103", "101"), bar(2, "80", "120", "110"));

        assertThat(sales()).containsExactly(new Excursion(parse("80"), parse("120")));
    }

    @Test
    void isThatOfTheSalesBarWhenItFollowsTheEntrys() {
        pass(bar(0, "60", "140", "100"), bar(1, "105", "111", "110"));

        assertThat(sales()).containsExactly(new Excursion(parse("105"), parse("111")));
    }

    @Test
    void staysWhereASymbolHasNoBar() {
        MarketSlice without = new MarketSlice(DAY, 1).with(1, Bar.flat(parse("1")));
        pass(bar(0, "60", "140", "100"), without);
        assertThat(excursions()).containsExactly((Excursion) null);

        pass(bar(2, "90", "104", "102"), new MarketSlice(3 * DAY, 0));
        assertThat(excursions()).containsExactly(new Excursion(parse("90"), parse("104")));

        pass(bar(4, "91", "112", "110"));
        assertThat(sales()).containsExactly(new Excursion(parse("90"), parse("112")));
    }

    @Test
    void beginsAnewWithEveryPosition() {
        pass(bar(0, "60", "140", "100"), bar(1, "50", "150", "110"), bar(2, "99", "101", "100"));
        assertThat(excursions()).containsExactly((Excursion) null);

        pass(bar(3, "89", "92", "90"));
        assertThat(sales())
                .containsExactly(new Excursion(parse("50"), parse("150")), new Excursion(parse("89"), parse("92")));
        assertThat(heard.trades)
                .extracting(Trade::entryNumber)
                .containsExactly(OptionalLong.empty(), OptionalLong.of(0), OptionalLong.empty(), OptionalLong.of(2));
    }

    @Test
    void isThatOfAllBarsWhenPositionsAreClosedAtTheEnd() {
        pass(bar(0, "60", "140", "100"), bar(1, "95", "103", "101"));

        session.closePositions(Set.of());

        assertThat(sales()).containsExactly(new Excursion(parse("95"), parse("103")));
    }

    @Test
    void isNoneWhenAPositionIsClosedInTheSliceOfItsEntry() {
        pass(bar(0, "60", "140", "100"));

        session.closePositions(Set.of());

        assertThat(sales()).containsExactly((Excursion) null);
    }

    @Test
    void isWhatTheBarsSayOverManyRandomSessions() {
        int compared = 0;
        for (int seed = 0; seed < SEEDS; seed++) {
            RandomSession random = RandomSession.of(seed);
            RecordingListener listener = new RecordingListener();
            SessionEngine whole = random.newSession(listener);
            Sessions.drive(whole.iteration(), random.slices().toArray(MarketSlice[]::new));

            for (Trade trade : listener.trades) {
                if (trade.side() == Side.SELL) {
                    Trade entry = listener.trades.get((int) trade.entryNumber().orElseThrow());
                    assertThat(entry.side()).isEqualTo(Side.BUY);
                    assertThat(trade.excursion())
                            .as("trade %d, seed %d", trade.number(), seed)
                            .isEqualTo(expected(random, trade.symbol(), entry.time(), trade.time()));
                    compared++;
                }
            }
            for (Position open : whole.positions()) {
                assertThat(open.excursion())
                        .as("position in %d, seed %d", open.symbol(), seed)
                        .isEqualTo(expected(random, open.symbol(), open.enteredAt(), Long.MAX_VALUE));
            }
        }
        assertThat(compared).isGreaterThan(10 * SEEDS);
    }

    /// Over all bars of the symbol after one time and up to another.
    private static @Nullable Excursion expected(RandomSession random, int symbol, long after, long upTo) {
        long lowest = Long.MAX_VALUE;
        long highest = Long.MIN_VALUE;
        for (MarketSlice slice : random.slices()) {
            for (int i = 0; i < slice.size(); i++) {
                if (slice.symbol(i) == symbol && slice.time() > after && slice.time() <= upTo) {
                    lowest = Math.min(lowest, slice.low(i));
                    highest = Math.max(highest, slice.high(i));
                }
            }
        }
        return lowest == Long.MAX_VALUE ? null : new Excursion(lowest, highest);
    }

    @Test
    void refusesPricesThatCannotBe() {
        assertThatThrownBy(() -> new Excursion(parse("2"), parse("1")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("prices must be positive and the highest not below the lowest but were 2 to 1");
        assertThatThrownBy(() -> new Excursion(0, 1)).isInstanceOf(IllegalArgumentException.class);
    }

    private void pass(MarketSlice... slices) {
        Sessions.drive(session.iteration(), slices);
    }

    private List<@Nullable Excursion> excursions() {
        return session.positions().stream()
                .<@Nullable Excursion>map(Position::excursion)
                .toList();
    }

    private List<@Nullable Excursion> sales() {
        return heard.trades.stream()
                .filter(trade -> trade.side() == Side.SELL)
                .<@Nullable Excursion>map(Trade::excursion)
                .toList();
    }

    private static MarketSlice bar(int day, String low, String high, String close) {
        return new MarketSlice(day * DAY, 1).with(0, new Bar(parse(close), parse(high), parse(low), parse(close), 0));
    }
}
