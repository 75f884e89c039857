package io.papertape.batch.nightly;

import io.papertape.batch.StopRequest;
import io.papertape.batch.replay.TestBooks;
import io.papertape.prices.PriceSource;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.springframework.context.support.GenericApplicationContext;

/// The application as manager and workers have it, on a database that others of it share.
final class TestWorker implements AutoCloseable {

    private final TestBooks books;
    private final List<String> lines = new CopyOnWriteArrayList<>();
    private @Nullable CompletableFuture<Boolean> working;

    TestWorker(String url) {
        books = new TestBooks(
                url, context -> ((GenericApplicationContext) context).registerBean(WorkersConfiguration.class));
    }

    TestBooks books() {
        return books;
    }

    <T> T bean(Class<T> type) {
        return books.context().getBean(type);
    }

    /// What the managers have told.
    List<String> lines() {
        return lines;
    }

    /// Takes shards, from now on.
    TestWorker start(int threads, PriceSource prices) {
        working = CompletableFuture.supplyAsync(
                () -> bean(WorkerService.class).run(threads, prices), task -> new Thread(task).start());
        return this;
    }

    /// Waits for its end, which a failure may have brought about.
    ///
    /// @return whether work was interrupted
    boolean join() {
        return working != null && working.join();
    }

    /// Has a night carried forward.
    NightOutcome manage(NightRequest request, PriceSource prices, Duration wait) {
        return bean(RemoteNightlyService.class).run(request, prices, wait, lines::add);
    }

    /// As [#manage], at the same time as what follows.
    CompletableFuture<NightOutcome> managing(NightRequest request, PriceSource prices, Duration wait) {
        return CompletableFuture.supplyAsync(() -> manage(request, prices, wait), task -> new Thread(task).start());
    }

    @Override
    public void close() {
        bean(StopRequest.class).stop();
        if (working != null) {
            working.handle((interrupted, failure) -> interrupted).join();
        }
        books.close();
    }
}
