package io.papertape.prices.file;

import io.papertape.prices.ToldAction;
import io.papertape.prices.format.ParsedBar;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The prices of a symbol on both sides of its splits, in files whose layout does not say that they are as traded. Not
/// safe for use by several threads.
final class SplitJumps {

    private final Map<LocalDate, Jump> jumps = new HashMap<>();
    private long lastAt = Long.MIN_VALUE;
    private long last;
    private @Nullable LocalDate lastDate;

    /// The prices next to a split.
    private static final class Jump {

        private final LocalDate date;
        private final double size;
        private long beforeAt = Long.MIN_VALUE;
        private long before;
        private long afterAt = Long.MAX_VALUE;
        private long after;

        private Jump(ToldAction split) {
            date = split.date();
            size = Math.log(Objects.requireNonNull(split.value()).doubleValue());
        }

        private void takeBefore(long time, long close) {
            if (time > beforeAt) {
                beforeAt = time;
                before = close;
            }
        }

        private void takeAfter(long time, long open) {
            if (time < afterAt) {
                afterAt = time;
                after = open;
            }
        }

        private boolean isThere() {
            if (before == 0 || after == 0) {
                return false;
            }
            double move = Math.log((double) after / before);
            return Math.abs(move + size) < Math.abs(move);
        }
    }

    /// Takes in a split, which is told before the bars of its date or with the first of them.
    void expect(ToldAction split) {
        Jump jump = new Jump(split);
        if (lastDate != null && lastDate.isBefore(split.date())) {
            jump.takeBefore(lastAt, last);
        }
        jumps.putIfAbsent(split.date(), jump);
    }

    /// Takes in a bar. Bars come in order, the oldest or the newest first.
    void take(ParsedBar bar) {
        long time = bar.time();
        LocalDate date = bar.date();
        for (Jump jump : jumps.values()) {
            if (date.isBefore(jump.date)) {
                jump.takeBefore(time, bar.close());
            } else {
                jump.takeAfter(time, bar.open());
            }
        }
        lastAt = time;
        last = bar.close();
        lastDate = date;
    }

    /// Whether the prices go over the split of a date as they were traded: they move by about what it comes to.
    boolean isThere(LocalDate date) {
        Jump jump = jumps.get(date);
        return jump != null && jump.isThere();
    }
}
