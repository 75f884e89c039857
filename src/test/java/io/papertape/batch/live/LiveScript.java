package io.papertape.batch.live;

import io.papertape.batch.StopRequest;
import io.papertape.batch.replay.ReplayOutcome;
import io.papertape.batch.replay.TestBooks;
import io.papertape.engine.live.Sleeper;
import io.papertape.engine.order.Trade;
import io.papertape.engine.strategy.StrategyCatalog;
import io.papertape.ledger.StrategyFailure;
import io.papertape.prices.file.FilePrices;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CountDownLatch;

/// What happens around a session that trades live: in each pause of the loop the next step, in the one after the last
/// step the stop. The clock stands still but for what the steps say.
final class LiveScript implements Sleeper, LiveListener {

    private final TestBooks books;
    private final Queue<Runnable> steps = new ArrayDeque<>();

    /// What was told, in order.
    final List<String> told = new ArrayList<>();

    /// What is done on hearing of a failure.
    Runnable onFailure = () -> {};

    private Instant now = Instant.parse("2026-01-01T00:00:00Z");

    LiveScript(TestBooks books) {
        this.books = books;
    }

    LiveScript then(Runnable step) {
        steps.add(step);
        return this;
    }

    /// Lets time pass.
    LiveScript after(Duration duration) {
        return then(() -> now = now.plus(duration));
    }

    /// Trades live with these parameters, each `name=value`, until the script is at its end.
    ReplayOutcome run(String... parameters) {
        Map<String, String> given = new LinkedHashMap<>();
        for (String parameter : parameters) {
            given.put(parameter.substring(0, parameter.indexOf('=')), parameter.substring(parameter.indexOf('=') + 1));
        }
        LiveRequest request =
                LiveRequest.parse(given, new StrategyCatalog(getClass().getClassLoader()), new FilePrices());
        InstantSource clock = () -> now;
        return books.context().getBean(LiveService.class).trade(request, new FilePrices(), clock, this, this);
    }

    @Override
    public void sleep(Duration duration) throws InterruptedException {
        Runnable step = steps.poll();
        if (step == null) {
            books.context().getBean(StopRequest.class).stop();
            new CountDownLatch(1).await();
        } else {
            step.run();
        }
    }

    @Override
    public void follows(String session, List<String> symbols) {
        told.add("follows " + session + " " + symbols);
    }

    @Override
    public void traded(String symbol, Trade trade) {
        told.add(trade.number() + " " + trade.side() + " " + symbol);
    }

    @Override
    public void strategyFailed(String symbol, StrategyFailure failure) {
        told.add(symbol + " failed: " + failure.exception());
    }

    @Override
    public void failed(Throwable failure) {
        told.add("failed");
        onFailure.run();
    }

    @Override
    public void advanced(long bars, long estimatedBars) {}
}
