package io.papertape.engine.performance;

import io.papertape.engine.portfolio.EquityCurve;

/// Follows the deepest and the longest loss from a peak over runs of equity points, as
/// [EquityCurve], [EquityDays] and [DrawdownEpisodes] do over single ones. Not safe for use by
/// several threads.
final class PeakWatch {

    /// In place of a lowest equity: there is no loss.
    private static final long NONE = Long.MAX_VALUE;

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

    /// Takes the points from `from` on, before `end`, each worth `cash + shares × price`; at
    /// least one.
    ///
    /// @param prices by point
    /// @return the highest of them
    long held(int from, int end, long[] prices, long cash, long shares) {
        long highest = 0;
        long lowest = falls ? trough : NONE;
        long bound = peak;
        for (int point = from; point < end; point++) {
            long now = cash + shares * prices[point];
            highest = Math.max(highest, now);
            if (now < bound) {
                if (lowest == NONE) {
                    fall(point, now);
                }
                lowest = Math.min(lowest, now);
            } else {
                if (lowest != NONE) {
                    trough = lowest;
                    lowest = NONE;
                }
                rise(point, now);
                bound = now;
            }
        }
        if (lowest != NONE) {
            trough = lowest;
            longest = Math.max(longest, times[end - 1] - peakAt);
        }
        return highest;
    }

    /// As [#held(int, int, long\[\], long, long)] of whole shares, which rise with each unit of
    /// the price: goes from one peak of the price to the next.
    long held(int from, int end, PriceRises prices, long cash, long shares) {
        long highestPrice = prices.highest(from, end);
        long highest = cash + shares * highestPrice;
        if (highest < peak) {
            fall(from, cash + shares * prices.lowest(from, end));
            longest = Math.max(longest, times[end - 1] - peakAt);
            return highest;
        }
        int point = from;
        if (cash + shares * prices.price(from) < peak) {
            point = prices.first(from, Math.ceilDiv(peak - cash, shares));
            fall(from, cash + shares * prices.lowest(from, point));
        }
        rise(point, cash + shares * prices.price(point));
        for (int next = prices.next(point); next < end; next = prices.next(point)) {
            if (next > point + 1) {
                long high = cash + shares * prices.price(point);
                long low = cash + shares * prices.lowestUntilNext(point);
                deepest = Math.max(deepest, EquityCurve.drawdown(high, low));
                longest = Math.max(longest, times[next] - times[point]);
            }
            point = next;
        }
        peak = highest;
        peakAt = times[point];
        if (point + 1 < end) {
            fall(point + 1, cash + shares * prices.lowest(point + 1, end));
            longest = Math.max(longest, times[end - 1] - peakAt);
        }
        return highest;
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
