package io.papertape.batch.replay;

import io.papertape.prices.PriceSource;
import io.papertape.prices.PriceTape;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// The tapes of several shards, of which those that go over the same slices of the same prices read these once: the
/// first that asks reads the files, and all are given the slices that it has read. Prices that are too large to be kept
/// in memory meanwhile are read by each. Safe for use by several threads, the tapes by one each.
public final class SharedTapes implements AutoCloseable {

    /// Of about 50 bytes each.
    private static final long MOST_BARS = 1_000_000;

    private final PriceSource prices;
    private final long mostBars;
    private final Map<List<Object>, Prices> shared = new HashMap<>();
    private final List<KeptSlices> read = new ArrayList<>();

    /// @param prices opens the prices
    /// @param shards attempts that share a tape each
    public SharedTapes(PriceSource prices, List<List<ReplayAttempt>> shards) {
        this(prices, shards.stream().map(shard -> shard.getFirst().together()).toList(), MOST_BARS);
    }

    /// @param together what is equal of shards that go over the same slices, one entry for each shard
    /// @param mostBars that are kept
    SharedTapes(PriceSource prices, List<List<Object>> together, long mostBars) {
        this.prices = prices;
        this.mostBars = mostBars;
        together.forEach(key -> shared.computeIfAbsent(key, first -> new Prices()).left++);
    }

    /// What shards have in common.
    private static final class Prices {

        private int left;
        private @Nullable KeptSlices slices;
    }

    /// Opens the tape of a shard, which asks once.
    ///
    /// @param attempts of the shard
    /// @throws io.papertape.prices.PriceFileException as [PriceSource#open] does
    PriceTape open(List<ReplayAttempt> attempts) {
        ReplayAttempt first = attempts.getFirst();
        return open(first.together(), () -> prices.open(first.query()));
    }

    PriceTape open(List<Object> together, Supplier<PriceTape> opening) {
        Prices common = Objects.requireNonNull(shared.get(together));
        synchronized (common) {
            common.left--;
            KeptSlices slices = common.slices;
            if (slices != null && slices.isCurrent()) {
                KeptTape tape = new KeptTape(slices);
                if (common.left == 0) {
                    slices.forget();
                }
                return tape;
            }
            PriceTape tape = opening.get();
            if (common.left == 0 || tape.estimatedBars() > mostBars) {
                return tape;
            }
            if (slices != null) {
                slices.forget();
            }
            KeptSlices kept = KeptSlices.of(tape);
            common.slices = kept;
            synchronized (read) {
                read.add(kept);
            }
            return new KeptTape(kept);
        }
    }

    /// Closes the files of tapes that were shared.
    @Override
    public void close() {
        synchronized (read) {
            read.forEach(KeptSlices::close);
        }
    }
}
