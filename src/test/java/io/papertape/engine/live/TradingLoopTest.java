package io.papertape.engine.live;

import static io.papertape.engine.Slices.slice;
import static io.papertape.engine.portfolio.Money.parse;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.papertape.engine.CapturedLog;
import io.papertape.engine.market.DataFeed;
import io.papertape.engine.market.Market;
import io.papertape.engine.market.MarketSlice;
import io.papertape.engine.portfolio.Account;
import io.papertape.engine.portfolio.Money;
import io.papertape.engine.session.Iteration;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.junit.jupiter.api.Test;

class TradingLoopTest {

    private static final List<String> SYMBOLS = List.of("KO", "PG");
    private static final Duration MINUTE = Duration.ofSeconds(60);

    private final RecordingThread.Factory threads = new RecordingThread.Factory();
    private final List<String> calls = new ArrayList<>();
    private boolean failing;

    @Test
    void startCreatesAndStartsOneThread() {
        TradingLoop loop = loop(FixedFeed.of(), 1);
        assertThat(loop.isRunning()).isFalse();

        loop.start();

        assertThat(loop.isRunning()).isTrue();
        assertThat(threads.created).singleElement().satisfies(thread -> {
            assertThat(thread.name).isEqualTo("papertape-trading-loop");
            assertThat(thread.calls).containsExactly("start");
        });
    }

    @Test
    void startingTwiceDoesNothing() {
        TradingLoop loop = loop(FixedFeed.of(), 1);

        loop.start();
        loop.start();

        assertThat(threads.created).hasSize(1);
        assertThat(threads.created.getFirst().calls).containsExactly("start");
    }

    @Test
    void stopWaitsFiveSecondsForTheThread() {
        TradingLoop loop = loop(FixedFeed.of(), 1);
        loop.start();

        loop.stop();

        assertThat(loop.isRunning()).isFalse();
        assertThat(threads.created.getFirst().calls).containsExactly("start", "join PT5S");
    }

    @Test
    void stoppingWhenStoppedDoesNothing() {
        TradingLoop loop = loop(FixedFeed.of(), 1);
        loop.stop();
        assertThat(threads.created).isEmpty();

        loop.start();
        loop.stop();
        loop.stop();

        assertThat(threads.created.getFirst().calls).containsExactly("start", "join PT5S");
    }

    @Test
    void stopWakesAThreadThatSleeps() {
        run(loop(FixedFeed.of(), 1));

        assertThat(threads.created.getFirst().calls).containsExactly("start", "interrupt", "join PT5S");
    }

    @Test
    void leavesASliceAloneThatComesAfterTheStop() {
        FixedFeed slices = FixedFeed.of(slice(7, "1", null), slice(8, "1", null));
        List<TradingLoop> self = new ArrayList<>();
        DataFeed feed = () -> {
            MarketSlice slice = slices.next();
            if (slice.time() == 8) {
                self.getFirst().stop();
            }
            return slice;
        };
        self.add(loop(feed, 9));

        run(self.getFirst());

        assertThat(threads.created.getFirst().calls).containsExactly("start", "join PT5S");
        assertThat(calls).containsExactly("process 7 KO", "record 7 1000", "sleep PT1M");
    }

    @Test
    void anIterationUpdatesTheFeedProcessesSymbolsRecordsEquityAndSleepsTheInterval() {
        DataFeed slices = FixedFeed.of(slice(7, "1", "2"), slice(8, "1", "2"));
        DataFeed feed = () -> {
            calls.add("feed");
            return slices.next();
        };

        run(loop(feed, 2));

        assertThat(calls)
                .containsExactly(
                        "feed",
                        "process 7 KO",
                        "process 7 PG",
                        "record 7 1000",
                        "sleep PT1M",
                        "feed",
                        "process 8 KO",
                        "process 8 PG",
                        "record 8 1000",
                        "sleep PT1M");
    }

    @Test
    void anExceptionOfTheFeedIsLoggedAndTheLoopSleepsAndGoesOn() {
        IllegalStateException failure = new IllegalStateException("line is dead");
        ThrowingFeed feed = new ThrowingFeed(failure);

        try (CapturedLog log = new CapturedLog(TradingLoop.class)) {
            run(loop(feed, 3));

            assertThat(feed.asked()).isEqualTo(3);
            assertThat(calls).containsExactly("sleep PT1M", "sleep PT1M", "sleep PT1M");
            assertThat(log.lines())
                    .hasSize(3)
                    .containsOnly("SEVERE an iteration of the trading loop failed; the loop goes on");
            assertThat(log.causes()).containsOnly(failure);
        }
    }

    @Test
    void anExceptionWhileEquityIsRecordedIsLoggedAndTheNextIterationTakesTheNextSlice() {
        failing = true;

        try (CapturedLog log = new CapturedLog(TradingLoop.class)) {
            run(loop(FixedFeed.of(slice(7, "1", null), slice(8, "1", null)), 2));

            assertThat(calls)
                    .containsExactly("process 7 KO", "sleep PT1M", "process 8 KO", "record 8 1000", "sleep PT1M");
            assertThat(log.lines()).containsExactly("SEVERE an iteration of the trading loop failed; the loop goes on");
        }
    }

    @Test
    void anErrorOfAStrategyOrASneakedExceptionIsLoggedAndTheLoopSleepsAndGoesOn() {
        List<Throwable> failures = List.of(
                new NoClassDefFoundError("com/example/Missing"),
                new AssertionError("never"),
                new StackOverflowError(),
                new InterruptedException("woken"));

        try (CapturedLog log = new CapturedLog(TradingLoop.class)) {
            run(loop(throwing(failures), 4));

            assertThat(calls).containsExactly("sleep PT1M", "sleep PT1M", "sleep PT1M", "sleep PT1M");
            assertThat(log.lines())
                    .hasSize(4)
                    .containsOnly("SEVERE an iteration of the trading loop failed; the loop goes on");
            assertThat(log.causes()).containsExactlyElementsOf(failures);
        }
    }

    @Test
    void anErrorOfTheMachineEndsTheLoopWhichCanBeStartedAgain() {
        OutOfMemoryError failure = new OutOfMemoryError("no room");
        TradingLoop loop = loop(throwing(List.of(failure)), 1);
        loop.start();

        try (CapturedLog log = new CapturedLog(TradingLoop.class)) {
            assertThatThrownBy(threads.created.getFirst()::run).isSameAs(failure);

            assertThat(log.lines()).containsExactly("SEVERE the trading loop has ended");
            assertThat(log.causes()).containsExactly(failure);
        }
        assertThat(loop.isRunning()).isFalse();
        assertThat(calls).isEmpty();

        loop.start();
        assertThat(loop.isRunning()).isTrue();
        assertThat(threads.created).hasSize(2);
    }

    @Test
    void aSleepThatFailsEndsTheLoop() {
        IllegalStateException failure = new IllegalStateException("no rest");
        Sleeper sleepless = duration -> {
            throw failure;
        };
        TradingLoop loop = new TradingLoop(FixedFeed.of(), iteration(), MINUTE, sleepless, threads);
        loop.start();

        assertThatThrownBy(threads.created.getFirst()::run).isSameAs(failure);

        assertThat(loop.isRunning()).isFalse();
    }

    @Test
    void aThreadThatCannotBeStartedLeavesTheLoopStopped() {
        OutOfMemoryError failure = new OutOfMemoryError("unable to create native thread");
        LoopThread.Factory exhausted = (name, body) -> new LoopThread() {
            @Override
            public void start() {
                throw failure;
            }

            @Override
            public void interrupt() {}

            @Override
            public void join(Duration limit) {}
        };
        TradingLoop loop = new TradingLoop(FixedFeed.of(), iteration(), MINUTE, duration -> {}, exhausted);

        assertThatThrownBy(loop::start).isSameAs(failure);

        assertThat(loop.isRunning()).isFalse();
    }

    /// Throws each of these in turn, whether or not the compiler would let it.
    private static DataFeed throwing(List<Throwable> failures) {
        Iterator<Throwable> left = failures.iterator();
        return () -> {
            throw TradingLoopTest.<RuntimeException>sneak(left.next());
        };
    }

    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
    private static <T extends Throwable> T sneak(Throwable thrown) throws T {
        throw (T) thrown;
    }

    @Test
    void aFeedWithoutASliceMeansNothingHappens() {
        run(loop(FixedFeed.of(slice(7, "1", "2")), 2));

        assertThat(calls).containsExactly("process 7 KO", "process 7 PG", "record 7 1000", "sleep PT1M", "sleep PT1M");
    }

    @Test
    void iterateTellsWhetherTheFeedHadASlice() {
        TradingLoop loop = loop(FixedFeed.of(slice(7, "1", "2")), 1);

        assertThat(loop.iterate()).isTrue();
        assertThat(loop.iterate()).isFalse();
    }

    @Test
    void aSliceWithoutSymbolsRecordsEquity() {
        run(loop(FixedFeed.of(new MarketSlice(7, 0)), 1));

        assertThat(calls).containsExactly("record 7 1000", "sleep PT1M");
    }

    @Test
    void anIntervalOfZeroGoesOnAtOnce() {
        run(loop(FixedFeed.of(slice(7, "1", null)), Duration.ZERO, 2));

        assertThat(calls).containsExactly("process 7 KO", "record 7 1000", "sleep PT0S", "sleep PT0S");
    }

    @Test
    void aRunThatOutlivesItsStopDoesNotJoinTheNextOne() {
        TradingLoop loop = loop(FixedFeed.of(slice(7, "1", null)), 1);
        loop.start();
        loop.stop();
        loop.start();

        threads.created.getFirst().run();
        assertThat(calls).isEmpty();

        threads.created.getLast().run();
        assertThat(calls).containsExactly("process 7 KO", "record 7 1000", "sleep PT1M");
    }

    @Test
    void holdsTheLockOfTheIterationSoThatOthersCanReadMeanwhile() {
        Market market = new Market(List.of("KO"));
        List<Boolean> locked = new ArrayList<>();
        Iteration[] iteration = new Iteration[1];
        iteration[0] = new Iteration(
                "nightly",
                market,
                new Account(List.of("KO"), parse("1000")),
                slice -> {},
                (time, symbol) -> locked.add(Thread.holdsLock(iteration[0])),
                (time, equity) -> locked.add(Thread.holdsLock(iteration[0])),
                (time, symbol, failure) -> {});

        new TradingLoop(FixedFeed.of(slice(0, "1")), iteration[0], MINUTE).iterate();

        assertThat(locked).containsExactly(true, true);
    }

    /// Starts the loop and runs its thread until the loop is stopped.
    private void run(TradingLoop loop) {
        loop.start();
        threads.created.getLast().run();
    }

    private TradingLoop loop(DataFeed feed, int sleeps) {
        return loop(feed, MINUTE, sleeps);
    }

    /// A loop that is stopped while it sleeps for the last of so many times.
    private TradingLoop loop(DataFeed feed, Duration interval, int sleeps) {
        List<TradingLoop> self = new ArrayList<>();
        Sleeper sleeper = duration -> {
            calls.add("sleep " + duration);
            if (calls.stream().filter(call -> call.startsWith("sleep")).count() == sleeps) {
                self.getFirst().stop();
            }
        };
        self.add(new TradingLoop(feed, iteration(), interval, sleeper, threads));
        return self.getFirst();
    }

    private Iteration iteration() {
        return new Iteration(
                "nightly",
                new Market(SYMBOLS),
                new Account(SYMBOLS, parse("1000")),
                slice -> {},
                (slice, row) -> calls.add("process " + slice.time() + " " + SYMBOLS.get(slice.symbol(row))),
                this::record,
                (time, symbol, failure) -> {});
    }

    private void record(long time, long equity) {
        if (failing) {
            failing = false;
            throw new IllegalStateException("disk is full");
        }
        calls.add("record " + time + " " + Money.format(equity));
    }
}
