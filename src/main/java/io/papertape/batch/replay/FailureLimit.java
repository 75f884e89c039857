package io.papertape.batch.replay;

import io.papertape.ledger.StrategyFailureLedger;
import io.papertape.settings.ReplaySettings;

/// Ends a run whose strategy failed more often than is tolerated, once the failures are in the books. Those of earlier
/// executions of the run count. Not safe for use by several threads.
final class FailureLimit {

    private final ReplayRun run;
    private final StrategyFailureLedger ledger;
    private long before;

    FailureLimit(ReplayRun run, StrategyFailureLedger ledger) {
        this.run = run;
        this.ledger = ledger;
    }

    /// Asks the books how many there were before this execution.
    void open() {
        before = ledger.count(run.books().run());
    }

    /// Called between chunks, so that whatever was counted has been committed.
    ///
    /// @throws TooManyFailuresException if there were more than `maxFailures`
    void check() {
        Integer most = run.request().get(ReplaySettings.MAX_FAILURES).orElse(null);
        long failures = before + run.recorder().failures();
        if (most != null && failures > most) {
            throw new TooManyFailuresException(
                    run.session().settings().strategy(),
                    failures,
                    most,
                    ledger.first(run.books().run()));
        }
    }
}
