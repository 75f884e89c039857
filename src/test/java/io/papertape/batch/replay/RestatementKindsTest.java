package io.papertape.batch.replay;

import static org.assertj.core.api.Assertions.assertThat;

import io.papertape.engine.market.Bar;
import io.papertape.engine.market.MarketSlice;
import io.papertape.engine.portfolio.Money;
import java.util.List;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;

class RestatementKindsTest {

    private static final long DAY = 86_400_000L;
    private static final int BARS = 20;

    private final RestatementKinds kinds = new RestatementKinds(List.of("AAA", "BBB"));

    @Test
    void knowsASplitAlsoWhereOneBarStandsBetween() {
        changes(day -> bar(1_000 + day), day -> day == BARS - 1 ? bar(500) : bar((1_000 + day) / 10.0));

        assertThat(kinds.told())
                .isEqualTo("The largest change of a price is 90.00 % (AAA 1970-01-01). AAA looks like a split of 10:1");
    }

    @Test
    void knowsAReverseSplit() {
        changes(day -> bar(2 + day), day -> bar((2 + day) * 1.5));

        assertThat(kinds.told()).endsWith("AAA looks like a split of 2:3");
    }

    @Test
    void knowsADividend() {
        changes(day -> bar(100 + day), day -> bar((100 + day) * 0.98));
        kinds.same(0);

        assertThat(kinds.told())
                .endsWith(
                        "AAA looks like a dividend: all its bars up to 1970-01-20 have changed by the factor 0.980000");
    }

    @Test
    void takesNoChangeBehindBarsThatStayedForADividend() {
        kinds.same(0);
        changes(day -> bar(100 + day), day -> bar((100 + day) * 0.98));

        assertThat(kinds.told()).doesNotContain("dividend");
    }

    @Test
    void knowsAShiftedFile() {
        changes(day -> bar(100 + day * day), day -> bar(100 + (day - 1) * (day - 1)));

        assertThat(kinds.told()).endsWith("AAA looks shifted by one bar");
    }

    @Test
    void knowsTheBarsOfAnotherSymbol() {
        for (int day = 0; day < BARS; day++) {
            Bar other = bar(300 + 7 * day % 11);
            MarketSlice slice = new MarketSlice(day * DAY, 2).with(0, other).with(1, other);
            kinds.differs(0, day * DAY, bar(100 + day), other, slice);
        }

        assertThat(kinds.told()).endsWith("AAA has the bars of BBB");
    }

    @Test
    void namesTheToleranceForNoise() {
        changes(day -> bar(100 + day), day -> bar((100 + day) * 1.000002));

        assertThat(kinds.told())
                .isEqualTo("The largest change of a price is 0.00020 % (AAA 1970-01-01). All changes are below 0.00001:"
                        + " priceTolerance=0.00001 leaves such bars as they were");
    }

    @Test
    void tellsNothingOfACorrection() {
        kinds.differs(0, 0, bar(100), bar(103), null);

        assertThat(kinds.told()).isEqualTo("The largest change of a price is 3.00 % (AAA 1970-01-01)");
    }

    private void changes(IntFunction<Bar> was, IntFunction<Bar> is) {
        for (int day = 0; day < BARS; day++) {
            kinds.differs(0, day * DAY, was.apply(day), is.apply(day), null);
        }
    }

    private static Bar bar(double price) {
        long units = Math.round(price * Money.ONE);
        return new Bar(units, units, units, units, 1_000);
    }
}
