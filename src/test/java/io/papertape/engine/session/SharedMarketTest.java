package io.papertape.engine.session;

import static io.papertape.engine.Slices.slice;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.papertape.engine.Sessions;
import io.papertape.engine.market.BarWindow;
import io.papertape.engine.market.Market;
import io.papertape.engine.market.MarketSlice;
import io.papertape.engine.strategy.Signal;
import io.papertape.engine.strategy.Strategy;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// Several sessions over one tape do what each would do alone.
class SharedMarketTest {

    private static final int GROUPS = 40;
    private static final int SESSIONS = 10;

    @Test
    void sessionsOfOneMarketDoWhatEachDoesAlone() {
        for (int group = 0; group < GROUPS; group++) {
            List<RandomSession> sessions = sessions(group);
            List<MarketSlice> slices = sessions.getFirst().slices();
            List<RecordingListener> heard = listeners();
            drive(engines(sessions, heard), slices);

            for (int i = 0; i < SESSIONS; i++) {
                RecordingListener alone = sessions.get(i).run(slices);
                assertSame(heard.get(i), alone, group, i);
                assertThat(alone.points).isNotEmpty();
            }
        }
    }

    @Test
    void sessionsOfOneMarketAreCarriedForwardTogether() {
        for (int group = 0; group < GROUPS; group++) {
            List<RandomSession> sessions = sessions(group);
            List<MarketSlice> slices = sessions.getFirst().slices();
            List<MarketSlice> earlier = slices.subList(0, 50);
            List<RecordingListener> heard = listeners();
            List<SessionEngine> first = engines(sessions, heard);
            drive(first, earlier);

            List<SessionEngine> second = engines(sessions, heard);
            for (MarketSlice slice : earlier) {
                second.forEach(session -> session.warmUp(slice));
            }
            for (int i = 0; i < SESSIONS; i++) {
                if (!heard.get(i).points.isEmpty()) {
                    second.get(i).restore(sessions.get(i).state(first.get(i), heard.get(i)));
                }
            }
            drive(second, slices.subList(50, slices.size()));

            for (int i = 0; i < SESSIONS; i++) {
                assertSame(heard.get(i), sessions.get(i).run(slices), group, i);
            }
        }
    }

    @Test
    void refusesAMarketOfOtherSymbols() {
        SessionConfig config =
                Sessions.settings("nightly", ScriptedStrategy.HOLD).build();

        assertThatThrownBy(
                        () -> new SessionEngine(config, new Market(List.of("KO", "PG", "GE")), new RecordingListener()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("session nightly has 2 symbols but its market has 3");
        assertThatThrownBy(() -> new SessionEngine(config, new Market(List.of("KO", "GE")), new RecordingListener()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("session nightly has the symbol PG where its market has GE");
    }

    @Test
    void comesTooLateToAMarketWithoutTheBarsThatItNeeds() {
        Market market = new Market(List.of("KO", "PG"));
        market.update(slice(1, "1", "1"));
        market.update(slice(2, "1", "1"));

        assertThatThrownBy(() -> new SessionEngine(needing(3), market, new RecordingListener()))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("3 bars cannot be shown: 1 were kept so far, and older ones are gone");
    }

    @Test
    void refusesAStrategyThatNeedsNoBar() {
        assertThatThrownBy(() -> new SessionEngine(needing(0), new RecordingListener()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the strategy must require at least 1 bar but requires 0");
    }

    @Test
    void refusesASliceThatTheOtherSessionsAreBeyond() {
        Market market = new Market(List.of("KO", "PG"));
        SessionConfig config =
                Sessions.settings("nightly", ScriptedStrategy.HOLD).build();
        SessionEngine ahead = new SessionEngine(config, market, new RecordingListener());
        SessionEngine behind = new SessionEngine(config, market, new RecordingListener());
        ahead.iteration().processSymbols(slice(1, "1", "1"));
        ahead.iteration().processSymbols(slice(2, "1", "1"));

        assertThatThrownBy(() -> behind.iteration().processSymbols(slice(1, "1", "1")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("cannot go back");
    }

    private static SessionConfig needing(int bars) {
        Strategy strategy = new Strategy() {
            @Override
            public int requiredBars() {
                return bars;
            }

            @Override
            public Signal signal(BarWindow window) {
                return Signal.HOLD;
            }
        };
        return Sessions.settings("nightly", strategy).build();
    }

    /// Random settings of all strategies over the prices of the first.
    private static List<RandomSession> sessions(int group) {
        RandomSession first = RandomSession.of(group);
        return IntStream.range(group, group + SESSIONS)
                .mapToObj(seed -> RandomSession.over(first, seed))
                .toList();
    }

    private static List<RecordingListener> listeners() {
        return IntStream.range(0, SESSIONS)
                .mapToObj(i -> new RecordingListener())
                .toList();
    }

    private static List<SessionEngine> engines(List<RandomSession> sessions, List<RecordingListener> heard) {
        Market market = new Market(sessions.getFirst().config().symbols());
        List<SessionEngine> engines = new ArrayList<>();
        for (int i = 0; i < sessions.size(); i++) {
            engines.add(new SessionEngine(sessions.get(i).config(), market, heard.get(i)));
        }
        return engines;
    }

    private static void drive(List<SessionEngine> engines, List<MarketSlice> slices) {
        for (MarketSlice slice : slices) {
            engines.forEach(session -> session.iteration().processSymbols(slice));
            engines.forEach(session -> session.iteration().recordEquity(slice));
        }
    }

    private static void assertSame(RecordingListener heard, RecordingListener alone, int group, int session) {
        assertThat(heard.trades).as("group %d, session %d", group, session).isEqualTo(alone.trades);
        assertThat(heard.points).as("group %d, session %d", group, session).isEqualTo(alone.points);
        assertThat(heard.refusals).as("group %d, session %d", group, session).isEqualTo(alone.refusals);
    }
}
