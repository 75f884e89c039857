package io.papertape.prices;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The rejected rows that nobody has taken yet, and how many there were. Not safe for use by several threads.
final class Rejections {

    private final int most;
    private List<RejectedBar> waiting = new ArrayList<>();
    private @Nullable RejectedBar first;
    private long count;

    /// @param most how many are tolerated; those beyond are counted only
    Rejections(int most) {
        this.most = most;
    }

    void add(RejectedBar rejected) {
        if (first == null) {
            first = rejected;
        }
        count++;
        if (count <= most) {
            waiting.add(rejected);
        }
    }

    long count() {
        return count;
    }

    @Nullable
    RejectedBar first() {
        return first;
    }

    List<RejectedBar> take() {
        List<RejectedBar> taken = waiting;
        waiting = new ArrayList<>();
        return taken;
    }

    /// @throws TooManyRejectedException if there were more than are tolerated
    void requireTolerable() {
        if (count > most && first != null) {
            throw new TooManyRejectedException(most, first);
        }
    }
}
