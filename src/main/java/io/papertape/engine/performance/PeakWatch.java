package io.papertape.engine.performance;

import io.papertape.engine.portfolio.EquityCurve;

/// Follows the deepest and the longest loss from a peak over runs of equity points, as
/// [EquityCurve], [EquityDays] and [DrawdownEpisodes] do over single ones. Not safe for use by
/// several threads.
final class PeakWatch {

    /// Epoch milliseconds of the points.
    private final long[] times;

    private long peak;
    private long peakAt;
    private boolean hasPeak;
    private boolean falls;
    private long trough;
    private double deepest;
    private long longest;

    PeakWatch(long[] times) {
        this.times = times;
    }

    /// Before the first point.
    void begin(long initialCapital) {
        peak = initialCapital;
        hasPeak = false;
        falls = false;
        deepest = 0;
        longest = 0;
    }

    /// Takes the points from `from` on, before `end`, which are all the same; at least one.
    void flat(int from, int end, long equity) {
        if (equity >= peak) {
            rise(from, equity);
            peakAt = times[end - 1];
        } else {
            fall(from, equity);
            longest = Math.max(longest, times[end - 1] - peakAt);
        }
    }

    /// Takes points as they are; at least one.
    ///
    /// @param equity of each point, by its number
    void varying(int from, int end, long[] equity) {
        long highest = peak;
        long lowest = falls ? trough : Long.MAX_VALUE;
        for (int point = from; point < end; point++) {
            long now = equity[point];
            if (now >= highest) {
                if (lowest != Long.MAX_VALUE) {
                    falls = true;
                    trough = lowest;
                    lowest = Long.MAX_VALUE;
                }
                rise(point, now);
                highest = now;
            } else {
                if (lowest == Long.MAX_VALUE) {
                    fall(point, now);
                }
                lowest = Math.min(lowest, now);
            }
        }
        falls = lowest != Long.MAX_VALUE;
        if (falls) {
            trough = lowest;
            longest = Math.max(longest, times[end - 1] - peakAt);
        }
    }

    private void rise(int point, long equity) {
        if (falls) {
            endFall();
            longest = Math.max(longest, times[point] - peakAt);
        }
        hasPeak = true;
        peak = equity;
        peakAt = times[point];
    }

    private void fall(int point, long equity) {
        if (!falls) {
            peakAt = hasPeak ? peakAt : times[point];
            trough = equity;
            falls = true;
        }
        trough = Math.min(trough, equity);
    }

    private void endFall() {
        deepest = Math.max(deepest, EquityCurve.drawdown(peak, trough));
        falls = false;
    }

    /// The deepest loss, a fraction.
    double deepest() {
        return falls ? Math.max(deepest, EquityCurve.drawdown(peak, trough)) : deepest;
    }

    /// The longest loss, calendar days.
    double longestDays() {
        return Days.of(longest);
    }
}
