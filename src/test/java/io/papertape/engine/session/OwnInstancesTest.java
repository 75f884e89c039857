package io.papertape.engine.session;

import static io.papertape.engine.Slices.DAY;
import static io.papertape.engine.Slices.slice;
import static org.assertj.core.api.Assertions.assertThat;

import io.papertape.engine.Sessions;
import io.papertape.engine.market.BarWindow;
import io.papertape.engine.order.FillCosts;
import io.papertape.engine.order.Trade;
import io.papertape.engine.portfolio.Money;
import io.papertape.engine.portfolio.MoneyOverflowException;
import io.papertape.engine.strategy.Signal;
import io.papertape.engine.strategy.Strategy;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// A strategy with fields is shown every bar of its symbol once.
class OwnInstancesTest {

    private final List<Notes> made = new ArrayList<>();
    private final RecordingListener heard = new RecordingListener();

    /// Keeps what it is shown; buys at 100, and fails at 13.
    private static class Notes implements Strategy {

        private final List<String> seen = new ArrayList<>();

        @Override
        public int requiredBars() {
            return 2;
        }

        @Override
        public Signal signal(BarWindow bars) {
            seen.add(Money.format(bars.close(0)));
            if (bars.close(0) == 13 * Money.ONE) {
                throw new IllegalStateException("unlucky");
            }
            return bars.close(0) == 100 * Money.ONE ? Signal.BUY : Signal.HOLD;
        }
    }

    @Test
    void everySymbolHasItsOwnThatSeesEveryBarWhateverIsHeld() {
        SessionEngine session = session(1);

        Sessions.drive(
                session.iteration(),
                slice(0, "1", "50"),
                slice(DAY, "100", "51"),
                slice(2 * DAY, "100", null),
                slice(3 * DAY, "101", "100"));

        assertThat(seen()).containsExactly(List.of("100", "100", "101"), List.of("51", "100"));
        assertThat(heard.trades).extracting(Trade::symbol).containsExactly(0);
    }

    @Test
    void barsThatWarmUpAreShownOnceWithoutTradesAndFailures() {
        SessionEngine session = session(2);

        session.warmUp(slice(0, "1", "50"));
        session.warmUp(slice(DAY, "100", "13"));
        session.warmUp(slice(2 * DAY, "2", null));
        Sessions.drive(session.iteration(), slice(3 * DAY, "100", "13"));

        assertThat(seen()).containsExactly(List.of("100", "2", "100"), List.of("13", "13"));
        assertThat(heard.trades).extracting(Trade::time).containsExactly(3 * DAY);
        assertThat(heard.failures).extracting(RecordingListener.Failure::time).containsExactly(3 * DAY);
    }

    @Test
    void barsBeforeTheFirstThatTradesAreShownWithoutTradesAndFailures() {
        SessionEngine session = session(2, 2 * DAY);

        Sessions.drive(
                session.iteration(),
                slice(0, "1", "50"),
                slice(DAY, "100", "13"),
                slice(2 * DAY, "2", null),
                slice(3 * DAY, "100", "13"));

        assertThat(seen()).containsExactly(List.of("100", "2", "100"), List.of("13", "13"));
        assertThat(heard.trades).extracting(Trade::time).containsExactly(3 * DAY);
        assertThat(heard.failures).extracting(RecordingListener.Failure::time).containsExactly(3 * DAY);
        assertThat(heard.points).hasSize(2);
    }

    @Test
    void onesThatDependOnTheWindowAloneAreSparedTheWarmUp() {
        SessionEngine session = session(2, new Notes() {
            @Override
            public boolean dependsOnWindowAlone() {
                return true;
            }
        });

        session.warmUp(slice(0, "1", null));
        session.warmUp(slice(DAY, "2", null));
        Sessions.drive(session.iteration(), slice(2 * DAY, "3", null));

        assertThat(made.getFirst().seen).containsExactly("3");
    }

    @Test
    void oneThatCannotBeMadeIsAFailureOfItsSymbol() {
        List<Strategy> makeable = new ArrayList<>(List.of(new Notes(), new Notes()));
        SessionEngine session = new SessionEngine(
                SessionConfig.builder("nightly", () -> {
                            if (makeable.isEmpty()) {
                                throw new IOException("no more");
                            }
                            return makeable.removeLast();
                        })
                        .symbols(List.of("KO", "PG"))
                        .build(),
                heard);

        Sessions.drive(session.iteration(), slice(0, "1", "1"), slice(DAY, "100", "100"));

        assertThat(heard.trades).extracting(Trade::symbol).containsExactly(0);
        assertThat(heard.failures).singleElement().satisfies(failure -> {
            assertThat(failure.symbol()).isEqualTo(1);
            assertThat(failure.cause()).isExactlyInstanceOf(IOException.class).hasMessage("no more");
        });
    }

    @Test
    void anOverflowOfAStrategysOwnIsNotOneOfTheBooks() {
        Strategy reckless = new Notes() {
            @Override
            public Signal signal(BarWindow bars) {
                Money.add(Long.MAX_VALUE, bars.close(0));
                return Signal.BUY;
            }
        };
        SessionEngine session = session(2, reckless);

        Sessions.drive(session.iteration(), slice(0, "1", null), slice(DAY, "2", null));

        assertThat(heard.failures)
                .singleElement()
                .satisfies(failure -> assertThat(failure.cause()).isExactlyInstanceOf(MoneyOverflowException.class));
        assertThat(heard.points).hasSize(2);
    }

    private List<List<String>> seen() {
        // The first was asked what it needs.
        return made.stream().skip(1).map(notes -> notes.seen).toList();
    }

    private SessionEngine session(int maxPositions) {
        return session(maxPositions, Long.MIN_VALUE);
    }

    private SessionEngine session(int maxPositions, long tradeFrom) {
        return new SessionEngine(
                SessionConfig.builder("nightly", () -> {
                            made.add(new Notes());
                            return made.getLast();
                        })
                        .symbols(List.of("KO", "PG"))
                        .costs(FillCosts.ofRates(0, 0))
                        .maxPositions(maxPositions)
                        .tradeFrom(tradeFrom)
                        .build(),
                heard);
    }

    private SessionEngine session(int maxPositions, Strategy only) {
        if (only instanceof Notes notes) {
            made.add(notes);
        }
        return new SessionEngine(
                Sessions.settings("nightly", only).maxPositions(maxPositions).build(), heard);
    }
}
