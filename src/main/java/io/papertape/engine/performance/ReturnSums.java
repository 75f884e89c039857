package io.papertape.engine.performance;

import java.util.Arrays;

/// Daily returns of a session whose equity comes in runs of points, and the sums that metrics
/// need of them. Days are numbered from 0. Not safe for use by several threads.
final class ReturnSums {

    /// Number of the last point of each day.
    private final int[] dayEnds;

    /// Day of each point.
    private final int[] dayOf;

    /// Price of the share at the end of each day.
    private final double[] dayPrices;

    /// Returns of the benchmark less their mean, by day.
    private final double[] centered;

    /// Return below which one counts as a loss.
    private final double target;

    /// By day; 0 where the equity did not change, and on days that are in `others`.
    private final double[] returns;

    private final int[] otherDays;
    private final double[] others;
    private int otherCount;
    private int written;
    private double sum;
    private double squares;
    private double products;
    private double shortfalls;
    private double largestPart;
    private long dayEquity;

    /// @param window with days and benchmark
    /// @param prices of the share, by point
    ReturnSums(MeasuredWindow window, long[] prices) {
        dayEnds = window.dayEnds;
        centered = window.centered;
        target = window.riskFree;
        dayPrices = Arrays.stream(dayEnds).mapToDouble(end -> prices[end]).toArray();
        int days = dayEnds.length;
        dayOf = new int[days == 0 ? 0 : dayEnds[days - 1] + 1];
        int day = 0;
        for (int point = 0; point < dayOf.length; point++) {
            day += point > dayEnds[day] ? 1 : 0;
            dayOf[point] = day;
        }
        returns = new double[days];
        others = new double[days];
        otherDays = new int[days];
    }

    /// Before the first point.
    void begin(long initialCapital) {
        otherCount = 0;
        written = 0;
        sum = 0;
        squares = 0;
        products = 0;
        shortfalls = 0;
        largestPart = 0;
        dayEquity = initialCapital;
    }

    /// Day of a point.
    int dayOf(int point) {
        return dayOf[point];
    }

    /// First point of the day of a point.
    int dayBegin(int point) {
        int day = dayOf[point];
        return day == 0 ? 0 : dayEnds[day - 1] + 1;
    }

    /// Equity of the last day that has ended; the initial capital before.
    long dayEquity() {
        return dayEquity;
    }

    /// Takes the points from `from` on, before `end`, which are all the same; at least one.
    void flat(int from, int end, long equity) {
        int day = dayOf[from];
        int last = lastDay(end);
        if (day <= last) {
            if (equity == dayEquity) {
                returns[day] = 0;
            } else {
                other(day, equity);
            }
            Arrays.fill(returns, day + 1, last + 1, 0);
            dayEquity = equity;
        }
    }

    /// The last day that has ended before a point.
    private int lastDay(int end) {
        int day = dayOf[end - 1];
        return dayEnds[day] < end ? day : day - 1;
    }

    /// Takes the points from `from` on, before `end`, each worth `cash + shares × price`; at
    /// least one.
    ///
    /// @param prices by point
    /// @param part of the equity that the shares were at most
    void held(int from, int end, long[] prices, long cash, long shares, double part) {
        int day = dayOf[from];
        int last = lastDay(end);
        if (day > last) {
            return;
        }
        long before = cash + shares * prices[dayEnds[day]];
        other(day, before);
        largestPart = Math.max(largestPart, part);
        for (int i = day + 1; i <= last; i++) {
            long after = cash + shares * prices[dayEnds[i]];
            double now = (double) (after - before) / before;
            returns[i] = now;
            add(i, now);
            before = after;
        }
        dayEquity = before;
    }

    /// As [#held(int, int, long\[\], long, long, double)] at the prices of the share, where the
    /// equity is so small that a `double` holds it: then every number but the return is exact.
    void heldExactly(int from, int end, double cash, double shares, double part) {
        int day = dayOf[from];
        int last = lastDay(end);
        if (day > last) {
            return;
        }
        double before = cash + shares * dayPrices[day];
        other(day, (long) before);
        largestPart = Math.max(largestPart, part);
        double runSum = 0;
        double runSquares = 0;
        double runProducts = 0;
        double runShortfalls = 0;
        for (int i = day + 1; i <= last; i++) {
            double after = cash + shares * dayPrices[i];
            double now = (after - before) / before;
            double twiceShortfall = now - target - Math.abs(now - target);
            returns[i] = now;
            runSum += now;
            runSquares += now * now;
            runProducts += now * centered[i];
            runShortfalls += twiceShortfall * twiceShortfall;
            before = after;
        }
        written += last - day;
        sum += runSum;
        squares += runSquares;
        products += runProducts;
        shortfalls += runShortfalls / 4;
        dayEquity = (long) before;
    }

    private void other(int day, long equity) {
        double now = (double) (equity - dayEquity) / dayEquity;
        returns[day] = 0;
        otherDays[otherCount] = day;
        others[otherCount++] = now;
        add(day, now);
    }

    private void add(int day, double now) {
        double shortfall = Math.min(now - target, 0);
        written++;
        sum += now;
        squares += now * now;
        products += now * centered[day];
        shortfalls += shortfall * shortfall;
    }

    /// After the last point: lets the tail look, and completes the returns.
    void finish(ReturnTail tail) {
        tail.look(returns, others, otherCount, largestPart);
        for (int i = 0; i < otherCount; i++) {
            returns[otherDays[i]] = others[i];
        }
        double shortfall = Math.min(-target, 0);
        shortfalls += (returns.length - written) * shortfall * shortfall;
    }

    /// By day; a live view.
    double[] returns() {
        return returns;
    }

    double sum() {
        return sum;
    }

    double squares() {
        return squares;
    }

    /// Sum of the returns, each times that of the benchmark less its mean.
    double products() {
        return products;
    }

    /// Sum of the squares of what returns are below the target.
    double shortfalls() {
        return shortfalls;
    }
}
