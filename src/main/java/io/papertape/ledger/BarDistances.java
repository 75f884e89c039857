package io.papertape.ledger;

import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// How far the bars of one symbol are apart, and since when it has had none for too long. Times are epoch milliseconds
/// UTC. Memory grows by a number for every distance that is another one. Not safe for use by several threads.
public final class BarDistances {

    /// A closed exchange beside round-the-clock coins is not stale over a long weekend.
    private static final long SHORTEST_STALE_MILLIS = 4 * 86_400_000L;

    /// A symbol is stale beyond so many of its usual distances.
    private static final int USUAL_DISTANCES = 3;

    private final SortedMap<Long, Long> counts = new TreeMap<>();
    private long bars;
    private @Nullable Long last;

    /// Takes the next bar in; times rise.
    public void bar(long time) {
        if (last != null) {
            counts.merge(time - last, 1L, Long::sum);
        }
        last = time;
        bars++;
    }

    /// The median of the distances between consecutive bars, the lower of two middles; null of fewer than two bars.
    @Nullable
    Long usual() {
        long before = 0;
        for (var count : counts.entrySet()) {
            before += count.getValue();
            if (2 * before >= bars - 1) {
                return count.getKey();
            }
        }
        return null;
    }

    /// Whether a symbol whose last bar is of one slice is stale at another.
    public boolean isStale(long lastBarAt, long lastSliceAt) {
        Long usual = usual();
        return mayBeStale(lastBarAt, lastSliceAt)
                && (usual == null || lastSliceAt - lastBarAt > USUAL_DISTANCES * usual);
    }

    /// Whether a symbol can be stale, however far its bars usually are apart.
    public static boolean mayBeStale(long lastBarAt, long lastSliceAt) {
        return lastSliceAt - lastBarAt > SHORTEST_STALE_MILLIS;
    }
}
