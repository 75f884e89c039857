package io.papertape.trading;

import static io.papertape.engine.Slices.slice;
import static io.papertape.engine.portfolio.Money.parse;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.papertape.engine.Sessions;
import io.papertape.engine.live.FixedFeed;
import io.papertape.engine.live.RecordingThread;
import io.papertape.engine.live.TradingLoop;
import io.papertape.engine.market.DataFeed;
import io.papertape.engine.performance.Conventions;
import io.papertape.engine.session.EquityListener;
import io.papertape.engine.session.RecordingListener;
import io.papertape.engine.session.ScriptedStrategy;
import io.papertape.engine.session.SessionConfig;
import io.papertape.engine.strategy.StrategyCatalog;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class PaperTradingTest {

    private static final Instant NOON = Instant.parse("2026-03-04T12:00:00Z");

    private static final StrategyCatalog CATALOG = new StrategyCatalog(PaperTradingTest.class.getClassLoader());

    private final RecordingThread.Factory threads = new RecordingThread.Factory();
    private final List<TradingLoop> loops = new ArrayList<>();
    private final RecordingListener heard = new RecordingListener();
    private final PaperTrading trading = new PaperTrading(() -> NOON, CATALOG, (feed, session) -> {
        loops.add(
                new TradingLoop(feed, session.iteration(), session.config().updateInterval(), duration -> {}, threads));
        return loops.getLast();
    });

    @Test
    void hasNeitherSessionNorResultsAtFirst() {
        assertThat(trading.status()).isEqualTo(new PaperTrading.Status(false, null));
    }

    @Test
    void startStartsTheSessionAndItsLoop() {
        trading.start(config("nightly"), Conventions.DEFAULT, FixedFeed.of(), heard);

        PaperTrading.Status status = trading.status();
        assertThat(status.active()).isTrue();
        assertThat(status.results().name()).isEqualTo("nightly");
        assertThat(status.results().startedAt()).isEqualTo(NOON);
        assertThat(threads.created.getFirst().calls).containsExactly("start");
    }

    @Test
    void refusesASecondStart() {
        trading.start(config("nightly"), Conventions.DEFAULT, FixedFeed.of(), heard);

        assertThatThrownBy(() -> trading.start(config("weekly"), Conventions.DEFAULT, FixedFeed.of(), heard))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("session 'weekly' cannot start: session 'nightly' is running");
        assertThat(trading.status().results().name()).isEqualTo("nightly");
        assertThat(threads.created).hasSize(1);
    }

    @Test
    void refusesAStopWithoutAStart() {
        assertThatThrownBy(trading::stop)
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("no session is running");
    }

    @Test
    void stopEndsTheLoopClosesPositionsAndReturnsResults() {
        trading.start(
                config("nightly"),
                Conventions.DEFAULT,
                FixedFeed.of(slice(0, "100", null), slice(1, "105", null)),
                heard);
        loops.getFirst().iterate();
        loops.getFirst().iterate();

        SessionResults results = trading.stop();

        assertThat(threads.created.getFirst().calls).containsExactly("start", "join PT5S");
        assertThat(results.finalEquity()).isEqualTo(parse("1025"));
        assertThat(results.positions()).isEmpty();
        assertThat(results.endedAt()).isEqualTo(NOON);
        assertThat(heard.trades).hasSize(2);
    }

    @Test
    void keepsTheResultsOfTheLastSession() {
        trading.start(config("nightly"), Conventions.DEFAULT, FixedFeed.of(), heard);
        SessionResults results = trading.stop();

        assertThat(trading.status()).isEqualTo(new PaperTrading.Status(false, results));
        assertThatThrownBy(trading::stop).hasMessage("no session is running");
    }

    @Test
    void startsAnotherSessionAfterAStop() {
        trading.start(config("nightly"), Conventions.DEFAULT, FixedFeed.of(), heard);
        trading.stop();

        trading.start(config("weekly"), Conventions.DEFAULT, FixedFeed.of(), heard);

        assertThat(trading.status().active()).isTrue();
        assertThat(trading.status().results().name()).isEqualTo("weekly");
        assertThat(threads.created).hasSize(2);
    }

    @Test
    void tellsThatNoneRunsOnceAnErrorOfTheMachineHasEndedItsLoop() {
        tradeUntilTheMachineFails("nightly");

        assertThat(trading.status().active()).isFalse();
        assertThat(trading.status().results().name()).isEqualTo("nightly");
        assertThat(trading.status().results().positions()).hasSize(1);
    }

    @Test
    void stopsASessionWhoseLoopHasEndedByItself() {
        tradeUntilTheMachineFails("nightly");

        SessionResults results = trading.stop();

        assertThat(results.positions()).isEmpty();
        assertThat(trading.status()).isEqualTo(new PaperTrading.Status(false, results));
        assertThatThrownBy(trading::stop).hasMessage("no session is running");
    }

    @Test
    void startsAnotherSessionInPlaceOfOneWhoseLoopHasEndedByItself() {
        tradeUntilTheMachineFails("nightly");

        trading.start(config("weekly"), Conventions.DEFAULT, FixedFeed.of(), heard);

        assertThat(trading.status().active()).isTrue();
        assertThat(trading.status().results().name()).isEqualTo("weekly");
    }

    /// Buys, and ends when the feed is asked for the second slice.
    private void tradeUntilTheMachineFails(String name) {
        FixedFeed slices = FixedFeed.of(slice(0, "100", null));
        AtomicInteger asked = new AtomicInteger();
        DataFeed feed = () -> {
            if (asked.incrementAndGet() > 1) {
                throw new OutOfMemoryError("no room");
            }
            return slices.next();
        };
        trading.start(config(name), Conventions.DEFAULT, feed, heard);
        assertThatThrownBy(threads.created.getFirst()::run).hasMessage("no room");
    }

    @Test
    @Timeout(20)
    void tradesOnARealThread() throws InterruptedException {
        PaperTrading real = new PaperTrading(() -> NOON);
        CountDownLatch recorded = new CountDownLatch(1);
        FixedFeed slices = FixedFeed.of(slice(0, "100", null));

        real.start(config("nightly"), Conventions.DEFAULT, slices, (EquityListener) point -> recorded.countDown());
        recorded.await();

        assertThat(real.status().results().positions()).hasSize(1);
        assertThat(real.stop().positions()).isEmpty();
    }

    private static SessionConfig config(String name) {
        return Sessions.settings(name, ScriptedStrategy.BUY_100_SELL_110_OR_90)
                .updateInterval(Duration.ofHours(1))
                .build();
    }
}
