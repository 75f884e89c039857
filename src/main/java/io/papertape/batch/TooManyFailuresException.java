package io.papertape.batch;

import io.papertape.ledger.FirstFailure;

/// A strategy failed more often than is tolerated. The failures are in the books; a run of the same code fails again.
final class TooManyFailuresException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /// @param failures how often it failed, more than `most`
    /// @param first the first of them
    TooManyFailuresException(String strategy, long failures, int most, FirstFailure first) {
        super("strategy " + strategy + " failed " + failures + (failures == 1 ? " time" : " times")
                + ", more than maxFailures="
                + most + " allows, the first time for symbol " + first.symbol() + " at " + first.failedAt() + ": "
                + first.thrown());
    }
}
