package io.papertape.engine.performance;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalLong;
import java.util.PriorityQueue;
import java.util.Queue;

/// Collects losses from a peak as equity points come, and keeps the deepest of them; of those equally
/// deep the earlier ones. Of bounded size, however long the session. Not safe for use by several
/// threads.
final class DrawdownEpisodes {

    /// How many are kept.
    static final int MOST = 10_000;

    private static final Comparator<DrawdownEpisode> BY_TIME = Comparator.comparingLong(DrawdownEpisode::beganAt);
    private static final Comparator<DrawdownEpisode> FIRST_TO_GO =
            Comparator.comparingDouble(DrawdownEpisode::depth).thenComparing(BY_TIME.reversed());

    private final int most;
    private final LongestDrawdown longest;
    private final Queue<DrawdownEpisode> ended = new PriorityQueue<>(FIRST_TO_GO);
    private boolean hasPeak;
    private long peakEquity;

    /// The last point without a loss; the first one where there is none.
    private long peakAt;

    /// Points with a loss since the peak; 0 while there is no loss.
    private long points;

    private long beganAt;
    private long troughAt;
    private long troughEquity;
    private double depth;
    private long lastAt;

    /// @param initialCapital the first peak
    /// @param longest takes how long every loss lasts, also of those that are not kept
    DrawdownEpisodes(long initialCapital, LongestDrawdown longest) {
        this(initialCapital, longest, MOST);
    }

    /// @param most how many are kept, positive
    DrawdownEpisodes(long initialCapital, LongestDrawdown longest, int most) {
        this.peakEquity = initialCapital;
        this.longest = longest;
        this.most = most;
    }

    /// Takes the next point; times rise.
    ///
    /// @param drawdown loss from the highest equity so far, a fraction of it, at least 0
    void record(long time, long equity, double drawdown) {
        if (drawdown > 0) {
            fall(time, equity, drawdown);
        } else {
            rise(time, equity);
        }
    }

    /// Those that are kept, the one under way included, in order of time.
    List<DrawdownEpisode> list() {
        Queue<DrawdownEpisode> kept = new PriorityQueue<>(ended);
        if (points > 0) {
            keep(kept, OptionalLong.empty());
        }
        List<DrawdownEpisode> list = new ArrayList<>(kept);
        list.sort(BY_TIME);
        return list;
    }

    private void fall(long time, long equity, double drawdown) {
        if (points == 0) {
            beganAt = time;
            peakAt = hasPeak ? peakAt : time;
        }
        if (points == 0 || equity < troughEquity) {
            troughAt = time;
            troughEquity = equity;
            depth = drawdown;
        }
        points++;
        lastAt = time;
        longest.record(peakAt, time);
    }

    private void rise(long time, long equity) {
        if (points > 0) {
            keep(ended, OptionalLong.of(time));
            points = 0;
            longest.record(peakAt, time);
        } else {
            longest.record(time, time);
        }
        hasPeak = true;
        peakAt = time;
        peakEquity = equity;
    }

    /// The episode under way began after all others, so that it yields to those as deep.
    private void keep(Queue<DrawdownEpisode> kept, OptionalLong recoveredAt) {
        if (kept.size() == most) {
            if (depth <= kept.element().depth()) {
                return;
            }
            kept.remove();
        }
        kept.add(new DrawdownEpisode(
                hasPeak ? OptionalLong.of(peakAt) : OptionalLong.empty(),
                peakEquity,
                beganAt,
                troughAt,
                troughEquity,
                depth,
                recoveredAt,
                lastAt,
                points));
    }
}
