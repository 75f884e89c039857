package io.papertape.batch.replay;

import io.papertape.engine.market.MarketSlice;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What of the prices a run leaves for a later one, and what it has tolerated. Filled while they are read; not safe for
/// use by several threads.
final class LeftForLater {

    private @Nullable NewSlices slices;
    private @Nullable IncompleteSlices incomplete;
    private long tolerated;
    private long volumes;

    /// Notes who decides.
    void decidedBy(NewSlices newSlices, IncompleteSlices incompleteSlices) {
        slices = newSlices;
        incomplete = incompleteSlices;
    }

    /// Notes what the comparison with the books has let pass.
    void compared(HistoryCheck check) {
        tolerated = check.tolerated();
        volumes = check.volumes();
    }

    /// How many bars differed by no more than is tolerated.
    long tolerated() {
        return tolerated;
    }

    /// How many volumes have changed that nobody looks at.
    long volumes() {
        return volumes;
    }

    /// How many of the newest slices were held back.
    int held() {
        return slices == null ? 0 : slices.held();
    }

    /// The first of these; null where there is none.
    @Nullable
    MarketSlice heldBack() {
        return slices == null ? null : slices.heldBack();
    }

    /// The incomplete slice that is waited for; null where there is none.
    @Nullable
    MarketSlice incomplete() {
        return incomplete == null ? null : incomplete.left();
    }

    /// The symbols that it lacks, by index.
    List<Integer> missing() {
        return incomplete == null ? List.of() : incomplete.missing();
    }

    /// Which night of waiting this is.
    long night() {
        return incomplete == null ? 0 : incomplete.night();
    }
}
