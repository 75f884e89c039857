package io.papertape.engine.performance;

import java.util.Arrays;
import java.util.stream.IntStream;

/// Finds [ValueAtRisk] and [ExpectedShortfall] of daily returns, most of which are those of a share
/// of which a part of the equity was held: the worst of them are looked for among the worst days of
/// the share. Not safe for use by several threads.
final class ReturnTail {

    /// More than a product of two numbers is rounded by, as a part of it.
    private static final double MARGIN = 1 + 1e-12;

    /// Numbers that are sorted by insertion at most: they come nearly sorted.
    private static final int FEW = 256;

    /// Days on which the share fell, the worst first.
    private final int[] fallen;

    /// Return of the share on each of them.
    private final double[] falls;

    private final double[] worst;
    private final int days;
    private final double rank;
    private final int needed;
    private double quantile;
    private double shortfall;

    /// @param shareReturns of the share, one for each day, at least one
    ReturnTail(double[] shareReturns) {
        days = shareReturns.length;
        fallen = IntStream.range(0, days)
                .filter(day -> shareReturns[day] < 0)
                .boxed()
                .sorted((one, other) -> Double.compare(shareReturns[one], shareReturns[other]))
                .mapToInt(Integer::intValue)
                .toArray();
        falls = Arrays.stream(fallen).mapToDouble(day -> shareReturns[day]).toArray();
        worst = new double[days];
        rank = (days - 1) / ValueAtRisk.TAIL;
        needed = Math.min((int) rank + 1, days - 1) + 1;
    }

    /// Looks at returns.
    ///
    /// @param returns those of the share times the part that was held, by day; 0 on other days
    /// @param others returns of days that are in `returns` with 0
    /// @param otherCount how many of them there are
    /// @param largestPart that was held
    void look(double[] returns, double[] others, int otherCount, double largestPart) {
        int count = 0;
        int next = 0;
        for (; next < fallen.length && count < needed; next++) {
            double fall = returns[fallen[next]];
            worst[count] = fall;
            count += fall < 0 ? 1 : 0;
        }
        if (count < needed) {
            lookAtAll(returns, others, otherCount);
            return;
        }
        double bound = worst[0];
        for (int i = 1; i < count; i++) {
            bound = Math.max(bound, worst[i]);
        }
        for (; next < fallen.length && falls[next] * largestPart * MARGIN <= bound; next++) {
            double fall = returns[fallen[next]];
            if (fall <= bound) {
                worst[count++] = fall;
            }
        }
        for (int i = 0; i < otherCount; i++) {
            if (others[i] <= bound) {
                worst[count++] = others[i];
            }
        }
        take(count);
    }

    /// Looks at all of them, where few days had a loss.
    private void lookAtAll(double[] returns, double[] others, int otherCount) {
        int count = 0;
        int zeros = -otherCount;
        for (int day = 0; day < days; day++) {
            if (returns[day] < 0) {
                worst[count++] = returns[day];
            } else if (returns[day] == 0) {
                zeros++;
            }
        }
        for (int i = 0; i < otherCount; i++) {
            if (others[i] < 0) {
                worst[count++] = others[i];
            } else if (others[i] == 0) {
                zeros++;
            }
        }
        Arrays.fill(worst, count, count + zeros, 0);
        count += zeros;
        if (count < needed) {
            count = addGains(returns, others, otherCount, count);
        }
        take(count);
    }

    private int addGains(double[] returns, double[] others, int otherCount, int from) {
        int count = from;
        for (int day = 0; day < days; day++) {
            if (returns[day] > 0) {
                worst[count++] = returns[day];
            }
        }
        for (int i = 0; i < otherCount; i++) {
            if (others[i] > 0) {
                worst[count++] = others[i];
            }
        }
        return count;
    }

    /// Takes the worst returns, so many that the quantile and all below it are among them.
    private void take(int count) {
        sort(count);
        quantile = Statistics.quantile(worst, rank);
        double sum = 0;
        int tail = 0;
        while (tail < count && worst[tail] <= quantile) {
            sum += worst[tail++];
        }
        shortfall = 0 - sum / tail;
    }

    private void sort(int count) {
        if (count > FEW) {
            Arrays.sort(worst, 0, count);
            return;
        }
        for (int i = 1; i < count; i++) {
            double moved = worst[i];
            int place = i;
            while (place > 0 && worst[place - 1] > moved) {
                worst[place] = worst[place - 1];
                place--;
            }
            worst[place] = moved;
        }
    }

    /// See [ValueAtRisk].
    double valueAtRisk() {
        return 0 - quantile;
    }

    /// See [ExpectedShortfall].
    double expectedShortfall() {
        return shortfall;
    }
}
