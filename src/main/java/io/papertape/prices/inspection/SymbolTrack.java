package io.papertape.prices.inspection;

import io.papertape.engine.market.MarketSlice;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Follows the bars of a symbol. Not safe for use by several threads.
final class SymbolTrack {

    private static final long GAP = Duration.ofDays(4).toMillis();
    private static final int INTERVALS_PER_GAP = 3;
    private static final int MOST_DISTANCES = 1_000;

    private final String symbol;
    private final List<Suspicion> suspicions;
    private final Map<Long, Long> distances = new HashMap<>();
    private final Map<Long, Long> longDistances = new HashMap<>();
    private long bars;
    private long first;
    private long last;
    private final BarWatch watch = new BarWatch(1);

    /// @param suspicions takes up what is suspicious
    SymbolTrack(String symbol, List<Suspicion> suspicions) {
        this.symbol = symbol;
        this.suspicions = suspicions;
    }

    /// Takes bar `i` of a slice in.
    void add(MarketSlice slice, int i) {
        if (bars == 0) {
            first = slice.time();
        } else {
            count(slice.time() - last);
        }
        bars++;
        last = slice.time();
        String reason = watch.look(0, slice, i);
        if (reason != null) {
            suspicions.add(new Suspicion(symbol, Instant.ofEpochMilli(last), reason));
        }
    }

    /// What the bars are like; there must be one.
    SymbolFacts facts() {
        long interval = distances.entrySet().stream()
                .max(Map.Entry.<Long, Long>comparingByValue()
                        .thenComparing(Map.Entry.<Long, Long>comparingByKey().reversed()))
                .map(Map.Entry::getKey)
                .orElse(0L);
        long gaps = longDistances.entrySet().stream()
                .filter(entry -> entry.getKey() > INTERVALS_PER_GAP * interval)
                .mapToLong(Map.Entry::getValue)
                .sum();
        return new SymbolFacts(
                symbol,
                bars,
                Instant.ofEpochMilli(first),
                Instant.ofEpochMilli(last),
                Duration.ofMillis(interval),
                gaps);
    }

    boolean isEmpty() {
        return bars == 0;
    }

    /// Distances beyond many different ones are as good as none of them.
    private void count(long distance) {
        if (distances.size() < MOST_DISTANCES || distances.containsKey(distance)) {
            distances.merge(distance, 1L, Long::sum);
        }
        if (distance > GAP) {
            longDistances.merge(distance, 1L, Long::sum);
        }
    }
}
