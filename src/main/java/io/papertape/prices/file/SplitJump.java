package io.papertape.prices.file;

import io.papertape.prices.CorporateAction;
import java.time.LocalDate;
import java.util.Objects;

/// The prices on both sides of a split that a person has written down, in files whose layout says that they are
/// adjusted for splits. Not safe for use by several threads.
final class SplitJump {

    private final LocalDate date;
    private final double size;
    private long beforeAt = Long.MIN_VALUE;
    private long before;
    private long afterAt = Long.MAX_VALUE;
    private long after;

    SplitJump(CorporateAction split) {
        date = split.date();
        size = Math.log(Objects.requireNonNull(split.value()).doubleValue());
    }

    /// Takes in a bar of the symbol; bars come in any order.
    void take(long time, LocalDate day, long open, long close) {
        if (day.isBefore(date)) {
            if (time > beforeAt) {
                beforeAt = time;
                before = close;
            }
        } else if (time < afterAt) {
            afterAt = time;
            after = open;
        }
    }

    /// Whether the prices go over the split as they were traded: they move by about what it comes to.
    boolean isThere() {
        if (before == 0 || after == 0) {
            return false;
        }
        double move = Math.log((double) after / before);
        return Math.abs(move + size) < Math.abs(move);
    }
}
