package io.papertape.batch.replay;

import io.papertape.batch.JobFailure;
import io.papertape.batch.Remedy;
import io.papertape.ledger.FirstFailure;

/// A strategy failed more often than is tolerated. The failures are in the books; a run of the same code fails again.
final class TooManyFailuresException extends JobFailure {

    private static final long serialVersionUID = 1L;

    /// @param failures how often it failed, more than `most`
    /// @param first the first of them
    TooManyFailuresException(String strategy, long failures, int most, FirstFailure first) {
        super(
                Remedy.DECIDE,
                "strategy " + strategy + " failed " + failures + (failures == 1 ? " time" : " times")
                        + ", more than maxFailures="
                        + most + " allows, the first time for symbol " + first.symbol() + " at " + first.failedAt()
                        + ": "
                        + first.thrown());
    }

    @Override
    protected String advice() {
        return "; correct the strategy, or tolerate more failures by maxFailures";
    }
}
