package io.papertape.prices.file;

import io.papertape.prices.RejectedBar;
import io.papertape.prices.TooManyRejectedException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The rejected rows that nobody has taken yet, and how many there were. Not safe for use by several threads.
final class Rejections {

    /// Notes beyond these are not kept: they tell of nothing that is lost.
    private static final int MOST_NOTES = 1_000;

    private final int most;
    private List<RejectedBar> waiting = new ArrayList<>();
    private @Nullable RejectedBar first;
    private long count;
    private int notes;

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

    /// Keeps a row of which nothing is lost beside the rejected ones; it is not counted among them.
    void note(RejectedBar harmless) {
        if (notes < MOST_NOTES) {
            notes++;
            waiting.add(harmless);
        }
    }

    /// How many are tolerated.
    int most() {
        return most;
    }

    /// How many rows were rejected.
    long count() {
        return count;
    }

    /// How many rows were told of, rejected or not.
    long told() {
        return count + notes;
    }

    /// The first that waits to be taken: of the rejected rows if there are any, or else of the notes; or null.
    @Nullable
    RejectedBar firstTold() {
        return first == null && !waiting.isEmpty() ? waiting.getFirst() : first;
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
