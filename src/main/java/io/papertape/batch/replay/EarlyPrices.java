package io.papertape.batch.replay;

import io.papertape.prices.ForwardingPrices;
import io.papertape.prices.PriceQuery;
import io.papertape.prices.PriceSource;
import io.papertape.prices.PriceTape;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;

/// Opens prices on a thread of its own before they are asked for: while the application that will replay them is still
/// starting. Whoever asks for others, because a session that exists knows better, gets those.
///
/// All methods are for one thread.
public final class EarlyPrices extends ForwardingPrices implements AutoCloseable {

    private final PriceQuery query;
    private @Nullable CompletableFuture<PriceTape> opening;

    /// Begins to open the prices of a query.
    ///
    /// @param source of these prices, and of those that are asked for instead
    public EarlyPrices(PriceQuery query, PriceSource source) {
        super(source);
        this.query = query;
        opening = CompletableFuture.supplyAsync(
                () -> source.open(query),
                task -> Thread.ofPlatform().daemon().name("papertape-opener").start(task));
    }

    @Override
    public PriceTape open(PriceQuery asked) {
        CompletableFuture<PriceTape> early = opening;
        if (early == null) {
            return source().open(asked);
        }
        if (asked.equals(query) || (mayServe(asked) && serves(early, asked))) {
            opening = null;
            return opened(early);
        }
        close();
        return source().open(asked);
    }

    /// Closes the prices if nobody took them.
    @Override
    public void close() {
        if (opening != null) {
            var _ = opening.thenAccept(PriceTape::close);
            opening = null;
        }
    }

    private boolean mayServe(PriceQuery asked) {
        return place(asked).equals(place(query))
                && asked.recursive() == query.recursive()
                && asked.from() == query.from()
                && asked.to() == query.to()
                && asked.maxRejected() == query.maxRejected()
                && asked.fileZone().equals(query.fileZone())
                && asked.lastCounts() == query.lastCounts()
                && asked.adjustment() == query.adjustment()
                && Objects.equals(asked.benchmark(), query.benchmark());
    }

    /// A session knows its prices by their absolute path; the command that carries it forward most often does not.
    private static Path place(PriceQuery query) {
        return query.prices().toAbsolutePath().normalize();
    }

    /// A session lists its symbols; the command that carries it forward most often does not.
    private boolean serves(CompletableFuture<PriceTape> early, PriceQuery asked) {
        PriceTape tape = early.exceptionally(failure -> null).join();
        return tape != null && (asked.symbols().equals(query.symbols()) || tape.isThatOf(asked.symbols()));
    }

    private static PriceTape opened(CompletableFuture<PriceTape> early) {
        try {
            return early.join();
        } catch (CompletionException e) {
            throw switch (e.getCause()) {
                case RuntimeException failure -> failure;
                case Error failure -> throw failure;
                case null, default -> e;
            };
        }
    }
}
