package io.papertape.batch.replay;

import io.papertape.ledger.RunNotes;
import io.papertape.settings.ReplaySettings;

/// Ends a run whose strategy failed more often than is tolerated, once the failures are in the books. Those of earlier
/// executions of the run count. Not safe for use by several threads.
final class FailureLimit {

    private final ReplayRun run;
    private final RunNotes notes;
    private long before;

    FailureLimit(ReplayRun run) {
        this.run = run;
        notes = run.books().notes();
    }

    /// Asks the books how many there were before this execution.
    void open() {
        before = notes.strategyFailures();
    }

    /// Called between chunks, so that whatever was counted has been committed.
    ///
    /// @throws TooManyFailuresException if there were more than `maxFailures`
    void check() {
        Integer most = run.request().get(ReplaySettings.MAX_FAILURES).orElse(null);
        long failures = before + run.recorder().failures();
        if (most != null && failures > most) {
            throw new TooManyFailuresException(
                    run.session().settings().strategy(), failures, most, notes.firstStrategyFailure());
        }
    }
}
