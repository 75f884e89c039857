package io.papertape.batch.nightly;

import io.papertape.batch.JobFailure;
import io.papertape.batch.Remedy;

/// A worker has another program, other prices or other strategies than the manager of the night. It leaves the work to
/// others, and ends.
final class ForeignWorkerException extends JobFailure {

    private static final long serialVersionUID = 1L;

    /// @param difference in a sentence
    ForeignWorkerException(String difference) {
        super(Remedy.CORRECT, difference);
    }
}
