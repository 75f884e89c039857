package io.papertape.batch.replay;

import io.papertape.ledger.Restatement;
import io.papertape.prices.UnusedAdjustment;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// How a replay ended.
///
/// @param status whether it completed
/// @param session name of the session
/// @param run key of its run, or null where none was begun
/// @param resumedRun when the run began that it went on with, which had not been completed; null where it went on with
///     none
/// @param slices slices that this execution replayed; those of its last transaction are in the books unless it failed
/// @param bars bars that this execution read
/// @param left whether slices of the prices were left for a later run
/// @param lastSliceAt last slice that the books hold; empty when they hold none
/// @param elapsed how long the job took
/// @param failures how often a symbol did not trade because the strategy failed, in a run that completed
/// @param restatement what had changed when the session was replayed whole for that, or null
/// @param unusedAdjustment the first bar whose adjusted close is not used though it is far from the close, or null
/// @param failure why it failed, or null
public record ReplayOutcome(
        Status status,
        String session,
        @Nullable Long run,
        @Nullable Instant resumedRun,
        long slices,
        long bars,
        boolean left,
        Optional<Instant> lastSliceAt,
        Duration elapsed,
        long failures,
        @Nullable Restatement restatement,
        @Nullable UnusedAdjustment unusedAdjustment,
        @Nullable Throwable failure) {

    /// Whether it went on with a run that had not been completed.
    public boolean resumed() {
        return resumedRun != null;
    }

    /// Whether it failed.
    public boolean failed() {
        return status == Status.FAILED;
    }

    /// How a replay may end.
    public enum Status {
        COMPLETED,
        STOPPED,
        FAILED
    }
}
