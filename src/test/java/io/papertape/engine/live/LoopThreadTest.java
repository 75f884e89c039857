package io.papertape.engine.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.papertape.engine.market.DataFeed;
import io.papertape.engine.market.Market;
import io.papertape.engine.portfolio.Account;
import io.papertape.engine.session.Iteration;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// The real thread; nothing here sleeps.
@Timeout(20)
class LoopThreadTest {

    private final AtomicReference<Thread> loopThread = new AtomicReference<>();
    private final CountDownLatch reached = new CountDownLatch(1);
    private final CountDownLatch never = new CountDownLatch(1);

    private final DataFeed feed = () -> {
        loopThread.set(Thread.currentThread());
        return null;
    };

    private final Iteration iteration = new Iteration(
            "nightly",
            new Market(List.of()),
            new Account(List.of(), 1),
            slice -> {},
            (time, symbol) -> {},
            (time, equity) -> {},
            (time, symbol, failure) -> {});

    @Test
    void runsTheLoopOnADaemonThreadThatStopWakesAndWaitsFor() throws InterruptedException {
        TradingLoop loop = new TradingLoop(
                feed,
                iteration,
                Duration.ofSeconds(60),
                duration -> {
                    reached.countDown();
                    never.await();
                },
                LoopThread::daemon);

        loop.start();
        reached.await();

        assertThat(loopThread.get().isDaemon()).isTrue();
        assertThat(loopThread.get().isVirtual()).isFalse();
        assertThat(loopThread.get().getName()).isEqualTo("papertape-trading-loop");

        loop.stop();

        assertThat(loopThread.get().isAlive()).isFalse();
    }

    @Test
    void stopsALoopThatReallySleeps() throws InterruptedException {
        DataFeed signalling = () -> {
            reached.countDown();
            return feed.next();
        };
        TradingLoop loop = new TradingLoop(signalling, iteration, Duration.ofDays(1));

        loop.start();
        reached.await();
        loop.stop();

        assertThat(loop.isRunning()).isFalse();
        assertThat(loopThread.get().isAlive()).isFalse();
    }

    @Test
    void goesOnAfterASleepThatSomethingElseInterrupted() {
        RecordingThread.Factory threads = new RecordingThread.Factory();
        AtomicReference<TradingLoop> loop = new AtomicReference<>();
        AtomicInteger iterations = new AtomicInteger();
        DataFeed counting = () -> {
            iterations.incrementAndGet();
            return null;
        };
        Sleeper interrupted = duration -> {
            if (iterations.get() == 2) {
                loop.get().stop();
            }
            throw new InterruptedException();
        };
        loop.set(new TradingLoop(counting, iteration, Duration.ZERO, interrupted, threads));
        loop.get().start();

        threads.created.getFirst().run();

        assertThat(iterations).hasValue(2);
    }

    @Test
    void keepsTheInterruptOfAThreadThatWaitsForTheLoopToStop() {
        LoopThread.Factory interruptedJoin = (name, body) -> new LoopThread() {
            @Override
            public void start() {}

            @Override
            public void interrupt() {}

            @Override
            public void join(Duration limit) throws InterruptedException {
                throw new InterruptedException();
            }
        };
        TradingLoop loop = new TradingLoop(feed, iteration, Duration.ZERO, duration -> {}, interruptedJoin);

        loop.start();
        loop.stop();

        assertThat(Thread.interrupted()).isTrue();
        assertThat(loop.isRunning()).isFalse();
    }
}
