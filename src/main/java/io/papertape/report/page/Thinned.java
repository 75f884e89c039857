package io.papertape.report.page;

/// Passes a curve on in so few points that a page can hold them: of every bucket of points the first, the lowest, the
/// highest and the last, in their order, so that no peak and no trough is lost. Not safe for use by several threads.
final class Thinned {

    private static final int KEPT_PER_BUCKET = 4;

    private final long perBucket;
    private final Points target;
    private final Point[] kept = {new Point(), new Point(), new Point(), new Point()};
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
        if (value < kept[1].value) {
            kept[1].set(count, time, value, drawdown);
        }
        if (value > kept[2].value) {
            kept[2].set(count, time, value, drawdown);
        }
        kept[3].set(count, time, value, drawdown);
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
        boolean lowestFirst = kept[1].number < kept[2].number;
        long passed = pass(kept[0], -1);
        passed = pass(lowestFirst ? kept[1] : kept[2], passed);
        passed = pass(lowestFirst ? kept[2] : kept[1], passed);
        pass(kept[3], passed);
        inBucket = 0;
    }

    private long pass(Point point, long passed) {
        if (point.number > passed) {
            target.add(point.time, point.value, point.drawdown);
            return point.number;
        }
        return passed;
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
