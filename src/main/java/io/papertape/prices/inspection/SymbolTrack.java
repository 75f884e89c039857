package io.papertape.prices.inspection;

import io.papertape.engine.market.MarketSlice;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Follows the bars of a symbol. Not safe for use by several threads.
final class SymbolTrack {

    private static final long GAP = Duration.ofDays(4).toMillis();
    private static final int INTERVALS_PER_GAP = 3;
    private static final int MOST_DISTANCES = 1_000;
    private static final double LARGE_MOVE = 0.5;
    private static final double HUNDREDFOLD = 100;
    private static final double NEARLY = 1.25;
    private static final int LONG_RUN = 10;

    private final String symbol;
    private final List<Suspicion> suspicions;
    private final Map<Long, Long> distances = new HashMap<>();
    private final Map<Long, Long> longDistances = new HashMap<>();
    private long bars;
    private long first;
    private long last;
    private final long[] prices = new long[4];
    private int run;

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
            lookAtMove(slice.time(), slice.close(i));
            lookAtRun(slice, i);
        }
        bars++;
        last = slice.time();
        prices[0] = slice.open(i);
        prices[1] = slice.high(i);
        prices[2] = slice.low(i);
        prices[3] = slice.close(i);
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

    private void lookAtMove(long time, long close) {
        double ratio = (double) close / prices[3];
        boolean slip = isHundredfold(ratio) || isHundredfold(1 / ratio);
        if (slip) {
            suspect(time, "close is " + (ratio > 1 ? "a hundred times" : "a hundredth of") + " the one before");
        } else if (Math.abs(ratio - 1) > LARGE_MOVE) {
            suspect(time, String.format(Locale.ROOT, "close moves by %+.1f %%", (ratio - 1) * 100));
        }
    }

    private static boolean isHundredfold(double ratio) {
        return ratio > HUNDREDFOLD / NEARLY && ratio < HUNDREDFOLD * NEARLY;
    }

    private void lookAtRun(MarketSlice slice, int i) {
        boolean same = slice.open(i) == prices[0]
                && slice.high(i) == prices[1]
                && slice.low(i) == prices[2]
                && slice.close(i) == prices[3];
        run = same ? run + 1 : 0;
        if (run == LONG_RUN - 1) {
            suspect(slice.time(), LONG_RUN + " bars in succession have the same prices");
        }
    }

    private void suspect(long time, String reason) {
        suspicions.add(new Suspicion(symbol, Instant.ofEpochMilli(time), reason));
    }
}
