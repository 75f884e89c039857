package io.papertape.batch.replay;

import io.papertape.engine.market.MarketSlice;
import io.papertape.prices.PriceTape;
import io.papertape.prices.RejectedBar;
import io.papertape.prices.UnfinishedPriceFileException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// What a tape gave from its first slice to its last. Safe for use by several threads.
final class KeptSlices implements AutoCloseable {

    private final PriceTape tape;
    private List<Step> steps;

    /// What came of asking the tape for its next slice.
    ///
    /// @param slice null at the end
    /// @param rejected how many rows were rejected by then
    /// @param rows those that were rejected since the step before
    /// @param failure why there is no slice, or null
    record Step(
            @Nullable MarketSlice slice,
            long rejected,
            List<RejectedBar> rows,
            @Nullable RuntimeException failure) {

        private boolean isLast() {
            return slice == null;
        }
    }

    private KeptSlices(PriceTape tape, List<Step> steps) {
        this.tape = tape;
        this.steps = steps;
    }

    /// Reads a tape to its end. It is closed together with what was read.
    static KeptSlices of(PriceTape tape) {
        List<Step> steps = new ArrayList<>();
        do {
            steps.add(next(tape));
        } while (!steps.getLast().isLast());
        return new KeptSlices(tape, List.copyOf(steps));
    }

    private static Step next(PriceTape tape) {
        MarketSlice slice = null;
        RuntimeException failure = null;
        try {
            slice = tape.next();
        } catch (RuntimeException e) {
            failure = e;
        }
        return new Step(slice, tape.rejected(), tape.takeRejected(), failure);
    }

    /// One for each slice, and one for the end.
    synchronized List<Step> steps() {
        return steps;
    }

    /// Forgets the slices; who has them keeps them.
    synchronized void forget() {
        steps = List.of();
    }

    /// Whether the files are what they were when they were read.
    synchronized boolean isCurrent() {
        try {
            tape.requireUnchanged();
            return true;
        } catch (UnfinishedPriceFileException e) {
            return false;
        }
    }

    /// Asks the tape for something else.
    synchronized <T extends @Nullable Object> T ask(Function<PriceTape, T> question) {
        return question.apply(tape);
    }

    @Override
    public synchronized void close() {
        tape.close();
    }
}
