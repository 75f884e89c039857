package io.papertape.report.page;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.Stream;

/// Passes a curve on in so few points that a page can hold them: of every bucket of points the first, the lowest, the
/// highest, the one of the greatest drawdown and the last, in their order, so that no peak, no trough and no maximum
/// drawdown is lost. Not safe for use by several threads.
final class Thinned {

    private static final int LOWEST = 1;
    private static final int HIGHEST = 2;
    private static final int DEEPEST = 3;
    private static final int LAST = 4;
    private static final int KEPT_PER_BUCKET = 5;

    private final long perBucket;
    private final Points target;
    private final Point[] kept =
            Stream.generate(Point::new).limit(KEPT_PER_BUCKET).toArray(Point[]::new);
    private long inBucket;
    private long count;

    /// @param total how many points there will be
    /// @param most how many to pass on at most; all of them where there are no more
    Thinned(long total, int most, Points target) {
        int buckets = most / KEPT_PER_BUCKET;
        perBucket = total <= most ? 1 : Math.ceilDiv(total, buckets);
        this.target = target;
    }

    void add(long time, double value, double drawdown) {
        if (inBucket == 0) {
            for (Point point : kept) {
                point.set(count, time, value, drawdown);
            }
        }
        if (value < kept[LOWEST].value) {
            kept[LOWEST].set(count, time, value, drawdown);
        }
        if (value > kept[HIGHEST].value) {
            kept[HIGHEST].set(count, time, value, drawdown);
        }
        if (drawdown > kept[DEEPEST].drawdown) {
            kept[DEEPEST].set(count, time, value, drawdown);
        }
        kept[LAST].set(count, time, value, drawdown);
        count++;
        if (++inBucket == perBucket) {
            flush();
        }
    }

    /// Passes on what is left.
    void end() {
        if (inBucket > 0) {
            flush();
        }
    }

    private void flush() {
        Point[] ordered = kept.clone();
        Arrays.sort(ordered, Comparator.comparingLong(point -> point.number));
        long passed = -1;
        for (Point point : ordered) {
            if (point.number > passed) {
                target.add(point.time, point.value, point.drawdown);
                passed = point.number;
            }
        }
        inBucket = 0;
    }

    /// Hears of points.
    @FunctionalInterface
    interface Points {

        /// Takes the next point.
        ///
        /// @param time epoch milliseconds UTC
        void add(long time, double value, double drawdown);
    }

    private static final class Point {

        private long number;
        private long time;
        private double value;
        private double drawdown;

        private void set(long newNumber, long newTime, double newValue, double newDrawdown) {
            number = newNumber;
            time = newTime;
            value = newValue;
            drawdown = newDrawdown;
        }
    }
}
